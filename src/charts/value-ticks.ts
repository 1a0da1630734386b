import { tickStep, ticks } from 'd3-array';

/** A value axis's ticks, ascending, and the grid step that their text must resolve. */
export interface ValueTicks {
  readonly values: readonly number[];
  readonly step: number;
}

/** Mantissas within a decade, from the sparsest grid to the densest. */
const LOG_GRIDS = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7]] as const;

/** A log axis spanning less than this factor is so nearly linear that round linear steps read better. */
const NEARLY_LINEAR = 3;

/** Ten or more decades get every second, third... power of ten instead. */
const MAX_DECADES = 9;

/** An axis with fewer values can't be read off. */
const FEWEST = 3;

/** Round values within [low, high], about `count` of them and at least three. */
export function linearTicks(low: number, high: number, count: number): ValueTicks {
  for (let wanted = count; ; wanted += 1) {
    const values = ticks(low, high, wanted);
    if (values.length >= FEWEST || wanted > count + FEWEST)
      return { values, step: tickStep(low, high, wanted) };
  }
}

function gridValues(low: number, high: number, mantissas: readonly number[]): number[] {
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1)
    // A division for negative powers, so that 0.3 is the nearest double and prints as such.
    for (const mantissa of mantissas)
      values.push(power < 0 ? mantissa / 10 ** -power : mantissa * 10 ** power);
  return values.filter((value) => value >= low && value <= high);
}

/** Powers of ten spaced so that about `count` remain. */
function decadeTicks(low: number, high: number, count: number): number[] {
  const powers = ticks(Math.ceil(Math.log10(low)), Math.floor(Math.log10(high)), count);
  return powers.filter(Number.isInteger).map((power) => 10 ** power);
}

/** Round values for a log axis (0 < low < high): the grid within each decade that comes nearest to `count`. */
export function logTicks(low: number, high: number, count: number): ValueTicks {
  if (high / low < NEARLY_LINEAR) return linearTicks(low, high, count);
  const decades = Math.log10(high) - Math.log10(low);
  const candidates =
    decades > MAX_DECADES
      ? [decadeTicks(low, high, count)]
      : LOG_GRIDS.map((mantissas) => gridValues(low, high, mantissas));
  const miss = (values: readonly number[]): number => Math.abs(values.length - count);
  const [values = []] = candidates.toSorted((a, b) => miss(a) - miss(b) || b.length - a.length);
  return { values, step: 0 };
}
