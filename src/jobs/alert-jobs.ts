import type { AlertRunner } from '../alerts/alert-runner.ts';
import type { Clock } from '../lib/clock.ts';
import type { Market } from '../market/view.ts';
import { lastClosedWeek } from '../market/weeks.ts';
import type { JobRunner } from './runner.ts';

interface AlertJobDeps {
  readonly alertRunner: AlertRunner;
  readonly market: () => Pick<Market, 'version'>;
  /** What the market takes for now. */
  readonly marketClock: Clock;
}

const ALERT_QUEUE = 'alerts';
const HOUR_MS = 3_600_000;

/**
 * What alerts can be told of changes with the data, when a week closes, and when something that is already here
 * becomes public, which is looked for once an hour.
 */
function occasionOf(version: string, now: number): string {
  const weeks = [lastClosedWeek(now, 'equity'), lastClosedWeek(now, 'utc')];
  return JSON.stringify([version, ...weeks, Math.floor(now / HOUR_MS)]);
}

/**
 * Once an occasion, by whichever process sees the minute first. That several evaluate the same costs nothing but
 * time: what was told before is known to the database.
 */
export function installAlertJobs(
  runner: JobRunner,
  { alertRunner, market, marketClock }: AlertJobDeps,
): void {
  let evaluated: string | undefined;
  runner.work(ALERT_QUEUE, async () => {
    const { version } = market();
    const occasion = occasionOf(version, marketClock.now());
    if (occasion === evaluated) return;
    await alertRunner.evaluate(version);
    evaluated = occasion;
  });
  runner.everyMinute(ALERT_QUEUE);
}
