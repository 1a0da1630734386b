import { at } from '../analysis/at.ts';
import { findBreakoutEvents, MINIMUM_WEEKS } from '../analysis/breakout-events.ts';
import { requireWeeks } from '../analysis/check-weeks.ts';
import { type CrossDirection, findCrosses } from '../analysis/crosses.ts';
import { findImpulseUpturns, firstTestableDay } from '../analysis/impulse-turns.ts';
import { computeImpulses, computeNetLiquidity } from '../analysis/liquidity.ts';
import { requirePlausible } from '../analysis/liquidity-guards.ts';
import { calculateMacd, FIRST_CROSS_INDEX, MACD_NEEDED_WEEKS } from '../analysis/macd.ts';
import { weekEndDay } from '../chat/weeks.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';
import { sundayOf, weekOfDay } from '../market/weeks.ts';
import { ownWeekly } from './own-levels.ts';
import { PHASE_SERIES, readPhaseOf } from './phase-study.ts';
import { RUSSELL } from './russell-study.ts';

export const SIGNALS = ['golden_cross', 'death_cross', 'breakout', 'phase_change', 'impulse_up'] as const;

export type Signal = (typeof SIGNALS)[number];

/** One past event of a signal. */
export interface SignalEvent {
  readonly week: number;
  /** The date it goes by: the week's end, for liquidity the Wednesday it is measured on. */
  readonly day: number;
  /** A word that tells it from its like, such as `2→3`. */
  readonly group: string | null;
  /** What else is known of it, for the facts. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Every event of a signal by an instant, and the first week that could have been one. */
export interface SignalHistory {
  readonly signal: Signal;
  readonly events: readonly SignalEvent[];
  /** Null where no week could have been an event yet. */
  readonly firstWeek: number | null;
  /** The asset whose returns are the headline. */
  readonly asset: SeriesId;
  /** Where those returns start: at the week's own close or at its Friday value. */
  readonly basis: 'week' | 'friday';
  /** Another asset to tell beside it. */
  readonly beside: SeriesId | null;
  /** The series that the events are made of. */
  readonly series: readonly SeriesId[];
}

/** A reader of events; `asset` is the one asked about. Throws `DataError` where data are missing. */
type SignalReader = (view: MarketView, asset: SeriesId) => Omit<SignalHistory, 'signal'>;

function readCrosses(direction: CrossDirection): SignalReader {
  return (view, asset) => {
    const { closed, lastClosedWeek } = view.weekly(asset);
    requireWeeks(asset, closed, lastClosedWeek, MACD_NEEDED_WEEKS);
    const { calendar } = seriesRow(asset);
    const crosses = findCrosses(closed, calculateMacd(closed.map((bar) => bar.close)));
    const events = crosses
      .filter((cross) => cross.direction === direction)
      .map((cross) => ({
        week: cross.week,
        day: weekEndDay(cross, calendar),
        group: null,
        detail: { macdBelowZero: cross.isBelowZero, marginal: cross.isMarginal },
      }));
    const firstWeek = at(closed, FIRST_CROSS_INDEX).week;
    return { events, firstWeek, asset, basis: 'week', beside: null, series: [asset] };
  };
}

/** Record closes are the Russell's own; what the asset did after them stands beside (METHOD 3.3). */
const readBreakouts: SignalReader = (view, asset) => {
  const { closed, lastClosedWeek } = ownWeekly(view, RUSSELL);
  requireWeeks(RUSSELL, closed, lastClosedWeek, MINIMUM_WEEKS);
  const events = findBreakoutEvents(closed).map(({ week, day, exceeded, baseWeeks, lowestAfter }) => ({
    week,
    day,
    group: null,
    detail: { level: exceeded.close, baseWeeks, lowestAfter },
  }));
  const beside = asset === RUSSELL ? null : asset;
  const series: SeriesId[] = beside === null ? [RUSSELL] : [RUSSELL, beside];
  const firstWeek = closed[MINIMUM_WEEKS]?.week ?? null;
  return { events, firstWeek, asset: RUSSELL, basis: 'week', beside, series };
};

/** A label is known once its week is over on both calendars, so the returns start at the week's own close. */
const readPhaseChanges: SignalReader = (view, asset) => {
  const reading = readPhaseOf(view);
  const events = reading.transitions.map(({ week, from, to }) => ({
    week,
    day: sundayOf(week),
    group: `${from}→${to}`,
    detail: { from, to },
  }));
  const first = reading.history.find(({ current }) => current !== null);
  const series = [asset, ...PHASE_SERIES.filter((id) => id !== asset)];
  const firstWeek = first === undefined ? null : first.week + 1;
  return { events, firstWeek, asset, basis: 'week', beside: null, series };
};

/** Wednesday's balance sheet is public on Thursday evening: returns start at that week's Friday value. */
const readUpturns: SignalReader = (view, asset) => {
  const weeks = computeNetLiquidity({
    fedAssets: view.daily('WALCL'),
    treasuryGeneralAccount: view.daily('TGA'),
    reverseRepo: view.daily('RRP'),
  });
  requirePlausible(weeks);
  const impulses = computeImpulses(weeks);
  // The running week's figure may be out before the week has a Friday to start from.
  const known = impulses.filter(({ day }) => weekOfDay(day) <= view.lastJointWeek);
  const events = findImpulseUpturns(known).map(({ day, z, change }) => ({
    week: weekOfDay(day),
    day,
    group: null,
    detail: { z, change13w: change },
  }));
  const firstDay = firstTestableDay(known);
  const firstWeek = firstDay === null ? null : weekOfDay(firstDay);
  return { events, firstWeek, asset, basis: 'friday', beside: null, series: [asset, 'WALCL', 'TGA', 'RRP'] };
};

const READERS: Readonly<Record<Signal, SignalReader>> = {
  golden_cross: readCrosses('golden'),
  death_cross: readCrosses('death'),
  breakout: readBreakouts,
  phase_change: readPhaseChanges,
  impulse_up: readUpturns,
};

/** Every past event of a signal as of the view's instant. Throws `DataError` where its data are missing. */
export function readSignal(view: MarketView, signal: Signal, asset: SeriesId): SignalHistory {
  return { signal, ...READERS[signal](view, asset) };
}
