import type { SeriesId } from '../../market/catalogue.ts';
import type { Unit } from '../../market/series-row.ts';
import { SourceFault } from '../source-error.ts';

/** The publisher's unit, as an expression over its text, and how many of it make one store unit. */
type Scale = readonly [text: RegExp, divisor: number];

const SCALES: Readonly<Record<Unit, readonly Scale[]>> = {
  'usd-billions': [
    [/^millions of (?:u\.?s\.? )?dollars\b/i, 1e3],
    [/^billions of (?:u\.?s\.? )?dollars\b/i, 1],
  ],
  percent: [[/^percent$/i, 1]],
  points: [[/^index\b/i, 1]],
  usd: [[/^u\.?s\.? dollars\b/i, 1]],
  ratio: [],
};

/**
 * How many of the publisher's units make one store unit, by its unit text. Throws `unit` for any other text: series have
 * changed from billions to millions from one release to the next.
 */
export function divisorOf(units: string, unit: Unit): number {
  const scale = SCALES[unit].find(([text]) => text.test(units.trim()));
  if (scale) return scale[1];
  throw new SourceFault('unit', `FRED states the unit "${units}", which is not known for ${unit}`);
}

/**
 * The largest value each series ever had, in USD billions, and how many of the file's units make one. The CSV states no unit,
 * but it holds the whole history, whose peak tells millions from billions although zero is a legitimate value.
 * Measured 2026-06 on the published history.
 */
const PEAKS: Readonly<Partial<Record<SeriesId, { readonly peak: number; readonly divisor: number }>>> = {
  WALCL: { peak: 8_965, divisor: 1e3 },
  TREAST: { peak: 5_771, divisor: 1e3 },
  MBS: { peak: 2_740, divisor: 1e3 },
  RESERVES: { peak: 4_274, divisor: 1e3 },
  BILLS: { peak: 538, divisor: 1e3 },
  TGA: { peak: 1_792, divisor: 1e3 },
  TGA_WEEK_AVERAGE: { peak: 1_817, divisor: 1e3 },
  RRP: { peak: 2_554, divisor: 1 },
  M2: { peak: 23_155, divisor: 1 },
  M2_WEEKLY: { peak: 23_200, divisor: 1 },
};

/** Peaks grow slowly and part of a history may be missing, but neither comes near a factor of a thousand. */
const LOWEST_SHARE = 0.5;
const HIGHEST_SHARE = 4;

/**
 * How many of a published history's units make one store unit, by its peak. Throws `unit` when its peak lies elsewhere than
 * the known one, or when the series is in dollars and its peak is not known.
 */
export function divisorByPeak(id: SeriesId, unit: Unit, values: readonly number[]): number {
  if (unit !== 'usd-billions') return 1;
  const known = PEAKS[id];
  if (known === undefined)
    throw new SourceFault('unit', `The magnitude of ${id} cannot be told without units`);
  const peak = values.reduce((highest, value) => Math.max(highest, value), 0) / known.divisor;
  if (peak >= known.peak * LOWEST_SHARE && peak <= known.peak * HIGHEST_SHARE) return known.divisor;
  throw new SourceFault(
    'unit',
    `The history of ${id} peaks at ${peak} billion dollars in the expected unit, not near ${known.peak}`,
  );
}
