import { isExcludedSymbol } from '../excluded-coins.ts';
import { type CapColumn, valueAt } from './cap-column.ts';
import type { AssetMetrics } from './schema.ts';

/** A cap that moves this much more than the price (in logarithms) is a change of the supply estimate. */
const SUPPLY_STEP = 0.1;
/** Where no price tells, only a step beyond what a day's trading can do is taken for one. */
const UNPRICED_STEP = Math.log(1.6);

/**
 * One column of daily caps per asset. The estimated cap is preferred to the current one, but a column never mixes
 * them. Assets of one chain (`usdt_eth`) are parts of another and left out.
 */
export function toColumns(rows: readonly AssetMetrics[]): CapColumn[] {
  const byAsset = new Map<string, AssetMetrics[]>();
  for (const row of rows) {
    const known = byAsset.get(row.asset);
    if (known) known.push(row);
    else byAsset.set(row.asset, [row]);
  }
  return [...byAsset]
    .filter(([asset]) => !asset.includes('_'))
    .flatMap(([asset, history]) => toColumn(asset, history) ?? []);
}

function toColumn(asset: string, rows: readonly AssetMetrics[]): CapColumn | undefined {
  const metric = rows.some((row) => hasValue(row.CapMrktEstUSD)) ? 'CapMrktEstUSD' : 'CapMrktCurUSD';
  // The newest rows have no cap yet.
  const firstDay = rows.find((row) => hasValue(row[metric]))?.time;
  const lastDay = rows.findLast((row) => hasValue(row[metric]))?.time;
  if (firstDay === undefined || lastDay === undefined) return undefined;
  const caps = new Float64Array(lastDay - firstDay + 1).fill(Number.NaN);
  const prices = new Map<number, number>();
  for (const row of rows) {
    const cap = row[metric];
    if (cap !== null && cap > 0) caps[row.time - firstDay] = cap;
    // A row is the END of its day, but its reference rate is that of the day's start: the day before closed at it.
    if (row.ReferenceRateUSD !== null) prices.set(row.time - 1, row.ReferenceRateUSD);
  }
  const column = { symbol: asset, isExcluded: isExcludedSymbol(asset), firstDay, caps };
  rebaseSupplySteps(column, prices);
  return column;
}

const hasValue = (cap: number | null): boolean => cap !== null && cap > 0;

/**
 * Rescales everything before a supply step to the supply after it, so that the step is no return: the estimate of
 * one coin's supply once doubled overnight at an unchanged price.
 */
export function rebaseSupplySteps(column: CapColumn, prices: ReadonlyMap<number, number>): void {
  const { caps, firstDay } = column;
  for (let index = caps.length - 1; index > 0; index -= 1) {
    const before = valueAt(column, firstDay + index - 1);
    const after = valueAt(column, firstDay + index);
    if (before === undefined || after === undefined) continue;
    const priceMove = moveOf(prices.get(firstDay + index - 1), prices.get(firstDay + index));
    const capMove = Math.log(after / before);
    const isStep =
      priceMove === undefined
        ? Math.abs(capMove) > UNPRICED_STEP
        : Math.abs(capMove - priceMove) > SUPPLY_STEP;
    if (isStep) caps.subarray(0, index).forEach((cap, past) => void (caps[past] = (cap * after) / before));
  }
}

function moveOf(before: number | undefined, after: number | undefined): number | undefined {
  return before !== undefined && after !== undefined && before > 0 && after > 0
    ? Math.log(after / before)
    : undefined;
}
