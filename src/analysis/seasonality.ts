import type { Bar } from '../market/bar.ts';
import { dayOf, MS_PER_DAY } from '../market/days.ts';
import { countLeading } from '../market/prefix.ts';
import { type Interval, medianInterval } from './intervals.ts';
import { type Summary, summarize } from './quantiles.ts';
import { countShare, type Share } from './sample-size.ts';

type Close = Pick<Bar, 'day' | 'close'>;

/** The return of three calendar months, a ratio: from the last close before them to the last close in them. */
export interface SeasonReturn {
  /** The year in which the months end. */
  readonly year: number;
  readonly value: number;
}

/** June to August of every year on record, and every other three months of the same cut: they do not overlap. */
export interface SeasonReturns {
  readonly summers: readonly SeasonReturn[];
  readonly others: readonly SeasonReturn[];
}

export interface SeasonSample extends Summary {
  readonly returns: readonly SeasonReturn[];
  readonly up: Share;
  /** Exact 95 % interval of the median; null under 6 windows. */
  readonly medianInterval: Interval | null;
}

/** The months, counted from 0, that begin where a window ends: the year is cut after February, May, August, November. */
const CUTS = [2, 5, 8, 11] as const;
const SUMMER_END = 8;
/** A week without a close before a cut is a hole in the data, not a long weekend. */
const CARRY_DAYS = 6;

function endOfMonthBefore(year: number, month: number): number {
  return dayOf(Date.UTC(year, month, 0));
}

/** The days after which a summer begins and with which it ends: 31 May and 31 August. */
export function summerOf(year: number): { readonly before: number; readonly end: number } {
  return { before: endOfMonthBefore(year, SUMMER_END - 3), end: endOfMonthBefore(year, SUMMER_END) };
}

/** The last close on `day` or up to six days before it; undefined where there is none. */
export function closeBy(bars: readonly Close[], day: number): number | undefined {
  const bar = bars[countLeading(bars, (candidate) => candidate.day <= day) - 1];
  return bar === undefined || day - bar.day > CARRY_DAYS ? undefined : bar.close;
}

/**
 * Returns of three months at a time, oldest first, from daily closes. `lastDay` is the newest day that is over: months
 * that end later are left out, as are those without a close at either end.
 */
export function measureSeasons(bars: readonly Close[], lastDay: number): SeasonReturns {
  const summers: SeasonReturn[] = [];
  const others: SeasonReturn[] = [];
  const firstDay = bars[0]?.day ?? lastDay;
  const yearOf = (day: number): number => new Date(day * MS_PER_DAY).getUTCFullYear();
  for (let year = yearOf(firstDay); year <= yearOf(lastDay); year += 1) {
    for (const month of CUTS) {
      const end = endOfMonthBefore(year, month);
      const [start, close] = [endOfMonthBefore(year, month - 3), end].map((day) => closeBy(bars, day));
      if (end > lastDay || start === undefined || close === undefined) continue;
      (month === SUMMER_END ? summers : others).push({ year, value: close / start - 1 });
    }
  }
  return { summers, others };
}

export function summarizeSeason(returns: readonly SeasonReturn[]): SeasonSample {
  const values = returns.map(({ value }) => value);
  return {
    returns,
    ...summarize(values),
    up: countShare(values, (value) => value > 0),
    medianInterval: medianInterval(values),
  };
}
