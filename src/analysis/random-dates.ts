import { at } from './at.ts';
import { createRandom, type Random } from './random.ts';

/** How the median return after events compares with that after as many random weeks (METHOD 2.3). */
export interface RandomDates {
  /** Events in the test. */
  readonly n: number;
  /** The observed median, a ratio. */
  readonly median: number;
  /** Two-sided p over sets of weeks drawn without replacement. */
  readonly p: number;
  /** Two-sided p over every circular shift of the events, which keeps their clusters. */
  readonly shiftedP: number;
  readonly draws: number;
}

export interface RandomDatesQuestion {
  /** The return after every eligible week whose horizon is over, oldest first. */
  readonly returns: readonly number[];
  /** Positions of the events among them. */
  readonly positions: readonly number[];
  readonly seed: number;
  readonly draws?: number;
}

const DRAWS = 10_000;
/** Some 2 ms of work: whoever else is served by this process waits no longer than that. */
const SETS_PER_TURN = 250;

/** The type-7 median of values in ascending order, in place of a general quantile: it is taken ten thousand times. */
function medianOfSorted(values: Float64Array): number {
  const middle = values.length >> 1;
  const upper = at(values, middle);
  return values.length % 2 === 1 ? upper : (at(values, middle - 1) + upper) / 2;
}

/** Counts of null medians on either side of the observed one. */
interface Tally {
  atLeast: number;
  atMost: number;
  readonly total: number;
}

/** Twice the smaller tail, the observed set counted among the null's, so that p is never zero. */
function twoSided({ atLeast, atMost, total }: Tally): number {
  return Math.min(1, (2 * (1 + Math.min(atLeast, atMost))) / (1 + total));
}

/** Draws `size` of `population` without replacement: its first entries after that many steps of a Fisher-Yates shuffle. */
function drawInto(population: Float64Array, size: number, random: Random): void {
  for (let index = 0; index < size; index += 1) {
    const other = index + Math.floor(random() * (population.length - index));
    const value = at(population, index);
    population[index] = at(population, other);
    population[other] = value;
  }
}

/** The medians of `sets` null sets against the observed one, with a pause before every turn. */
async function tallySets(
  sets: number,
  observed: number,
  drawSorted: (set: number) => Float64Array,
  pause: () => Promise<void>,
): Promise<Tally> {
  const tally: Tally = { atLeast: 0, atMost: 0, total: sets };
  for (let set = 0; set < sets; set += 1) {
    if (set % SETS_PER_TURN === 0) await pause();
    const median = medianOfSorted(drawSorted(set));
    if (median >= observed) tally.atLeast += 1;
    if (median <= observed) tally.atMost += 1;
  }
  return tally;
}

/**
 * Tests the median of the returns at `positions` against 10,000 seeded draws of as many weeks and against every
 * circular shift. `pause` is awaited between turns of a few milliseconds. Throws RangeError without any event or for
 * returns without any.
 */
export async function testRandomDates(
  { returns, positions, seed, draws = DRAWS }: RandomDatesQuestion,
  pause: () => Promise<void>,
): Promise<RandomDates> {
  const n = positions.length;
  const shift = (by: number) =>
    Float64Array.from(positions, (position) => at(returns, (position + by) % returns.length)).sort();
  const median = medianOfSorted(shift(0));
  const random = createRandom(seed);
  const population = Float64Array.from(returns);
  const drawSorted = () => {
    drawInto(population, n, random);
    return population.slice(0, n).sort();
  };
  const drawn = await tallySets(draws, median, drawSorted, pause);
  const shifted = await tallySets(returns.length - 1, median, (set) => shift(set + 1), pause);
  return { n, median, p: twoSided(drawn), shiftedP: twoSided(shifted), draws };
}
