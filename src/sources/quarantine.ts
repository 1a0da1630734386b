import type { Bar } from '../market/bar.ts';
import type { SeriesKind } from '../market/series-row.ts';
import { median } from './chained-index.ts';

/**
 * Doubtful moves (DATA 6, check 24). Every one found in 13,588 real bars was true, so a doubtful bar is held back
 * until a second source or a later answer confirms it, never thrown away.
 */
const HISTORY = 60;
const LEAST_HISTORY = 20;
/** Makes the median absolute deviation of normal returns their standard deviation. */
const MAD_TO_SIGMA = 1.4826;
const JUMP_SIGMAS = 8;
const SPIKE_SIGMAS = 6;
const LEAST_SPIKE = 0.05;
const SPIKE_REVERSAL = 0.8;
/** Moves (of the logarithm) below these are never doubted. Balances and rates jump lawfully and have none. */
const FLOORS: Readonly<Partial<Record<SeriesKind, number>>> = {
  index: 0.12,
  etf: 0.12,
  commodity: 0.15,
  crypto: 0.35,
};
const AGREEMENT = 0.01;
const CONFIRMED_AFTER_MS = 6 * 3_600_000;

interface DayClose {
  readonly day: number;
  readonly close: number;
}

function sigmaOf(returns: readonly number[]): number {
  const middle = median(returns);
  return MAD_TO_SIGMA * median(returns.map((move) => Math.abs(move - middle)));
}

const moveTo = (before: DayClose, after: DayClose): number => Math.log(after.close / before.close);

/** Whether the move into `bar` is out of all proportion, or a spike that the next bar takes back. */
function isDoubtful(
  before: readonly DayClose[],
  bar: DayClose,
  next: DayClose | undefined,
  floor: number,
): boolean {
  const previous = before.at(-1);
  if (previous === undefined || before.length <= LEAST_HISTORY) return false;
  const recent = before.slice(-HISTORY - 1);
  const sigma = sigmaOf(recent.slice(1).map((entry, index) => moveTo(recent[index] ?? entry, entry)));
  const move = moveTo(previous, bar);
  if (Math.abs(move) > Math.max(JUMP_SIGMAS * sigma, floor)) return true;
  const isSpike = Math.abs(move) > Math.max(SPIKE_SIGMAS * sigma, LEAST_SPIKE);
  return isSpike && next !== undefined && -moveTo(bar, next) / move >= SPIKE_REVERSAL;
}

/**
 * The days among `fresh` whose move is doubtful, measured against what is known before them. A doubtful bar is not
 * taken as the measure of the next one, unless it is trusted already.
 */
export function findDoubtful(
  known: readonly DayClose[],
  fresh: readonly Bar[],
  kind: SeriesKind,
  isTrusted: (bar: Bar) => boolean = () => false,
): number[] {
  const floor = FLOORS[kind];
  if (floor === undefined) return [];
  const trusted: DayClose[] = known.filter(({ day }) => day < (fresh[0]?.day ?? 0));
  const doubtful: number[] = [];
  fresh.forEach((bar, index) => {
    if (isTrusted(bar) || !isDoubtful(trusted, bar, fresh[index + 1], floor)) trusted.push(bar);
    else doubtful.push(bar.day);
  });
  return doubtful;
}

/** Whether another source saw the same move into a day, within one percent of the price. */
export function isConfirmedBy(
  other: readonly Bar[],
  day: number,
  own: { readonly before: DayClose; readonly bar: DayClose },
): boolean {
  const bar = other.find((entry) => entry.day === day);
  const before = other.findLast((entry) => entry.day <= own.before.day);
  if (bar === undefined || before?.day !== own.before.day) return false;
  return Math.abs(moveTo(before, bar) - moveTo(own.before, own.bar)) <= AGREEMENT;
}

/** Whether the same value has been seen before, six hours ago or earlier, by an answer of its own. */
export function isConfirmedByTime(
  held: readonly (DayClose & { readonly firstSeenAt: number })[],
  bar: DayClose,
  now: number,
): boolean {
  const before = held.find(({ day }) => day === bar.day);
  if (before === undefined || now - before.firstSeenAt < CONFIRMED_AFTER_MS) return false;
  return Math.abs(bar.close / before.close - 1) <= AGREEMENT;
}
