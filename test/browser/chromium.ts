import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where there is no browser its tests are skipped under a title that says so. */
export const hasChromium = existsSync(EXECUTABLE);

/** True where a browser is promised: then its absence is a failure. */
export const isChromiumPromised = process.env['REQUIRE_CHROMIUM'] === '1';

export const chromiumRemark = hasChromium ? '' : ` (skipped: ${EXECUTABLE} does not exist)`;

export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
}

/** Everything the browser complains of: errors of scripts, broken rules of the policy, files that are not there. */
export function watchComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
