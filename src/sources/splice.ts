import type { Bar } from '../market/bar.ts';
import { formatDay } from '../market/days.ts';
import type { KnownBar } from '../market/feed.ts';
import { compareOverlap } from './overlap.ts';
import type { ProviderAdjustment, ProviderResult } from './provider.ts';
import { SourceFault } from './source-error.ts';

/** Fewer common days cannot tell a difference of definition from one of the moment (DATA 6, check 27). */
export const LEAST_COMMON_DAYS = 20;
/** Two sources of one level agree this well: exchanges by 0.1 %, publishers to their last digit. */
const LEVEL_TOLERANCE = 0.005;
/** Ratios of one instrument under two adjustments drift; those of two measures of it wobble by less than this. */
const SCALED_SPREAD = 0.01;
/** Beyond the digits that are printed; and one or two corrected days are no restatement. */
const RESTATED = 1e-4;
const LEAST_RESTATED_DAYS = 3;
const REVISION_TOLERANCE = 0.05;
/** A change of unit or currency, within five percent (check 16). */
const UNIT_FACTORS = [1_000, 100, 0.01, 0.001];
const UNIT_TOLERANCE = 0.05;

export function scaleBar(bar: Bar, factor: number): Bar {
  if (factor === 1) return bar;
  const scale = (value: number | null) => (value === null ? null : value * factor);
  return {
    day: bar.day,
    open: scale(bar.open),
    high: scale(bar.high),
    low: scale(bar.low),
    close: bar.close * factor,
    volume: bar.volume,
  };
}

/** Throws `unit` when an answer is a power of ten away from what is kept of the same days, or of the day before. */
export function refuseUnitFlip(known: readonly KnownBar[], fresh: readonly Bar[]): void {
  const isFlip = (ratio: number) =>
    UNIT_FACTORS.some((factor) => Math.abs(ratio / factor - 1) <= UNIT_TOLERANCE);
  const { ratio, days, outliers } = compareOverlap(known, fresh, REVISION_TOLERANCE);
  const flipped = outliers.find((entry) => isFlip(entry.ratio));
  if (days > 0 && isFlip(ratio))
    throw new SourceFault('unit', `The answer is ${ratio.toPrecision(3)} times what is kept: another unit?`);
  if (flipped === undefined) return;
  throw new SourceFault(
    'unit',
    `${formatDay(flipped.day)} is ${flipped.ratio.toPrecision(3)} times what is kept: another unit?`,
  );
}

/**
 * Whether a source has changed its own history as a whole since it was read, by a split, a dividend or a new base:
 * then most days of a window differ, and those before the window do too.
 */
export function isRestated(known: readonly KnownBar[], fresh: readonly Bar[]): boolean {
  const { days, ratio } = compareOverlap(known, fresh, REVISION_TOLERANCE);
  return days >= LEAST_RESTATED_DAYS && Math.abs(ratio - 1) > RESTATED;
}

/** Days whose value a source has changed by more than five percent while the rest stands: hardly a correction. */
export function findOddRevisions(known: readonly KnownBar[], fresh: readonly Bar[]): number[] {
  return compareOverlap(known, fresh, REVISION_TOLERANCE).outliers.map(({ day }) => day);
}

function isCompatible(known: ProviderAdjustment, fresh: ProviderAdjustment): boolean {
  return known === fresh || known === 'unknown' || fresh === 'unknown';
}

/** How another source's answer continues what is kept. */
export interface Continuation {
  /** What its prices are multiplied by. */
  readonly factor: number;
  readonly adjustment: ProviderAdjustment;
  /** Its values only stand in for the series as it was kept until now. */
  readonly isProxy: boolean;
}

/**
 * Whether another source's answer may continue what is kept, and how (checks 26 and 27). Prices of another known
 * adjustment never do; prices of an unknown one take over that of the common days on which they agree. Levels must
 * agree within half a percent. A dividend-adjusted series is continued by price changes alone, as a proxy, because
 * the other source's next dividend would be missing from them. Throws `splice`.
 */
export function continueFrom(
  known: readonly KnownBar[],
  fresh: Pick<ProviderResult, 'bars' | 'adjustment'>,
): Continuation {
  const adjustment = known.at(-1)?.adjustment ?? fresh.adjustment;
  if (!isCompatible(adjustment, fresh.adjustment))
    throw new SourceFault(
      'splice',
      `Prices adjusted as "${fresh.adjustment}" do not continue "${adjustment}" ones`,
    );
  const { days, ratio, spread } = compareOverlap(known, fresh.bars, REVISION_TOLERANCE);
  if (days < LEAST_COMMON_DAYS)
    throw new SourceFault(
      'splice',
      `Only ${days} common days tell how the answer compares with what is kept`,
    );
  if (adjustment === 'total-return' && fresh.adjustment === 'unknown') {
    if (spread > SCALED_SPREAD) throw unstable(spread);
    return { factor: 1 / lastRatio(known, fresh.bars), adjustment, isProxy: true };
  }
  if (Math.abs(ratio - 1) > LEVEL_TOLERANCE)
    throw new SourceFault('splice', `The answer is ${percent(ratio - 1)} away from what is kept`);
  return { factor: 1, adjustment, isProxy: false };
}

/**
 * The factor that turns a stand-in's prices into the level of the series it stands in for: the last ratio of the two
 * on a common day. Throws `splice` when they share too few days or the ratio is not steady.
 */
export function proxyFactor(known: readonly KnownBar[], standIn: readonly Bar[]): number {
  const measured = known.filter(({ quality }) => quality === 'measured');
  const recent = measured.slice(-2 * LEAST_COMMON_DAYS);
  const { days, spread } = compareOverlap(recent, standIn, REVISION_TOLERANCE);
  if (days < LEAST_COMMON_DAYS)
    throw new SourceFault('splice', `Only ${days} common days tell what the stand-in is worth`);
  if (spread > SCALED_SPREAD) throw unstable(spread);
  return 1 / lastRatio(recent, standIn);
}

function lastRatio(known: readonly KnownBar[], fresh: readonly Bar[]): number {
  const closes = new Map(known.map(({ day, close }) => [day, close]));
  const last = fresh.findLast(({ day }) => closes.has(day));
  return last === undefined ? Number.NaN : last.close / (closes.get(last.day) ?? Number.NaN);
}

function unstable(spread: number): SourceFault {
  return new SourceFault('splice', `The ratio to what is kept wanders by ${percent(spread)}`);
}

function percent(ratio: number): string {
  return `${(100 * ratio).toFixed(2)} %`;
}
