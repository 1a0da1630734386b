import * as fc from 'fast-check';

/**
 * Closes of a random walk with weekly moves of up to 20 %, in basis points: finer moves would drown in rounding,
 * where no property of the averages can be told.
 */
export function arbitraryCloses(minLength: number, maxLength: number): fc.Arbitrary<number[]> {
  return fc
    .tuple(
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength, maxLength }),
    )
    .map(([first, basisPoints]) => {
      let close = first;
      return basisPoints.map((value) => {
        close *= Math.exp(value / 10_000);
        return close;
      });
    });
}

/** A history and how many of its weeks an earlier observer had seen. */
export function arbitraryPrefix(
  minLength: number,
  maxLength: number,
): fc.Arbitrary<{ closes: number[]; seen: number }> {
  return arbitraryCloses(minLength, maxLength).chain((closes) =>
    fc.record({ closes: fc.constant(closes), seen: fc.integer({ min: minLength, max: closes.length }) }),
  );
}
