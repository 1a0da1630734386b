import type { Bar } from '../market/bar.ts';
import { formatDay } from '../market/days.ts';
import { isSession } from '../market/holidays.ts';
import type { SeriesRow } from '../market/series-row.ts';
import { SourceFault, type SourceReason } from './source-error.ts';
import { type FaultKind, findCandleFault, findFault } from './validation-rules.ts';

/** The newest bars of an answer must be sound without exception: they are what the answers of today rest on. */
const RECENT_BARS = 10;
/** A history with more bad rows than this is not trusted in its other rows either. */
const MOST_DROPPED = 0.01;

const REASONS: Readonly<Record<FaultKind, SourceReason>> = {
  order: 'shape',
  'future-date': 'future-date',
  session: 'value',
  value: 'value',
  unit: 'unit',
  split: 'value',
};

/** Faults of one row that leave the rest of an old history as good as it was. */
const TOLERATED: ReadonlySet<FaultKind> = new Set(['session', 'value']);

export interface Judgement {
  readonly bars: readonly Bar[];
  /** What was left out of an old history, one sentence each. */
  readonly remarks: readonly string[];
}

function withoutCandle(bar: Bar): Bar {
  return { ...bar, open: null, high: null, low: null };
}

/** Some reasons name the day themselves. */
function dated(bar: Bar, reason: string): string {
  const date = formatDay(bar.day);
  return reason.startsWith(date) ? reason : `${date}: ${reason}`;
}

/** Only exchanges close early, so a row that says when they do follows their sessions. */
function isOffSession(bar: Bar, row: SeriesRow): boolean {
  return row.publication.earlyAt !== undefined && !isSession(bar.day);
}

/**
 * Holds a live answer's bars, oldest first, against the checks of DATA 6 that concern values and time. Among its
 * newest bars any fault refuses the answer; in old history a bad row is left out, and a candle that contradicts
 * itself loses all but its close. Throws `SourceFault`.
 */
export function judgeBars(
  bars: readonly Bar[],
  context: { readonly row: SeriesRow; readonly today: number; readonly previous: Bar | undefined },
): Judgement {
  const { row, today } = context;
  const kept: Bar[] = [];
  const dropped: string[] = [];
  const firstRecent = bars.length - RECENT_BARS;
  bars.forEach((bar, index) => {
    if (index >= firstRecent && isOffSession(bar, row)) {
      dropped.push(`${formatDay(bar.day)} is no session and was left out`);
      return;
    }
    const isOld = index < firstRecent;
    const hasBadCandle = (isOld || row.kind === 'commodity') && findCandleFault(bar) !== undefined;
    const sound = hasBadCandle ? withoutCandle(bar) : bar;
    const fault = findFault({ bar: sound, previous: kept.at(-1) ?? context.previous, row, today });
    if (fault === undefined) kept.push(sound);
    else if (isOld && TOLERATED.has(fault.kind)) dropped.push(dated(bar, fault.reason));
    else throw new SourceFault(REASONS[fault.kind], dated(bar, fault.reason));
  });
  if (dropped.length > Math.max(1, MOST_DROPPED * bars.length))
    throw new SourceFault(
      'value',
      `${dropped.length} of ${bars.length} rows are unusable, e.g. ${dropped[0]}`,
    );
  refuseRepeat(kept, row);
  return { bars: kept, remarks: dropped };
}

/** A market that pauses overnight never prints the same four prices twice: such a row is a copy of the last. */
function refuseRepeat(bars: readonly Bar[], row: SeriesRow): void {
  const [before, last] = bars.slice(-2);
  if (before === undefined || last === undefined || row.publication.earlyAt === undefined) return;
  const isWhole = last.open !== null && last.high !== null && last.low !== null;
  const isSame =
    last.open === before.open &&
    last.high === before.high &&
    last.low === before.low &&
    last.close === before.close;
  if (isWhole && isSame)
    throw new SourceFault('stale', `${formatDay(last.day)} repeats the prices of ${formatDay(before.day)}`);
}

/** Throws `gap` when a coin's answer leaves out a day after the last known one: coins trade every day. */
export function refuseGap(bars: readonly Bar[], row: SeriesRow, lastKnownDay: number): void {
  if (row.observed !== 'days' || row.kind !== 'crypto') return;
  let expected = lastKnownDay + 1;
  for (const { day } of bars) {
    if (day < expected) continue;
    if (day > expected) throw new SourceFault('gap', `${formatDay(expected)} is missing from the answer`);
    expected += 1;
  }
}
