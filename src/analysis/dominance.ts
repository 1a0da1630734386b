import { EMA } from 'technicalindicators';
import type { WeeklyBar } from '../market/bar.ts';
import { at } from './at.ts';

/** Bitcoin's share of the crypto market on closed weeks, percent; changes in percentage points (METHOD 7). */
export interface DominanceReading {
  readonly week: number;
  readonly day: number;
  readonly value: number;
  readonly change4w: number;
  readonly change13w: number;
  /** Where EMA4 - EMA13 of the weekly closes stands. */
  readonly trend: 'rising' | 'falling' | 'flat';
  /** The last week in which that difference turned its sign; null when it never did. */
  readonly turn: {
    readonly week: number;
    readonly weeksAgo: number;
    readonly to: 'rising' | 'falling';
  } | null;
}

const FAST_WEEKS = 4;
const SLOW_WEEKS = 13;
/** Two values of the slow average make a turn possible; a change over 13 weeks needs 14 closes as well. */
export const DOMINANCE_NEEDED_WEEKS = SLOW_WEEKS + 1;

/** The caller has made sure of at least 14 weeks without a gap; throws RangeError with fewer. */
export function readDominance(weeks: readonly WeeklyBar[]): DominanceReading {
  const last = at(weeks, -1);
  const spread = averageSpread(weeks.map((bar) => bar.close));
  const signs = spread.map(Math.sign);
  const turned = findLastTurn(signs);
  const changeOver = (count: number) => last.close - at(weeks, -1 - count).close;
  return {
    week: last.week,
    day: last.day,
    value: last.close,
    change4w: changeOver(FAST_WEEKS),
    change13w: changeOver(SLOW_WEEKS),
    trend: trendOf(at(signs, -1)),
    turn:
      turned === null
        ? null
        : {
            week: last.week - turned.weeksAgo,
            weeksAgo: turned.weeksAgo,
            to: turned.sign > 0 ? 'rising' : 'falling',
          },
  };
}

function trendOf(sign: number): DominanceReading['trend'] {
  if (sign === 0) return 'flat';
  return sign > 0 ? 'rising' : 'falling';
}

/** EMA4 - EMA13 from the first week that has both; averages are seeded with the mean of their first values. */
function averageSpread(closes: readonly number[]): number[] {
  const slow = EMA.calculate({ period: SLOW_WEEKS, values: [...closes] });
  const fast = EMA.calculate({ period: FAST_WEEKS, values: [...closes] }).slice(-slow.length);
  return slow.map((value, index) => at(fast, index) - value);
}

/** The newest change between strictly positive and strictly negative; a zero in between delays it. */
function findLastTurn(signs: readonly number[]): { weeksAgo: number; sign: number } | null {
  let found: { index: number; sign: number } | null = null;
  let side = 0;
  for (const [index, sign] of signs.entries()) {
    if (sign === 0) continue;
    if (side !== 0 && sign !== side) found = { index, sign };
    side = sign;
  }
  return found === null ? null : { weeksAgo: signs.length - 1 - found.index, sign: found.sign };
}
