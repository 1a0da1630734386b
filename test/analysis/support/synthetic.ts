/** The licence-free series of METHOD 10.1: MINSTD from seed 42, checked against R and Python when it was chosen. */
const WEEKS = 160;

const roundToFour = (value: number): number => Math.round(value * 1e4) / 1e4;

function createMinstd(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

export interface SyntheticBar {
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export function createSyntheticBars(): SyntheticBar[] {
  const next = createMinstd(42);
  let close = 100;
  return Array.from({ length: WEEKS }, () => {
    close = roundToFour(close * (1 + 0.1 * (next() - 0.5) + 0.004));
    return {
      close,
      high: roundToFour(close * (1 + 0.03 * next())),
      low: roundToFour(close * (1 - 0.03 * next())),
    };
  });
}

export const syntheticCloses: readonly number[] = createSyntheticBars().map(({ close }) => close);

/** The list of weeks to the peak that METHOD 10.1 gives with its median, quartiles and exact interval. */
export const PEAK_WEEKS: readonly number[] = [
  7, 40, 0, 12, 7, 3, 19, 13, 0, 3, 17, 36, 0, 0, 25, 1, 15, 25, 12, 0, 35, 0, 22, 8, 11, 3,
];
