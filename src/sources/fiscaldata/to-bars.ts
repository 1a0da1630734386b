import { valueBar } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import { SourceFault } from '../source-error.ts';
import type { BalancePage } from './schema.ts';

const MILLIONS = '$1,000,000';
const MILLIONS_PER_BILLION = 1e3;

type Row = BalancePage['data'][number];

/**
 * The closing balance has moved twice: to another account name in 2021, and in 2022 to a line of its own, whose
 * value stands in the opening column. Newest first, so that a day reported twice takes the newer form.
 */
const ERAS: ReadonlyArray<{ readonly account: string; closing(row: Row): number | null }> = [
  {
    account: 'Treasury General Account (TGA) Closing Balance',
    closing: (row) => row.open_today_bal,
  },
  { account: 'Treasury General Account (TGA)', closing: (row) => row.close_today_bal },
  { account: 'Federal Reserve Account', closing: (row) => row.close_today_bal },
];

/** Turns statement pages into closing balances in USD billions; throws `unit` unless they state millions. */
export function toReading(pages: readonly BalancePage[]): Reading {
  for (const { meta } of pages) {
    const { open_today_bal: open, close_today_bal: close } = meta.dataFormats;
    if (open !== MILLIONS || close !== MILLIONS) {
      throw new SourceFault('unit', `FiscalData states the units ${open} and ${close}, not ${MILLIONS}`);
    }
  }
  const rows = pages.flatMap((page) => page.data);
  const closings = new Map<number, number>();
  for (const era of ERAS) {
    for (const row of rows) {
      const value = row.account_type === era.account ? era.closing(row) : null;
      if (value !== null && !closings.has(row.record_date)) closings.set(row.record_date, value);
    }
  }
  return {
    bars: [...closings].map(([day, millions]) => valueBar(day, millions / MILLIONS_PER_BILLION)),
    unitText: MILLIONS,
  };
}
