import { EMA } from 'technicalindicators';
import type { WeeklyValue } from '../market/view.ts';
import { rollingZScores } from './returns.ts';
import { valueAt } from './week-grid.ts';

const SMOOTHING_WEEKS = 10;
const SCORE_WEEKS = 52;
const CHANGE_WEEKS = 4;
const CENTRE = 100;
const TAIL_WEEKS = 8;
/** How many smoothed weeks the tail's scores look back on; scoring more of them would be thrown away. */
const SCORED_WEEKS = TAIL_WEEKS + CHANGE_WEEKS + 2 * (SCORE_WEEKS - 1);

export type Quadrant = 'leading' | 'weakening' | 'lagging' | 'improving';

/** A place on the rotation map: x is relative strength, y its momentum, both around 100. */
export interface MapPoint {
  readonly week: number;
  readonly x: number;
  readonly y: number;
}

export interface MapPosition extends MapPoint {
  readonly quadrant: Quadrant;
  /** The latest weeks, oldest first, this one included; shorter while history is. */
  readonly tail: readonly MapPoint[];
}

export function quadrantOf(x: number, y: number): Quadrant {
  if (x >= CENTRE) return y >= CENTRE ? 'leading' : 'weakening';
  return y >= CENTRE ? 'improving' : 'lagging';
}

function joinRatios(asset: readonly WeeklyValue[], benchmark: readonly WeeklyValue[], lastWeek: number) {
  const byWeek = new Map(benchmark.map(({ week, value }) => [week, value]));
  return asset.flatMap(({ week, value }) => {
    const other = byWeek.get(week);
    return other === undefined || week > lastWeek ? [] : [{ week, logRatio: Math.log(value / other) }];
  });
}

/**
 * Exponential average seeded with the mean of its first values. technicalindicators takes a seed of exactly zero
 * for none and starts later, so its output is aligned by its end and padded with NaN before it.
 */
function smooth(values: readonly number[]): number[] {
  const averages = EMA.calculate({ period: SMOOTHING_WEEKS, values: [...values] });
  return values.map((_, index) => valueAt(averages, index - (values.length - averages.length)));
}

/**
 * The rotation map of METHOD 4.2c: x = 100 + z_52(EMA10(ln(asset / benchmark))), y = 100 + z_52(x_t - x_(t-4)).
 * A week missing on either side drops out of the pair. Null when `lastWeek` is missing, or before 116 joint
 * weeks, or for an asset that does not move against the benchmark. Not the proprietary map of another maker.
 */
export function placeOnMap(
  asset: readonly WeeklyValue[],
  benchmark: readonly WeeklyValue[],
  lastWeek: number,
): MapPosition | null {
  const ratios = joinRatios(asset, benchmark, lastWeek);
  const smoothed = smooth(ratios.map(({ logRatio }) => logRatio)).slice(-SCORED_WEEKS);
  const xs = rollingZScores(smoothed, SCORE_WEEKS).map((z) => CENTRE + z);
  const changes = xs.map((x, index) => x - valueAt(xs, index - CHANGE_WEEKS));
  const ys = rollingZScores(changes, SCORE_WEEKS).map((z) => CENTRE + z);
  const tail = ratios
    .slice(-SCORED_WEEKS)
    .map(({ week }, index) => ({ week, x: valueAt(xs, index), y: valueAt(ys, index) }))
    .slice(-TAIL_WEEKS)
    .filter(({ y }) => Number.isFinite(y));
  const last = tail.at(-1);
  if (last === undefined || last.week !== lastWeek) return null;
  return { ...last, quadrant: quadrantOf(last.x, last.y), tail };
}
