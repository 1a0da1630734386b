import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';
import { isMarginal } from './cross-price.ts';
import type { MacdPoint } from './macd.ts';

/** `golden`: the MACD line closes a week above its signal line; `death`: below it. Not moving-average crosses. */
export type CrossDirection = 'golden' | 'death';

/** Side of the MACD line against its signal line; null where they are equal or there is no signal. */
export type MacdSide = 'above' | 'below' | null;

/** A confirmed signal-line cross: only closed weeks make one (METHOD 1.5). */
export interface Cross {
  /** Position in the closed weeks it was found in. */
  readonly index: number;
  readonly week: number;
  readonly day: number;
  readonly close: number;
  readonly direction: CrossDirection;
  readonly macd: number;
  readonly isBelowZero: boolean;
  /** Another provider's close might not have crossed. */
  readonly isMarginal: boolean;
}

/** The MACD line changing its own sign at a closed week. */
export interface ZeroLineCross {
  readonly week: number;
  readonly day: number;
  readonly close: number;
  readonly direction: 'up' | 'down';
}

/** 1 when a value turns positive after being zero or negative, -1 the other way round, else 0 (METHOD 1.5). */
function signTurn(previous: number | null, current: number | null): -1 | 0 | 1 {
  if (previous === null || current === null) return 0;
  if (previous <= 0 && current > 0) return 1;
  return previous >= 0 && current < 0 ? -1 : 0;
}

export function sideOf(histogram: number | null): MacdSide {
  if (histogram === null || histogram === 0) return null;
  return histogram > 0 ? 'above' : 'below';
}

/** Which cross the second of two consecutive histograms makes, if any. */
export function crossBetween(previous: number | null, current: number | null): CrossDirection | null {
  const turn = signTurn(previous, current);
  if (turn === 0) return null;
  return turn > 0 ? 'golden' : 'death';
}

/** Every signal-line cross of closed weeks and their MACD points (same length), oldest first. */
export function findCrosses(weeks: readonly WeeklyBar[], points: readonly MacdPoint[]): Cross[] {
  const crosses: Cross[] = [];
  let previous: number | null = null;
  for (const [index, { macd, histogram }] of points.entries()) {
    const direction = crossBetween(previous, histogram);
    previous = histogram;
    if (direction === null || macd === null || histogram === null) continue;
    const { week, day, close } = at(weeks, index);
    crosses.push({
      index,
      week,
      day,
      close,
      direction,
      macd,
      isBelowZero: macd < 0,
      isMarginal: isMarginal(close, histogram),
    });
  }
  return crosses;
}

/** Every change of sign of the MACD line itself, oldest first. */
export function findZeroLineCrosses(
  weeks: readonly WeeklyBar[],
  points: readonly MacdPoint[],
): ZeroLineCross[] {
  let previous: number | null = null;
  return points.flatMap(({ macd }, index) => {
    const turn = signTurn(previous, macd);
    previous = macd;
    if (turn === 0) return [];
    const { week, day, close } = at(weeks, index);
    return [{ week, day, close, direction: turn > 0 ? ('up' as const) : ('down' as const) }];
  });
}
