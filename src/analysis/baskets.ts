import type { WeeklyValue } from '../market/view.ts';
import { trendScores } from './momentum.ts';
import type { BasketMember } from './phase-baskets.ts';
import { hasSpread, logReturns, rollingSd } from './returns.ts';
import { toWeekGrid, valueAt, type WeekGrid } from './week-grid.ts';

const SD_WEEKS = 26;
const MINIMUM_PRESENT = 0.5;
/** So that weights such as .1 + .2 + .2, which binary fractions cannot add exactly, still make half a basket. */
const SUM_TOLERANCE = 1e-9;

/** A basket member with its weekly log returns, their 26-week sample sd, and its trend score M_i. */
export interface MeasuredMember extends BasketMember {
  readonly returns: WeekGrid;
  readonly sds: WeekGrid;
  readonly trends: WeekGrid;
}

export function measureMember(
  member: BasketMember,
  values: readonly WeeklyValue[],
  firstWeek: number,
  lastWeek: number,
): MeasuredMember {
  const prices = toWeekGrid(values, firstWeek, lastWeek);
  const returns = logReturns(prices);
  const sds = rollingSd(returns, SD_WEEKS);
  return { ...member, returns, sds, trends: trendScores(prices, sds) };
}

/** Whether a member takes part in its basket in a week: it has a return then and a volatility known before it. */
export function isPresent(member: MeasuredMember, index: number): boolean {
  return Number.isFinite(valueAt(member.returns, index)) && hasSpread(valueAt(member.sds, index - 1));
}

/**
 * b_p of METHOD 4.5 step 1: the basket's log return in a week, each member weighted by its weight over the
 * volatility of the 26 returns before. NaN when the members present hold less than half of the basket's weight.
 */
export function basketReturn(basket: readonly MeasuredMember[], index: number): number {
  let weight = 0;
  let presentWeight = 0;
  let scaledWeight = 0;
  let scaledReturn = 0;
  for (const member of basket) {
    weight += member.weight;
    if (!isPresent(member, index)) continue;
    const scaled = member.weight / valueAt(member.sds, index - 1);
    presentWeight += member.weight;
    scaledWeight += scaled;
    scaledReturn += scaled * valueAt(member.returns, index);
  }
  const isValid = presentWeight >= MINIMUM_PRESENT * weight - SUM_TOLERANCE;
  return isValid ? scaledReturn / scaledWeight : Number.NaN;
}

/** M_p: the weight average of the members' trend scores; NaN when no member has one. */
export function basketTrend(basket: readonly MeasuredMember[], index: number): number {
  let weight = 0;
  let weightedTrend = 0;
  for (const member of basket) {
    const trend = valueAt(member.trends, index);
    if (!Number.isFinite(trend)) continue;
    weight += member.weight;
    weightedTrend += member.weight * trend;
  }
  return weightedTrend / weight;
}
