import type { Bar } from '../../market/bar.ts';
import { type DailyPath, daysOf } from './path.ts';
import { createDraws } from './random.ts';

/** How far a day typically reaches beyond its open and close, and how far it opens from the last close, in daily sigmas. */
const WICK = 0.35;
const GAP = 0.3;

/** Two decimals as exchanges print them, four where a price is small, whole dollars for capitalisations. */
export function roundPrice(value: number): number {
  if (value >= 1e6) return Math.round(value);
  const factor = value >= 10 ? 1e2 : 1e4;
  return Math.round(value * factor) / factor;
}

/** A bar with a value only, as publishers of balances and rates give it. */
export function valueBar(day: number, close: number): Bar {
  return { day, open: null, high: null, low: null, close, volume: null };
}

/** Candles around a path of closes; `dailySigma` is the standard deviation of a day's log return. */
export function candleBars(name: string, path: DailyPath, dailySigma: number): Bar[] {
  const draws = createDraws(`${name} candles`);
  let previous: number | undefined;
  return daysOf(path).map((day, index) => {
    const close = roundPrice(path.values[index] ?? Number.NaN);
    // Crypto never sleeps: it opens where it closed.
    const gap = path.calendar === 'utc' ? 0 : GAP * dailySigma * draws.normal();
    const open = roundPrice((previous ?? close) * Math.exp(gap));
    const high = Math.max(open, close) * Math.exp(WICK * dailySigma * draws.exponential());
    const low = Math.min(open, close) * Math.exp(-WICK * dailySigma * draws.exponential());
    previous = close;
    return { day, open, high: roundPrice(high), low: roundPrice(low), close, volume: null };
  });
}

/** The same candles at another scale, for a fund or future that follows them. */
export function scaleBars(bars: readonly Bar[], factor: number): Bar[] {
  const scale = (value: number | null) => (value === null ? null : roundPrice(value * factor));
  return bars.map(({ day, open, high, low, close }) => ({
    day,
    open: scale(open),
    high: scale(high),
    low: scale(low),
    close: roundPrice(close * factor),
    volume: null,
  }));
}
