import { type BreakoutWeek, traceBreakout } from '../analysis/breakout-machine.ts';
import { requireWeeks } from '../analysis/check-weeks.ts';
import { type Cross, findCrosses } from '../analysis/crosses.ts';
import { calculateMacd, MACD_NEEDED_WEEKS, type MacdPoint } from '../analysis/macd.ts';
import type { PhaseReading } from '../analysis/phase.ts';
import type { WeeklyBar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { dayOf } from '../market/days.ts';
import type { MarketView } from '../market/view.ts';
import { ownWeekly } from './own-levels.ts';
import { readPhaseOf } from './phase-study.ts';
import { RUSSELL } from './russell-study.ts';

/** The closed weeks of the Russell 2000 and the breakout machine over them. */
interface RussellEvidence {
  readonly weeks: readonly WeeklyBar[];
  readonly trace: readonly BreakoutWeek[];
}

interface CrossEvidence {
  readonly weeks: readonly WeeklyBar[];
  readonly points: readonly MacdPoint[];
  readonly crosses: readonly Cross[];
}

/**
 * What several claims look at, each read once and only when a claim asks. Readers throw `DataError` where their
 * series is missing or has holes, which is the reason a claim cannot be measured.
 */
export interface Evidence {
  readonly view: MarketView;
  /** The newest UTC day that is over at the view's instant. */
  readonly lastDay: number;
  phase(): PhaseReading;
  russell(): RussellEvidence;
  bitcoin(): CrossEvidence;
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** A series' closed weeks without a hole up to the last closed one. */
export function closedWeeksOf(view: MarketView, id: SeriesId, needed: number): readonly WeeklyBar[] {
  const { closed, lastClosedWeek } = ownWeekly(view, id);
  requireWeeks(id, closed, lastClosedWeek, needed);
  return closed;
}

export function gatherEvidence(view: MarketView): Evidence {
  return {
    view,
    lastDay: dayOf(view.asOf.instant) - 1,
    phase: once(() => readPhaseOf(view)),
    russell: once(() => {
      const weeks = closedWeeksOf(view, RUSSELL, 1);
      return { weeks, trace: traceBreakout(weeks) };
    }),
    bitcoin: once(() => {
      const weeks = closedWeeksOf(view, 'BTC', MACD_NEEDED_WEEKS);
      const points = calculateMacd(weeks.map((bar) => bar.close));
      return { weeks, points, crosses: findCrosses(weeks, points) };
    }),
  };
}
