import { blendHorizons, clipScore, HORIZONS } from './horizons.ts';
import { hasSpread } from './returns.ts';
import { measureSpread } from './spread.ts';
import { valueAt, type WeekGrid } from './week-grid.ts';

/** How many past changes a change is compared with, and the fewest that make a comparison (METHOD 4.5). */
const WINDOW = 104;
const MINIMUM = 52;

/**
 * Adds weekly excess returns up to relative strength. It starts at 0 in the week before the first excess, so the
 * change over the first week counts too; a later week without one adds nothing (METHOD 4.5 step 2).
 */
export function cumulateExcess(excess: WeekGrid): number[] {
  const start = excess.findIndex(Number.isFinite);
  let total = 0;
  return excess.map((step, index) => {
    if (start === -1 || index < start - 1) return Number.NaN;
    if (Number.isFinite(step)) total += step;
    return total;
  });
}

/**
 * The z-score of this week's change over `weeks` against those of up to 104 weeks before it: nothing of the week
 * itself is in the scale. Relative strength has no holes once begun, so neither have its changes.
 */
function changeScorer(strength: WeekGrid, weeks: number): (index: number) => number {
  const changes = strength.map((value, index) => value - valueAt(strength, index - weeks));
  const start = changes.findIndex(Number.isFinite);
  return (index) => {
    const from = Math.max(start, index - WINDOW);
    if (start === -1 || index - from < MINIMUM) return Number.NaN;
    const { mean, sd } = measureSpread(changes, from, index);
    return hasSpread(sd) ? clipScore((valueAt(changes, index) - mean) / sd) : Number.NaN;
  };
}

/**
 * B of METHOD 4.5 step 3 for a line of relative strength, as a function of the week's index: z-scores of its
 * changes over 4, 13 and 26 weeks, blended, within -3..3. NaN until 52 changes over 26 weeks have been seen.
 */
export function relativeScorer(strength: WeekGrid): (index: number) => number {
  const short = changeScorer(strength, HORIZONS.short);
  const middle = changeScorer(strength, HORIZONS.middle);
  const long = changeScorer(strength, HORIZONS.long);
  return (index) => blendHorizons(short(index), middle(index), long(index));
}
