import type { WeeklyValue } from '../market/view.ts';

/**
 * One number a week on consecutive ISO weeks, NaN where a week has none. NaN spreads through arithmetic, so a
 * statistic that needs a missing week is itself missing. It stays inside this layer: results say null.
 */
export type WeekGrid = readonly number[];

/**
 * Lays prices on the weeks `firstWeek` to `lastWeek`, both included; values outside them are left out.
 * Throws RangeError for a price that is not finite and positive, because its logarithm would be a silent NaN.
 */
export function toWeekGrid(values: readonly WeeklyValue[], firstWeek: number, lastWeek: number): WeekGrid {
  const grid = Array.from({ length: Math.max(0, lastWeek - firstWeek + 1) }, () => Number.NaN);
  for (const { week, value } of values) {
    requirePositive(value, `week ${week}`);
    if (week >= firstWeek && week <= lastWeek) grid[week - firstWeek] = value;
  }
  return grid;
}

/** The value at an index, NaN before the first and after the last. */
export function valueAt(grid: WeekGrid, index: number): number {
  return grid[index] ?? Number.NaN;
}

/** A missing value as results report it. */
export function toNullable(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Throws RangeError unless `value` is a finite number above zero; `where` names it in the message. */
export function requirePositive(value: number, where: string): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new RangeError(`Expected a finite positive price at ${where}, found ${value}`);
  }
}
