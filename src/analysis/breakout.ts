import type { Bar } from '../market/bar.ts';
import type { WeeklySeries } from '../market/view.ts';
import { at } from './at.ts';
import { averageTrueRanges } from './atr.ts';
import { type BreakoutEvent, findBreakoutEvents, MINIMUM_WEEKS } from './breakout-events.ts';
import { type BreakoutState, type BreakoutWeek, traceBreakout } from './breakout-machine.ts';
import { requireWeeks } from './check-weeks.ts';
import { type DatedClose, isRecordClose } from './records.ts';
import { findResistance, type Resistance } from './resistance.ts';
import { DEFAULT_SUPPORT, type SupportWatch, watchSupport } from './support.ts';
import { requirePositive } from './week-grid.ts';

/** A gap in the newest five years would change what is told; an older one cannot move today's state. */
const CHECKED_WEEKS = 260;

/** How far the close is from the level. */
export interface LevelDistance {
  /** close / level - 1. */
  readonly ratio: number;
  /** (close - level) in average true ranges of 14 weeks; null where there is none, or it is zero. */
  readonly atr: number | null;
}

/** An index against its standing record, as of its last closed week. */
export interface BreakoutStudy {
  readonly week: number;
  readonly day: number;
  readonly close: number;
  /** R: null while no record close has ever stood 52 weeks, and with it the state and the distance. */
  readonly level: DatedClose | null;
  readonly state: BreakoutState | null;
  /** Week-index difference: 0 in the week that entered the state. */
  readonly weeksInState: number | null;
  readonly distance: LevelDistance | null;
  /** Wilder's 14-week average true range, in points. */
  readonly atr: number | null;
  /** Whether this close is above every weekly close before it. */
  readonly isBlueSky: boolean;
  /** The highest weekly close so far, this week included. */
  readonly allTimeHigh: DatedClose;
  readonly resistance: Resistance;
  readonly support: SupportWatch;
  readonly events: readonly BreakoutEvent[];
  /** Every week since a level was first in force, oldest first. */
  readonly trace: readonly BreakoutWeek[];
}

function measureDistance(close: number, level: number, atr: number | null): LevelDistance {
  return { ratio: close / level - 1, atr: atr === null || atr === 0 ? null : (close - level) / atr };
}

/**
 * Studies the breakout of an index over its closed weeks (METHOD 3): levels want the index itself, unadjusted.
 * `daily` are its final daily bars, for the support watch. Throws `DataError` when fewer than 104 weeks are
 * closed, the last closed week is missing, or a week is missing among the newest 260; RangeError for a price that
 * is not finite and positive.
 */
export function studyBreakout(
  weekly: WeeklySeries,
  daily: readonly Pick<Bar, 'day' | 'close'>[],
  supportLevel: number = DEFAULT_SUPPORT,
): BreakoutStudy {
  const bars = weekly.closed;
  requireWeeks(weekly.id, bars.slice(-CHECKED_WEEKS), weekly.lastClosedWeek, MINIMUM_WEEKS);
  for (const bar of bars) requirePositive(bar.close, `week ${bar.week}`);
  const { week, day, close } = at(bars, -1);
  const atr = at(averageTrueRanges(bars), -1);
  const resistance = findResistance(bars, atr);
  const trace = traceBreakout(bars);
  const now = trace.at(-1);
  const isBlueSky = isRecordClose(close, resistance.ceiling);
  return {
    week,
    day,
    close,
    level: now?.level ?? null,
    state: now?.state ?? null,
    weeksInState: now === undefined ? null : week - now.sinceWeek,
    distance: now === undefined ? null : measureDistance(close, now.level.close, atr),
    atr,
    isBlueSky,
    allTimeHigh: isBlueSky || resistance.ceiling === null ? { week, day, close } : resistance.ceiling,
    resistance,
    support: watchSupport(trace, daily, supportLevel),
    events: findBreakoutEvents(bars),
    trace,
  };
}
