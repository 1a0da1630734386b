import { type CountableTimeInterval, type TimeInterval, utcDay, utcMonday, utcMonth, utcYear } from 'd3-time';
import { utcFormat } from 'd3-time-format';

export interface TimeTick {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly text: string;
}

const FEWEST = 3;
const BEST = 5;
const MOST = 7;

interface Grid {
  readonly interval: TimeInterval;
  readonly kind: 'year' | 'month' | 'day';
}

function every(interval: CountableTimeInterval, step: number, kind: Grid['kind']): Grid[] {
  const stepped = interval.every(step);
  return stepped === null ? [] : [{ interval: stepped, kind }];
}

/** Every nth day counted from 1970, which unlike days of the month keeps an even pace across months. */
function everyDays(step: number): Grid {
  return { interval: utcDay.filter((day) => utcDay.count(new Date(0), day) % step === 0), kind: 'day' };
}

/** Grids from the coarsest to the finest: the first that gives enough ticks is drawn. */
const GRIDS: readonly Grid[] = [
  ...[10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].flatMap((years) =>
    every(utcYear, years, 'year'),
  ),
  ...[6, 3, 2, 1].flatMap((months) => every(utcMonth, months, 'month')),
  ...[2, 1].flatMap((weeks) => every(utcMonday, weeks, 'day')),
  ...[4, 2, 1].map(everyDays),
];

/** Ticks from `from` to `to` inclusive, or undefined once there are more than fit. */
function ticksOf(interval: TimeInterval, from: number, to: number): number[] | undefined {
  const found: number[] = [];
  let tick = interval.ceil(new Date(from));
  while (tick.getTime() <= to) {
    found.push(tick.getTime());
    if (found.length > MOST) return undefined;
    tick = interval.offset(tick, 1);
  }
  return found;
}

const yearText = utcFormat('%Y');
const monthText = utcFormat('%b');
const monthYearText = utcFormat('%b %Y');
const dayText = utcFormat('%-d %b');

function textOf(at: number, kind: Grid['kind'], isFirst: boolean, hasJanuary: boolean): string {
  const date = new Date(at);
  if (kind === 'year') return yearText(date);
  if (kind === 'day') return dayText(date);
  if (date.getUTCMonth() === 0) return yearText(date);
  // A year must be read somewhere: where no January names it, the first month does.
  return isFirst && !hasJanuary ? monthYearText(date) : monthText(date);
}

/**
 * Three to seven ticks for a time axis from `from` to `to` (ms, UTC), as near to five as the calendar allows: years, or
 * quarters and months with the year in January's place, or days. Spans under three days get their first day alone.
 */
export function timeTicks(from: number, to: number): TimeTick[] {
  let best: number[] = [];
  let bestKind: Grid['kind'] = 'day';
  for (const { interval, kind } of GRIDS) {
    const found = ticksOf(interval, from, to);
    if (found === undefined) break;
    const isBetter = Math.abs(found.length - BEST) < Math.abs(best.length - BEST);
    if (found.length < FEWEST || !isBetter) continue;
    best = found;
    bestKind = kind;
  }
  if (best.length === 0) return [{ at: from, text: dayText(new Date(from)) }];
  const hasJanuary = best.some((at) => new Date(at).getUTCMonth() === 0);
  return best.map((at, i) => ({ at, text: textOf(at, bestKind, i === 0, hasJanuary) }));
}
