import type { SeriesId } from '../market/catalogue.ts';
import type { WeeklyValue } from '../market/view.ts';
import { basketReturn, basketTrend, type MeasuredMember, measureMember } from './baskets.ts';
import { type BasketMember, type PerPhase, PHASES, perPhase } from './phase-baskets.ts';
import { cumulateExcess, relativeScorer } from './relative-strength.ts';
import { valueAt, type WeekGrid } from './week-grid.ts';

/** Weekly values of the members, joined on ISO weeks; a member without data may be left out. */
export type PhaseSeries = Readonly<Partial<Record<SeriesId, readonly WeeklyValue[]>>>;

/** One week's measures, before any threshold. */
export interface MeasuredWeek {
  readonly week: number;
  /** RS_p, cumulated log return against the mean of the baskets; null before all three have been valid. */
  readonly strength: PerPhase<number> | null;
  /** B_p, within -3..3; null unless all three baskets are valid and each has a score. */
  readonly scores: PerPhase<number> | null;
  /** Whether all three baskets' trends are down (METHOD 4.3). */
  readonly isRiskOff: boolean;
}

export interface PhaseMeasures {
  readonly members: readonly MeasuredMember[];
  /** mean_q b_q per week, NaN where a basket is invalid: what every excess is taken against. */
  readonly marketReturns: WeekGrid;
  readonly weeks: readonly MeasuredWeek[];
}

function baskets(members: readonly MeasuredMember[]): PerPhase<readonly MeasuredMember[]> {
  return perPhase((phase) => members.filter((member) => member.phase === phase));
}

function firstWeekOf(series: PhaseSeries, members: readonly BasketMember[], lastWeek: number): number {
  const starts = members.map(({ id }) => series[id]?.[0]?.week ?? lastWeek);
  return Math.min(lastWeek, ...starts);
}

function finiteScores(scores: PerPhase<number>): PerPhase<number> | null {
  return PHASES.every((phase) => Number.isFinite(scores[phase])) ? scores : null;
}

/**
 * Steps 1 to 3 of METHOD 4.5 for every week from the first datum to `lastWeek`, the newest closed joint week.
 * Values after it are not looked at. Each week uses data up to itself alone, so nothing later can change it.
 */
export function measurePhases(
  series: PhaseSeries,
  lastWeek: number,
  members: readonly BasketMember[],
): PhaseMeasures {
  const firstWeek = firstWeekOf(series, members, lastWeek);
  const measured = members.map((member) =>
    measureMember(member, series[member.id] ?? [], firstWeek, lastWeek),
  );
  const basket = baskets(measured);
  const axis = Array.from({ length: lastWeek - firstWeek + 1 }, (_, index) => index);
  const returns = perPhase((phase) => axis.map((index) => basketReturn(basket[phase], index)));
  const marketReturns = axis.map(
    (index) => (valueAt(returns[1], index) + valueAt(returns[2], index) + valueAt(returns[3], index)) / 3,
  );
  const start = marketReturns.findIndex(Number.isFinite);
  const strength = perPhase((phase) => cumulateExcess(subtract(returns[phase], marketReturns)));
  const scorer = perPhase((phase) => relativeScorer(strength[phase]));
  const weeks = axis.map((index) => ({
    week: firstWeek + index,
    // The zero that strength starts from is known in the next week only, so no week reports it.
    strength: index < start ? null : finiteScores(perPhase((phase) => valueAt(strength[phase], index))),
    scores: Number.isFinite(marketReturns[index])
      ? finiteScores(perPhase((phase) => scorer[phase](index)))
      : null,
    isRiskOff: PHASES.every((phase) => basketTrend(basket[phase], index) < 0),
  }));
  return { members: measured, marketReturns, weeks };
}

/** r - m for each week. */
export function subtract(returns: WeekGrid, market: WeekGrid): number[] {
  return returns.map((value, index) => value - valueAt(market, index));
}
