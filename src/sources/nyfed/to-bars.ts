import type { Bar } from '../../market/bar.ts';
import { formatDay } from '../../market/days.ts';
import type { SeriesRow } from '../../market/series-row.ts';
import { valueBar } from '../daily-candles.ts';
import { type Reading, settledBy } from '../define-provider.ts';
import { SourceFault } from '../source-error.ts';
import type { RepoOperation, SomaSummary, TreasuryOperation } from './schema.ts';

const DOLLARS_PER_BILLION = 1e9;
/** No bid or holding is smaller; a smaller number is dollars in thousands or millions. */
const SMALLEST_AMOUNT_USD = 1e6;

interface Amount {
  readonly day: number;
  readonly dollars: number | null;
}

/**
 * Take-up of the overnight facility per day, in USD billions. A day's operations are summed; term operations and
 * small-value exercises, which test the plumbing, are not take-up. A day of zero take-up is zero.
 */
export function readReverseRepo(operations: readonly RepoOperation[], row: SeriesRow, now: number): Reading {
  const overnight = operations.filter(
    ({ operationType, note }) =>
      operationType === 'Reverse Repo' && !/\bterm\b|small value exercise/i.test(note ?? ''),
  );
  const amounts = overnight.map((operation) => ({
    day: operation.operationDate,
    dollars: operation.totalAmtAccepted,
  }));
  return { bars: sumByDay(amounts), unitText: 'US dollars', isFinal: settledBy(row, now) };
}

/**
 * The Desk's bill purchases per operation day, in USD billions of par. The results do not say which of them manage
 * reserves and which reinvest mortgage principal, so they stand in for reserve management purchases as a proxy.
 */
export function readBillPurchases(
  operations: readonly TreasuryOperation[],
  row: SeriesRow,
  now: number,
): Reading {
  const bought = operations.filter(
    (operation) =>
      operation.operationDirection === 'P' &&
      operation.auctionStatus === 'Results' &&
      /bill/i.test(operation.operationType),
  );
  const amounts = bought.map((operation) => ({
    day: operation.operationDate,
    dollars: operation.totalParAmtAccepted,
  }));
  return {
    bars: sumByDay(amounts),
    quality: 'proxy',
    unitText: 'US dollars',
    isFinal: settledBy(row, now),
    mayBeEmpty: true,
  };
}

/** One column of the holdings, in USD billions. */
export function readHoldings(summaries: readonly SomaSummary[], column: 'bills' | 'mbs' | 'total'): Reading {
  const amounts = summaries.map((summary) => ({ day: summary.asOfDate, dollars: summary[column] }));
  return { bars: sumByDay(amounts), unitText: 'US dollars' };
}

function sumByDay(amounts: readonly Amount[]): Bar[] {
  const sums = new Map<number, number>();
  for (const { day, dollars } of amounts) {
    if (dollars === null) continue;
    refuseSmallAmount(day, dollars);
    sums.set(day, (sums.get(day) ?? 0) + dollars);
  }
  return [...sums].map(([day, dollars]) => valueBar(day, dollars / DOLLARS_PER_BILLION));
}

function refuseSmallAmount(day: number, dollars: number): void {
  if (dollars === 0 || dollars >= SMALLEST_AMOUNT_USD) return;
  throw new SourceFault(
    'unit',
    `The New York Fed reports ${dollars} for ${formatDay(day)}, too little for a number of dollars`,
  );
}
