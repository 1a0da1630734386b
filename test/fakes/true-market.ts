import type { Bar } from '../../src/market/bar.ts';
import { isoWeekday } from '../../src/market/days.ts';
import { isBusinessDay, isSession } from '../../src/market/holidays.ts';
import { dayNamed } from './providers.ts';

/**
 * A market that every fake source tells of, each in its own way: what one of them says of a day is what all say, so
 * that a test knows the truth whoever is asked.
 */
export const FIRST_DAY = dayNamed('2022-01-03');

/** The level of a symbol: its name decides, so that no two are alike. */
const LEVELS: Readonly<Record<string, number>> = {
  BTC: 90_000,
  ETH: 3_000,
  IWM: 240,
  SPX: 6_500,
  NDX: 24_000,
  VIX: 18,
  DXY: 99,
  'GC=F': 4_000,
  'SI=F': 50,
  'HG=F': 5,
};

/** The largest value each series of a central bank's table ever had, in its unit; the fake's values end at it. */
const PEAKS: Readonly<Record<string, number>> = {
  WALCL: 8_965_000,
  TREAST: 5_771_000,
  WSHOMCB: 2_740_000,
  WRBWFRBL: 4_274_000,
  WSHOBL: 538_000,
  WDTGAL: 1_007_000,
  WTREGEN: 1_000_000,
  RRPONTSYD: 1_400,
  M2SL: 23_155,
  WM2NS: 23_200,
};

function levelOf(symbol: string): number {
  const known = LEVELS[symbol];
  if (known !== undefined) return known;
  const sum = Array.from(symbol).reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return 50 + (sum % 200);
}

/** The close of a symbol on a day: slow waves and a small wobble around its level. */
export function closeOf(symbol: string, day: number): number {
  if (symbol === 'RUT') return 10 * closeOf('IWM', day);
  const phase = levelOf(symbol) % 7;
  const wave = 0.15 * Math.sin(day / 90 + phase) + 0.04 * Math.sin(day / 17 + phase);
  const wobble = 0.006 * Math.sin(day * 1.9 + phase);
  return Number((levelOf(symbol) * (1 + wave + wobble)).toPrecision(8));
}

export function barOf(symbol: string, day: number): Bar {
  const close = closeOf(symbol, day);
  const open = closeOf(symbol, day - 1);
  const high = Math.max(open, close) * 1.003;
  const low = Math.min(open, close) * 0.997;
  return { day, open, high, low, close, volume: 1_000 + (day % 100) };
}

/** A value of a central bank's table, in the publisher's unit. */
export function tableValue(symbol: string, day: number): number {
  const peak = PEAKS[symbol];
  if (peak === undefined) return Number((4 + 0.5 * Math.sin(day / 60)).toFixed(2));
  return Math.round(peak * (0.9 + 0.05 * Math.sin(day / 50)));
}

export function daysBetween(
  from: number,
  to: number,
  isOpen: (day: number) => boolean = () => true,
): number[] {
  const first = Math.max(from, FIRST_DAY);
  return Array.from({ length: Math.max(0, to - first + 1) }, (_, index) => first + index).filter(isOpen);
}

export const sessionsBetween = (from: number, to: number): number[] => daysBetween(from, to, isSession);
export const businessDaysBetween = (from: number, to: number): number[] =>
  daysBetween(from, to, isBusinessDay);
export const wednesdaysBetween = (from: number, to: number): number[] =>
  daysBetween(from, to, (day) => isoWeekday(day) === 3);

/** A ranking of 130 coins; the altcoins move together. */
export function capsOn(
  day: number,
): { readonly id: string; readonly symbol: string; readonly cap: number }[] {
  const large = ['btc', 'eth', 'usdt', 'xrp', 'bnb', 'sol', 'usdc', 'doge', 'trx', 'ada'];
  const ids = [
    'bitcoin',
    'ethereum',
    'tether',
    'ripple',
    'binancecoin',
    'solana',
    'usd-coin',
    'dogecoin',
    'tron',
    'cardano',
  ];
  const tide = 1 + 0.2 * Math.sin(day / 70) + 0.03 * Math.sin(day / 5);
  return [
    ...large.map((symbol, index) => ({
      id: ids[index] ?? symbol,
      symbol,
      cap: (1.8e12 / 2 ** index) * tide,
    })),
    ...Array.from({ length: 120 }, (_, index) => ({
      id: `coin-${index}`,
      symbol: `c${index}`,
      cap: (3e9 - 1.5e7 * index) * tide,
    })),
  ];
}
