import { DataError } from '../lib/errors.ts';
import { formatNumber } from '../lib/format.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import { changesOver, type LiquidityWeek } from './liquidity.ts';

type Bounds = readonly [low: number, high: number];

interface Limits {
  readonly fedAssets: Bounds;
  readonly treasuryGeneralAccount: Bounds;
  readonly reverseRepo: Bounds;
  readonly netLiquidity: Bounds;
}

/** METHOD 6.1, USD billions: a publisher that switches between millions and billions leaves these at once. */
const LIMITS: Limits = {
  fedAssets: [4_000, 12_000],
  treasuryGeneralAccount: [0, 2_500],
  reverseRepo: [0, 3_000],
  netLiquidity: [3_000, 9_000],
};
/** The balance sheet has been of today's size since spring 2020; before, its floor was its size of 2003. */
const TODAYS_SIZE_SINCE = 18_353;
const EARLIER_LIMITS: Limits = { ...LIMITS, fedAssets: [500, 6_000], netLiquidity: [500, 6_000] };
const LARGEST_WEEKLY_CHANGE = 700;

/** Each figure with the series to look at when it is wrong; a wrong sum is laid to its largest leg. */
const FIGURES: readonly { readonly key: keyof Limits; readonly series: SeriesId; readonly name: string }[] = [
  { key: 'fedAssets', series: 'WALCL', name: 'Fed assets' },
  { key: 'treasuryGeneralAccount', series: 'TGA', name: 'The Treasury General Account' },
  { key: 'reverseRepo', series: 'RRP', name: 'The reverse repo' },
  { key: 'netLiquidity', series: 'WALCL', name: 'Net liquidity' },
];

/**
 * Throws `DataError` where a leg, their sum or a week's change of it is of a size that only a wrong unit can explain:
 * a plausible-looking answer from mixed units is worse than none.
 */
export function requirePlausible(weeks: readonly LiquidityWeek[]): void {
  for (const week of weeks) {
    const limits = week.day < TODAYS_SIZE_SINCE ? EARLIER_LIMITS : LIMITS;
    for (const { key, series, name } of FIGURES) {
      const [low, high] = limits[key];
      if (week[key] < low || week[key] > high) refuse(series, `${name} is`, week[key], week.day);
    }
  }
  const jump = changesOver(weeks, 1, (week) => week.netLiquidity).find(
    ({ change }) => Math.abs(change) >= LARGEST_WEEKLY_CHANGE,
  );
  if (jump !== undefined) refuse('WALCL', 'Net liquidity changed within a week by', jump.change, jump.day);
}

function refuse(series: SeriesId, finding: string, billions: number, day: number): never {
  throw new DataError(
    series,
    `${finding} ${formatNumber(billions, 1)} billion dollars on ${formatDay(day)}, which looks like a unit error`,
    'The publishers give millions or billions; the source of this series has to say which',
  );
}
