import type { WeeklyValue } from '../market/view.ts';
import { blendHorizons, clipScore, HORIZONS } from './horizons.ts';
import { momentumAt } from './momentum.ts';
import { hasSpread, logReturns, rollingSd } from './returns.ts';
import { toWeekGrid, valueAt } from './week-grid.ts';

/** One number for each look-back, in weeks. */
export interface PerHorizon {
  readonly 4: number;
  readonly 13: number;
  readonly 26: number;
}

/** An asset's trend in one closed week (METHOD 4.2a). */
export interface Trend {
  /** m_h = ln(p_t / p_(t-h)). */
  readonly momentum: PerHorizon;
  /** u_h: momentum over the weekly standard deviation of its horizon, within -3..3. */
  readonly adjusted: PerHorizon;
  /** M: the three adjusted horizons, half of it the middle one. Comparable between assets of any volatility. */
  readonly score: number;
}

const SD_WEEKS = 26;

/** Null when any of the 27 weeks that end with `lastWeek` is missing, or when the price never moved in them. */
export function measureTrend(values: readonly WeeklyValue[], lastWeek: number): Trend | null {
  const prices = toWeekGrid(values, lastWeek - SD_WEEKS, lastWeek);
  const sd = valueAt(rollingSd(logReturns(prices).slice(1), SD_WEEKS), SD_WEEKS - 1);
  if (!hasSpread(sd)) return null;
  const change = (weeks: number) => momentumAt(prices, SD_WEEKS, weeks);
  const momentum = { 4: change(HORIZONS.short), 13: change(HORIZONS.middle), 26: change(HORIZONS.long) };
  const scale = (weeks: 4 | 13 | 26) => clipScore(momentum[weeks] / (sd * Math.sqrt(weeks)));
  const adjusted = { 4: scale(4), 13: scale(13), 26: scale(26) };
  return { momentum, adjusted, score: blendHorizons(adjusted[4], adjusted[13], adjusted[26]) };
}
