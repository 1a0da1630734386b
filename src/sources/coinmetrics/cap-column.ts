/** One asset's daily caps (USD) from `firstDay` (epoch day) on; NaN where there is none. Columns keep ten years of hundreds of assets small. */
export interface CapColumn {
  /** Lower-case ticker. */
  readonly symbol: string;
  readonly isExcluded: boolean;
  readonly firstDay: number;
  readonly caps: Float64Array;
}

/** The cap of a day, undefined where there is none. */
export function valueAt(column: CapColumn, day: number): number | undefined {
  const cap = column.caps[day - column.firstDay];
  return cap === undefined || Number.isNaN(cap) ? undefined : cap;
}

export function lastDayOf(column: CapColumn): number {
  return column.firstDay + column.caps.length - 1;
}
