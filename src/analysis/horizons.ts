/** The look-back horizons of every momentum measure, in weeks (METHOD 4.2). */
export const HORIZONS = { short: 4, middle: 13, long: 26 } as const;

const CLIP = 3;

/** A standardised score limited to -3..3, so that one extreme week cannot decide alone. NaN stays NaN. */
export function clipScore(score: number): number {
  return Math.min(CLIP, Math.max(-CLIP, score));
}

/** The 4, 13 and 26-week scores as one, half of it the middle horizon; NaN when any of them is missing. */
export function blendHorizons(short: number, middle: number, long: number): number {
  return 0.25 * short + 0.5 * middle + 0.25 * long;
}
