import { blendHorizons, clipScore, HORIZONS } from './horizons.ts';
import { hasSpread } from './returns.ts';
import { valueAt, type WeekGrid } from './week-grid.ts';

/** m_h = ln(p_t / p_(t-h)), the log return over `weeks`; NaN when either price is missing. */
export function momentumAt(prices: WeekGrid, index: number, weeks: number): number {
  return Math.log(valueAt(prices, index) / valueAt(prices, index - weeks));
}

/**
 * M_i of METHOD 4.2a at each week, within -3..3: momentum over 4, 13 and 26 weeks, each divided by the weekly
 * standard deviation `sds` scaled to its horizon (time-series momentum scaling), clipped and blended.
 */
export function trendScores(prices: WeekGrid, sds: WeekGrid): number[] {
  return prices.map((_, index) => {
    const sd = valueAt(sds, index);
    if (!hasSpread(sd)) return Number.NaN;
    const scaled = (weeks: number) => clipScore(momentumAt(prices, index, weeks) / (sd * Math.sqrt(weeks)));
    return blendHorizons(scaled(HORIZONS.short), scaled(HORIZONS.middle), scaled(HORIZONS.long));
  });
}
