import { weekEndDay } from '../chat/weeks.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { formatDay } from '../market/days.ts';
import { type PartialSnapshot, type Snapshot, TOPICS, type Topic } from './week-snapshot.ts';

/** One thing that is no longer as it was; `from` and `to` as facts tell them. */
export interface Change {
  readonly topic: Topic;
  readonly from: string | number | null;
  readonly to: string | number | null;
  /** A sentence. */
  readonly text: string;
}

/** The cross price moves every week; from this share of itself on it is news. */
const CROSS_PRICE_MOVE = 0.05;

type Comparison<T extends Topic> = (before: Snapshot[T], now: Snapshot[T]) => Omit<Change, 'topic'>[];

const nameLabel = (label: Snapshot['phase']['label']) =>
  typeof label === 'number' ? `phase ${label}` : label;

const comparePhase: Comparison<'phase'> = (before, now) => {
  if (before.label !== now.label) {
    const text = `Phase label: ${nameLabel(before.label)} → ${nameLabel(now.label)}.`;
    return [{ from: before.label, to: now.label, text }];
  }
  if (before.candidate === now.candidate) return [];
  const text =
    now.candidate === null
      ? `Phase ${before.candidate ?? ''} is no candidate any more.`
      : `Phase ${now.candidate} leads without the label yet: a candidate, not confirmed.`;
  return [{ from: before.candidate, to: now.candidate, text }];
};

const compareMacd: Comparison<'macd'> = (before, now) => {
  const { cross } = now;
  if (cross !== null && cross.week !== before.cross?.week) {
    const week = formatDate(weekEndDay(cross, 'utc'));
    const text = `BTC weekly MACD ${cross.direction} cross confirmed at ${formatPrice(cross.close)}, week to ${week}.`;
    return [{ from: before.cross?.direction ?? null, to: cross.direction, text }];
  }
  const [from, to] = [before.target, now.target];
  if (from.reach !== 'price' || to.reach !== 'price') return [];
  if (Math.abs(to.price / from.price - 1) < CROSS_PRICE_MOVE) return [];
  const distance = formatPercent(to.distance, 'always');
  const text = `BTC cross price ${formatPrice(from.price)} → ${formatPrice(to.price)}, ${distance} from the close.`;
  return [{ from: from.price, to: to.price, text }];
};

const compareRussell: Comparison<'russell'> = (before, now) => {
  if (before.state === now.state && before.level === now.level) return [];
  const close = `${formatPrice(now.close)} on ${formatDate(now.day)}`;
  const ceiling = before.level === now.level ? '' : `, ceiling now ${formatPrice(now.level)}`;
  const text = `Russell 2000: ${before.state.toLowerCase()} → ${now.state.toLowerCase()} (${close}${ceiling}).`;
  return [{ from: before.state, to: now.state, text }];
};

const compareCoupling: Comparison<'coupling'> = (before, now) =>
  before === now ? [] : [{ from: before, to: now, text: `Small caps and altcoins: ${before} → ${now}.` }];

const compareClock: Comparison<'clock'> = (before, now) => {
  const [shock, end] = [formatDate(now.shockDay), formatDate(now.endsOn)];
  if (before.shockDay !== now.shockDay) {
    const text = `Shock on ${shock}: the 90-day clock restarts, day 90 is ${end}.`;
    return [{ from: formatDay(before.shockDay), to: formatDay(now.shockDay), text }];
  }
  if (before.isOver === now.isOver) return [];
  return [{ from: 'running', to: 'over', text: `The 90-day clock of ${shock} ran out on ${end}.` }];
};

function nameSign(value: number): string {
  if (value === 0) return 'zero';
  return value > 0 ? 'positive' : 'negative';
}

const compareLiquidity: Comparison<'liquidity'> = (before, now) => {
  const [from, to] = [nameSign(before.change), nameSign(now.change)];
  if (from === to) return [];
  const text = `Liquidity impulse ${from} → ${to} (${formatNumber(now.change, 0, 'always')}B in 13 weeks to ${formatDate(now.day)}).`;
  return [{ from, to, text }];
};

const compareSeason: Comparison<'season'> = (before, now) => {
  if (before.season === now.season) return [];
  const name = (season: Snapshot['season']['season']) =>
    season === 'neither' ? 'no season' : `${season} season`;
  const share = `${formatPercent(now.share, 'auto', 0)} of altcoins beat BTC on ${formatDate(now.day)}`;
  const text = `${name(before.season)} → ${name(now.season)} (${share}).`;
  return [{ from: before.season, to: now.season, text: `${text.charAt(0).toUpperCase()}${text.slice(1)}` }];
};

/** `held (late)` where it came true too late. */
const compareClaims: Comparison<'claims'> = (before, now) =>
  now.flatMap(({ claim, status, isLate }, index) => {
    const old = before[index];
    if (old === undefined || (old.status === status && old.isLate === isLate)) return [];
    const to = isLate ? `${status} (late)` : status;
    return [{ from: old.status, to, text: `Claim ${claim.id}: ${old.status} → ${to}.` }];
  });

function compare<Value>(
  topic: Topic,
  [before, now]: readonly [Value | null, Value | null],
  comparison: (before: Value, now: Value) => Omit<Change, 'topic'>[],
): Change[] {
  if (before === null || now === null) return [];
  return comparison(before, now).map(({ from, to, text }) => ({ topic, from, to, text }));
}

/** Everything that differs between two snapshots, in a fixed order. */
export function compareSnapshots(before: PartialSnapshot, now: PartialSnapshot): Change[] {
  return [
    ...compare('phase', [before.phase, now.phase], comparePhase),
    ...compare('russell', [before.russell, now.russell], compareRussell),
    ...compare('macd', [before.macd, now.macd], compareMacd),
    ...compare('coupling', [before.coupling, now.coupling], compareCoupling),
    ...compare('clock', [before.clock, now.clock], compareClock),
    ...compare('liquidity', [before.liquidity, now.liquidity], compareLiquidity),
    ...compare('season', [before.season, now.season], compareSeason),
    ...compare('claims', [before.claims, now.claims], compareClaims),
  ];
}

/** The topics of which one side knows nothing. */
export function findUncompared(before: PartialSnapshot, now: PartialSnapshot): Topic[] {
  return TOPICS.filter((topic) => before[topic] === null || now[topic] === null);
}
