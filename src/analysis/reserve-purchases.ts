import type { Bar } from '../market/bar.ts';
import { latestChange } from './liquidity.ts';

/** Monthly pace of the Fed's holdings over the four weeks to a Wednesday, USD billions a month (METHOD 6.2). */
export interface ReservePurchases {
  /** Treasuries and mortgage securities together: mortgage principal is reinvested in bills, so bills alone overstate. */
  readonly totalPerMonth: number;
  /** Treasuries alone, the figure that is mostly quoted. */
  readonly treasuriesPerMonth: number;
  /** The Wednesday both are measured to. */
  readonly day: number;
}

/** The first reserve management operation, 12 December 2025 (NY Fed): growth before it had other reasons, or was QE. */
export const RESERVE_MANAGEMENT_SINCE = 20_434;

const WEEKS = 4;
const WINDOW_DAYS = 7 * WEEKS;
const MONTHS_PER_WINDOW = 30.44 / WINDOW_DAYS;

/** Null when either leg lacks the other's newest Wednesday or the one four weeks before it. */
export function measureReservePurchases(
  treasuries: readonly Bar[],
  mortgages: readonly Bar[],
): ReservePurchases | null {
  const day = treasuries.at(-1)?.day;
  const treasuryChange = latestChange(treasuries, WEEKS, (bar) => bar.close);
  const mortgageChange = latestChange(mortgages, WEEKS, (bar) => bar.close);
  if (day === undefined || day !== mortgages.at(-1)?.day) return null;
  if (treasuryChange === null || mortgageChange === null) return null;
  return {
    totalPerMonth: (treasuryChange + mortgageChange) * MONTHS_PER_WINDOW,
    treasuriesPerMonth: treasuryChange * MONTHS_PER_WINDOW,
    day,
  };
}

/**
 * Bills that the desk's operations bought in the four weeks to `day`, USD billions a month; it includes what replaces
 * mortgage principal. Null when the record begins within these weeks or holds no operation in them.
 */
export function measureDeskPurchases(operations: readonly Bar[], day: number): number | null {
  const start = day - WINDOW_DAYS;
  const first = operations[0];
  const recent = operations.filter((bar) => bar.day > start && bar.day <= day);
  if (first === undefined || first.day > start || recent.length === 0) return null;
  return recent.reduce((sum, { close }) => sum + close, 0) * MONTHS_PER_WINDOW;
}
