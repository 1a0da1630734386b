import type { Bar } from '../../market/bar.ts';
import { isoWeekday } from '../../market/days.ts';
import { roundPrice, valueBar } from './bars.ts';
import { daysOf } from './path.ts';
import { coinCap, type FindPath, valueOn } from './paths.ts';
import { dayNamed, TRADING_DAYS } from './sessions.ts';

const SUNDAY = 7;
const SEASON_DAYS = 90;
const SEASON_COINS = 50;
/** Typical distance (log) of one altcoin's 90-day return from the segment's. */
const COIN_SPREAD = 0.3;
/** The basket's level against the whole segment, as such a proxy has. */
const PROXY_SHARE = 0.68;

/** The crypto market's parts on a day, USD. */
interface Capitalisations {
  readonly bitcoin: number;
  readonly ethereum: number;
  readonly others: number;
  readonly total: number;
}

function capitalisationsOn(findPath: FindPath, day: number): Capitalisations {
  const bitcoin = coinCap('BTC', findPath('BTC'), day);
  const ethereum = coinCap('ETH', findPath('ETH'), day);
  const others = valueOn(findPath('ALTCOINS'), day);
  const rest = valueOn(findPath('MAJORS'), day) + valueOn(findPath('STABLECOINS'), day);
  return { bitcoin, ethereum, others, total: bitcoin + ethereum + others + rest };
}

function daysFrom(date: string): number[] {
  const first = dayNamed(date);
  return TRADING_DAYS.utc.filter((day) => day >= first);
}

/** A daily series of one number read off the capitalisations, from a date on. */
function capSeries(from: string, read: (caps: Capitalisations) => number): (findPath: FindPath) => Bar[] {
  return (findPath) =>
    daysFrom(from).map((day) => valueBar(day, roundPrice(read(capitalisationsOn(findPath, day)))));
}

/** Altcoins outside the ten largest, one value a week, dated on the Sunday that ends it. */
export function othersSeries(findPath: FindPath): Bar[] {
  const path = findPath('ALTCOINS');
  const sundays = daysOf(path).filter((day) => isoWeekday(day) === SUNDAY);
  return sundays.map((day) => valueBar(day, roundPrice(valueOn(path, day))));
}

/** The share of fifty altcoins that beat Bitcoin over 90 days, as if their returns lay around the segment's. */
export function altcoinSeasonSeries(findPath: FindPath): Bar[] {
  const [altcoins, bitcoin] = [findPath('ALTCOINS'), findPath('BTC')];
  const gain = (path: typeof bitcoin, day: number) =>
    Math.log(valueOn(path, day) / valueOn(path, day - SEASON_DAYS));
  return daysFrom('2019-09-20').map((day) => {
    const lead = gain(altcoins, day) - gain(bitcoin, day);
    const beating = Math.round(SEASON_COINS / (1 + Math.exp(-lead / COIN_SPREAD)));
    return valueBar(day, beating / SEASON_COINS);
  });
}

export function stablecoinSeries(findPath: FindPath): Bar[] {
  const path = findPath('STABLECOINS');
  return daysOf(path).map((day) => valueBar(day, roundPrice(valueOn(path, day))));
}

export const othersProxySeries = capSeries('2021-06-19', (caps) => PROXY_SHARE * caps.others);
export const totalSeries = capSeries('2017-07-14', (caps) => caps.total);
export const totalWithoutBitcoinSeries = capSeries('2017-07-14', (caps) => caps.total - caps.bitcoin);
export const totalWithoutMajorTwoSeries = capSeries(
  '2017-07-14',
  (caps) => caps.total - caps.bitcoin - caps.ethereum,
);
export const bitcoinDominanceSeries = capSeries('2014-04-01', (caps) => (100 * caps.bitcoin) / caps.total);
export const ethereumDominanceSeries = capSeries('2017-07-14', (caps) => (100 * caps.ethereum) / caps.total);
