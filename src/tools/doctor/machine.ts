import { checkFonts } from '../../charts/rasterize.ts';
import type { Config } from '../../config.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** The version that `engines` names and `npm` brings. */
const NODE_MAJOR = 24;
/** Slack refuses signatures older than five minutes. */
const FAIL_SKEW_MS = 240_000;
const WARN_SKEW_MS = 15_000;

export function checkNode(version: string): Finding {
  const major = Number(version.split('.')[0]);
  if (major === NODE_MAJOR) return ok('Node', version);
  const advice = 'Start by npm, which brings the right one';
  return major < NODE_MAJOR
    ? fail('Node', `${version} is older than ${NODE_MAJOR}`, advice)
    : warn('Node', `${version} is not the one this was tested with`, advice);
}

/** By the middle of what servers told: one of them may be wrong itself. */
export function checkClock(skews: readonly number[], isOnline: boolean): Finding {
  const middle = skews.toSorted((a, b) => a - b)[Math.floor(skews.length / 2)];
  if (middle === undefined && !isOnline) return ok('Clock', 'not compared: nothing here asks a server');
  if (middle === undefined)
    return warn('Clock', 'no server told the time to compare it with', 'Check the network');
  const seconds = Math.round(Math.abs(middle) / 1000);
  const text = `${seconds} s ${middle > 0 ? 'ahead of' : 'behind'} the servers`;
  const advice = "Set the machine's clock, by NTP";
  if (Math.abs(middle) > FAIL_SKEW_MS) return fail('Clock', text, advice);
  return Math.abs(middle) > WARN_SKEW_MS ? warn('Clock', text, advice) : ok('Clock', 'right');
}

export async function checkCharts(): Promise<Finding> {
  try {
    await checkFonts();
    return ok('Charts', 'text is drawn with the fonts that came along');
  } catch {
    return fail('Charts', 'text is not drawn', 'Install again: npm ci');
  }
}

/** What can be reached from outside that should not be. */
export function checkExposure({ host, metricsMode, metricsToken }: Config): Finding {
  const isPrivate = /^(127\.|localhost$|::1$)/.test(host);
  if (metricsMode === 'on' && metricsToken === undefined && !isPrivate)
    return warn(
      'HTTP server',
      `it listens on ${host} and shows /metrics to everybody`,
      'Set METRICS_TOKEN, or METRICS=local',
    );
  return ok('HTTP server', `listens on ${host} where a platform needs it`);
}
