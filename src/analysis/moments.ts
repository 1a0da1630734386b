import { at } from './at.ts';

/** Sums of squares and products around the means of a stretch of two samples. */
export interface Moments {
  readonly n: number;
  readonly meanX: number;
  readonly meanY: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Rounding leaves this much per value of a constant sample whose mean is taken out. */
const CONSTANT_NOISE = 1e-12;
/** Rounding leaves this share of a sum when what explains all of it is taken out. */
const REMAINDER_NOISE = 1e-12;

/**
 * Centred sums over [start, end) of two equally long samples, in one pass from their first values, which takes their
 * size out of the rounding. Rolling correlations and regressions ask for thousands of them per answer: without a copy
 * of each window they cost a hundredth of what library calls on slices do. Throws RangeError beyond the samples.
 */
export function measureMoments(
  xs: readonly number[],
  ys: readonly number[],
  start: number,
  end: number,
): Moments {
  const firstX = at(xs, start);
  const firstY = at(ys, start);
  let sumX = 0;
  let sumY = 0;
  let squaresX = 0;
  let squaresY = 0;
  let products = 0;
  for (let index = start; index < end; index += 1) {
    const x = xs[index];
    const y = ys[index];
    if (x === undefined || y === undefined) throw new RangeError(`no pair ${index} of ${xs.length}`);
    const dx = x - firstX;
    const dy = y - firstY;
    sumX += dx;
    sumY += dy;
    squaresX += dx * dx;
    squaresY += dy * dy;
    products += dx * dy;
  }
  const n = end - start;
  return {
    n,
    meanX: firstX + sumX / n,
    meanY: firstY + sumY / n,
    xx: squaresX - (sumX * sumX) / n,
    xy: products - (sumX * sumY) / n,
    yy: squaresY - (sumY * sumY) / n,
  };
}

/** Whether a centred sum of squares over `n` values is more than the rounding of a constant. */
export function varies(squares: number, n: number): boolean {
  return squares > n * CONSTANT_NOISE ** 2;
}

/** Whether what is left of a sum after a subtraction is more than rounding. */
export function hasRemainder(left: number, whole: number): boolean {
  return left > REMAINDER_NOISE * whole;
}
