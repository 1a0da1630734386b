import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findFaint, findUnnamed } from './accessibility.ts';
import { ChatPage } from './chat-page.ts';
import {
  chromiumRemark,
  hasChromium,
  isChromiumPromised,
  launchChromium,
  watchComplaints,
} from './chromium.ts';
import { openSampleSite, type SampleSite } from './sample-site.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const DESKTOP = { viewport: { width: 1280, height: 900 } };
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>&lt;b&gt;';

it('Chromium is there where it is promised', () => {
  expect(isChromiumPromised && !hasChromium).toBe(false);
});

describe.skipIf(!hasChromium)(`the chat page in Chromium${chromiumRemark}`, { timeout: 60_000 }, () => {
  let site: SampleSite;
  let browser: Browser;
  let complaints: readonly string[] = [];
  let close = async () => {};

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSampleSite(), launchChromium()]);
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function visit(options: BrowserContextOptions = DESKTOP): Promise<ChatPage> {
    const context = await browser.newContext({ colorScheme: 'dark', ...options });
    const page = await context.newPage();
    complaints = watchComplaints(page);
    close = () => context.close();
    const chat = new ChatPage(page);
    await chat.open(site.origin);
    return chat;
  }

  afterEach(async () => {
    await close();
    // No test may make the browser complain, of the policy least of all.
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });

  describe('on a phone', () => {
    it('answers every command at a tap and presses every button, and nothing sticks out', async () => {
      const chat = await visit(PHONE);
      const chips = await chat.page.locator('#chips button').allTextContents();
      expect(chips.length).toBeGreaterThanOrEqual(13);
      const pressed = new Set<string>(chips);
      for (const chip of chips) {
        const tapped = chat.page.locator('#chips').getByRole('button', { name: chip, exact: true });
        const answer = await chat.await(() => tapped.click());
        expect(await answer.getAttribute('data-command')).toBe(chip.slice(1));
        expect([chip, await answer.locator('.error').count()]).toEqual([chip, 0]);
        const others = answer.locator('.actions .pill');
        for (let index = 0; index < (await others.count()); index += 1) {
          const command = (await others.nth(index).getAttribute('title')) ?? '';
          if (pressed.has(command)) continue;
          pressed.add(command);
          const next = await chat.await(() => others.nth(index).click());
          expect([command, await next.locator('.error').count()]).toEqual([command, 0]);
        }
        expect(`${chip} ${await chat.overflow()}`).toBe(`${chip} 0`);
      }
      expect(await findUnnamed(chat.page)).toEqual([]);
    }, 120_000);

    it('completes a command and opens the replay within its width', async () => {
      const chat = await visit(PHONE);
      await chat.page.getByRole('button', { name: /^Replay history/ }).click();
      await chat.question.fill('/p');
      await chat.page.keyboard.press('ArrowDown');
      const list = await chat.page.getByRole('listbox').boundingBox();
      const right = (list?.x ?? 0) + (list?.width ?? 0);
      expect([list?.x, right]).toEqual([12, 348]);
      expect(await chat.overflow()).toBe(0);
      expect(await findUnnamed(chat.page)).toEqual([]);
    });

    it('redraws the chart in place with each range, and shows which one is on', async () => {
      const chat = await visit(PHONE);
      const answer = await chat.ask('/macd');
      const before = await answer.locator('img').getAttribute('src');
      for (const range of ['1Y', '3Y', 'Max']) {
        await answer.getByRole('button', { name: range, exact: true }).click();
        await answer.locator('[aria-pressed="true"]', { hasText: range }).waitFor();
        expect(await answer.locator('[aria-pressed="true"]').count()).toBe(1);
        await chat.waitForChart(answer);
      }
      expect(await chat.answers.count()).toBe(1);
      expect(await answer.locator('img').getAttribute('src')).not.toBe(before);
      expect(
        await answer.locator('[aria-pressed="true"]').evaluate((one) => one === document.activeElement),
      ).toBe(true);
    });
  });

  it('follows the system to light, and a choice from then on, with the charts it shows', async () => {
    const chat = await visit({ ...DESKTOP, colorScheme: 'light' });
    const image = (await chat.ask('/phase')).locator('img');
    await chat.ask('/help');
    expect(await image.getAttribute('src')).toMatch(/\?theme=light$/);
    expect(await findFaint(chat.page)).toEqual([]);
    await chat.page.getByRole('button', { name: 'Switch to dark colours' }).click();
    expect(await image.getAttribute('src')).toMatch(/\?theme=dark$/);
    await chat.waitForChart(chat.page.locator('#log'));
    expect(await findFaint(chat.page)).toEqual([]);
    await chat.open(site.origin);
    expect(await chat.page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  it('says plainly that the market is made up', async () => {
    const chat = await visit();
    expect(await chat.page.getByRole('note').first().textContent()).toMatch(
      /^Sample market: every number is made up/,
    );
    expect(await chat.page.locator('#status').textContent()).toBe('Online · sample market');
    const answer = await chat.ask('/macd');
    expect(await answer.locator('.badge').textContent()).toBe('SAMPLE');
    expect(await answer.locator('img').getAttribute('alt')).toMatch(/^SAMPLE data\. .*\d/);
  });

  it('can be used with the keyboard alone', async () => {
    const chat = await visit();
    const { page, question } = chat;
    expect(await question.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('/ma');
    const options = page.getByRole('option');
    expect(await options.first().textContent()).toContain('/macd');
    await page.keyboard.press('ArrowDown');
    expect(await question.getAttribute('aria-activedescendant')).toBe(
      await options.first().getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    expect(await question.inputValue()).toBe('/macd ');
    await page.keyboard.type('eth');
    const answer = await chat.await(() => page.keyboard.press('Enter'));
    expect(await answer.locator('.heading').textContent()).toContain('ETH');
    await page.keyboard.press('ArrowUp');
    expect(await question.inputValue()).toBe('/macd eth');
    await page.keyboard.press('ArrowDown');
    expect(await question.inputValue()).toBe('');
    await page.keyboard.type('/pha');
    await page.keyboard.press('Escape');
    expect(await options.count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await question.fill('/pea');
    await page.keyboard.press('Tab');
    expect(await question.inputValue()).toBe('/peak ');
    await answer.locator('.chart').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Chart' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await answer.locator('.chart').evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('tells a screen reader what comes: a log, authors, headers of columns', async () => {
    const chat = await visit();
    const log = chat.page.getByRole('log', { name: 'Conversation' });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    const answer = await chat.ask('/rotation');
    expect(await answer.textContent()).toMatch(/^Bot: /);
    expect(await chat.page.locator('.own').last().textContent()).toBe('You: /rotation');
    expect(await answer.getByRole('columnheader').count()).toBeGreaterThan(2);
    expect(await findUnnamed(chat.page)).toEqual([]);
  });

  it('replays a past day until it is told to come back', async () => {
    const chat = await visit();
    const { page } = chat;
    await page.getByRole('button', { name: /^Replay history/ }).click();
    expect(await page.locator('#replay-span').textContent()).toBe('Data from 2 Jan 2012 to 18 Jan 2026.');
    await page.getByRole('button', { name: /^Breakout/ }).click();
    const past = await chat.ask('how is the russell doing?');
    expect(await past.locator('.heading').textContent()).toContain('17 Oct 2025');
    expect(await page.locator('.own .tag, .own + .tag').last().textContent()).toBe('as of 19 Oct 2025');
    await page.getByLabel('Day', { exact: true }).fill('2021-11-12');
    expect(await page.locator('#replay-label').textContent()).toBe('12 Nov 2021');
    await page.getByLabel('Day', { exact: true }).fill('2030-01-01');
    expect(await page.locator('#replay-label').textContent()).toBe('Now');
    expect(await page.locator('#replay-span').textContent()).toContain(
      'outside of it: questions are about now',
    );
    await page.getByRole('button', { name: 'Back to now' }).click();
    const present = await chat.ask('/russell');
    expect(await present.locator('.heading').textContent()).toMatch(/1[68] Jan 2026/);
  });

  it('shows hostile text as text, 64 KiB of it too', async () => {
    const chat = await visit();
    const answer = await chat.ask(HOSTILE);
    expect(await chat.page.locator('.own .bubble').last().textContent()).toBe(`You: ${HOSTILE}`);
    expect(await answer.locator('img[src="x"], script').count()).toBe(0);
    const long = HOSTILE.repeat(Math.ceil(65_536 / HOSTILE.length));
    await chat.ask(long);
    expect(await chat.page.locator('.own .bubble').last().textContent()).toBe(`You: ${long}`);
    expect(await chat.page.title()).toBe('Macro Rotation Bot');
    expect(await chat.overflow()).toBe(0);
  });

  it('lets nobody write markup into it', async () => {
    const chat = await visit();
    const outcome = await chat.page.evaluate(() => {
      try {
        document.body.insertAdjacentHTML('beforeend', '<b>bold</b>');
        return 'written';
      } catch (error) {
        return error instanceof TypeError ? 'refused' : 'broken';
      }
    });
    expect(outcome).toBe('refused');
    expect(complaints.join()).toContain('TrustedHTML');
    complaints = [];
  });

  it('says kindly that its server is gone, and goes on when it is back', async () => {
    const own = await openSampleSite();
    const chat = await visit();
    await chat.open(own.origin);
    await own.close();
    await chat.question.fill('/macd');
    await chat.question.press('Enter');
    const failure = chat.page.getByRole('alert');
    await failure.waitFor();
    expect(await failure.textContent()).toContain('The server does not answer. Is it still running?');
    expect(await chat.page.locator('#status').textContent()).toBe('Offline: the server does not answer');
    const back = await openSampleSite(own.port);
    const answer = await chat.await(() => failure.getByRole('button', { name: 'Try again' }).click());
    expect(await answer.getAttribute('data-command')).toBe('macd');
    expect(await chat.page.locator('#status').textContent()).toBe('Online · sample market');
    await back.close();
    // The browser itself tells of each request that nobody answered.
    expect(complaints.every((line) => line.includes('ERR_CONNECTION_REFUSED'))).toBe(true);
    complaints = [];
  });
});
