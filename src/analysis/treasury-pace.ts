import type { Bar } from '../market/bar.ts';
import { changesOver } from './liquidity.ts';
import { type Summary, sortAscending, summarize } from './quantiles.ts';

/** How fast the Treasury General Account moves, USD billions a week over four weeks; a fall adds liquidity. */
export interface TreasuryPace {
  readonly perWeek: number;
  /** The same four weeks of earlier years: tax dates make the account seasonal, last month is no comparison. */
  readonly priorYears: Summary & { readonly low: number | null; readonly high: number | null };
}

const WEEKS = 4;
const WEEKS_PER_YEAR = 52;
const DAYS_PER_YEAR = 365.25;
/** Before the crisis of 2008 the account was kept near 5 billion: older years compare with nothing of today. */
const COMPARED_YEARS = 10;

/** Null when the level of four weeks before the newest one is missing. */
export function measureTreasuryPace(levels: readonly Bar[]): TreasuryPace | null {
  const paces = new Map(
    changesOver(levels, WEEKS, (bar) => bar.close).map(({ day, change }) => [day, change / WEEKS]),
  );
  const day = levels.at(-1)?.day ?? Number.NaN;
  const perWeek = paces.get(day);
  if (perWeek === undefined) return null;
  const years = Array.from({ length: COMPARED_YEARS }, (_, index) => index + 1);
  const prior = sortAscending(years.flatMap((count) => paces.get(findSameWeek(day, count)) ?? []));
  return {
    perWeek,
    priorYears: { ...summarize(prior), low: prior.at(0) ?? null, high: prior.at(-1) ?? null },
  };
}

/** The same weekday nearest to the calendar date `years` earlier. */
function findSameWeek(day: number, years: number): number {
  const drift = Math.round((years * (DAYS_PER_YEAR - 7 * WEEKS_PER_YEAR)) / 7);
  return day - 7 * (years * WEEKS_PER_YEAR + drift);
}
