import { type EventHorizon, TESTED_WEEKS } from '../analysis/event-returns.ts';
import type { HorizonReturns } from '../analysis/forward-returns.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import { describeAgo, describeCount, describeShare } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { weekOfDay } from '../market/weeks.ts';
import type { Signal } from './odds-signals.ts';
import {
  hasRate,
  type OddsEvent,
  type OddsGroup,
  type OddsSample,
  type OddsStudy,
  testedHorizon,
} from './odds-study.ts';

/** What each signal is called for one event and for several; `after` names it in a chart's title. */
export const SIGNAL_NAMES: Readonly<Record<Signal, { one: string; many: string; after: string }>> = {
  golden_cross: {
    one: 'weekly MACD golden cross (signal line)',
    many: 'weekly MACD golden crosses (signal line)',
    after: 'after a golden cross',
  },
  death_cross: {
    one: 'weekly MACD death cross (signal line)',
    many: 'weekly MACD death crosses (signal line)',
    after: 'after a death cross',
  },
  breakout: {
    one: 'Russell 2000 record close that ended a base of a year',
    many: 'Russell 2000 record closes that ended a base of a year',
    after: 'after a Russell record close',
  },
  phase_change: {
    one: 'change of the rotation phase',
    many: 'changes of the rotation phase',
    after: 'after a phase change',
  },
  impulse_up: {
    one: 'upturn of the liquidity impulse (13-week z rising above 0)',
    many: 'upturns of the liquidity impulse (13-week z rising above 0)',
    after: 'after a liquidity upturn',
  },
};

/** Where returns start, and why there. */
const BASIS: Readonly<Record<Signal, string>> = {
  golden_cross: "Returns start at that week's close",
  death_cross: "Returns start at that week's close",
  breakout: "Returns start at that week's close",
  phase_change: 'The label is known when its week is over: returns start at that close',
  impulse_up: 'Published on Thursdays: returns start at the Friday value',
};

const P_LIMIT = 0.05;

const signed = (ratio: number) => formatPercent(ratio, 'always');

export function describeEvents({ signal, asset, lastDay, main }: OddsStudy): string {
  const { one, many } = SIGNAL_NAMES[signal];
  const n = main.events.length;
  const count = n === 0 ? `: no ${one} yet` : ` after ${n} ${n === 1 ? one : many}`;
  return `${asset}${count} · week to ${formatDate(lastDay)}`;
}

/** The newest event and what has come of it, where returns start, and how many events stand close together. */
export function describeNewest({ signal, lastDay, main }: OddsStudy): string {
  const { events, closes } = main;
  const newest = events.at(-1);
  if (newest === undefined) return `${BASIS[signal]}; none to measure yet.`;
  const group = newest.group === null ? '' : ` (${newest.group})`;
  const ago = describeAgo(weekOfDay(lastDay) - newest.week);
  const clustered = events.filter(({ isClustered }) => isClustered).length;
  const clusters =
    clustered === 0 ? '' : `; ${clustered} of ${events.length} came within 8 weeks of the one before`;
  return `Newest: ${formatDate(newest.day)}${group}, ${ago}${describeSince(newest, closes)}. ${BASIS[signal]}${clusters}.`;
}

function describeSince({ close, index }: OddsEvent, closes: readonly number[]): string {
  const last = closes.at(-1);
  if (close === null || index === null || last === undefined) return '';
  const at = `, at ${formatPrice(close)}`;
  return index === closes.length - 1 ? at : `${at}, ${signed(last / close - 1)} since`;
}

function baseOf({ baseUp, baseMedian }: HorizonReturns): string {
  if (baseUp === null || baseMedian === null) return 'no week to compare with';
  return `any week up ${formatPercent(baseUp, 'auto', 0)}, median ${signed(baseMedian)}`;
}

/** Each measured event with its return, for samples too small to count. */
function listReturns(events: readonly OddsEvent[], weeks: number): string[] {
  return events.flatMap(({ day, returns }) => {
    const value = returns[weeks];
    return value == null ? [] : [`${formatDate(day)} ${signed(value)}`];
  });
}

function describeMedianInterval({ median, medianInterval }: HorizonReturns): string {
  if (median === null) return '';
  const interval =
    medianInterval === null
      ? ''
      : ` (95% interval ${signed(medianInterval.low)} to ${signed(medianInterval.high)})`;
  return `, median ${signed(median)}${interval}`;
}

function describeReturns(returns: HorizonReturns, events: readonly OddsEvent[]): string {
  const { up, weeks } = returns;
  if (up.low === null || up.high === null) return 'no event is that old yet';
  const share = describeShare({ ...up, low: up.low, high: up.high }, listReturns(events, weeks));
  if (evidenceForm(returns.n) === 'list') return share;
  return `up ${share}${describeMedianInterval(returns)}`;
}

/** The tested horizon in words, beside its base rate. */
export function describeTested({ asset, main }: OddsStudy): string {
  const tested = testedHorizon(main);
  return `${asset} ${tested.weeks} weeks on: ${describeReturns(tested, main.events)}; ${baseOf(tested)}.`;
}

/** What another asset did after the same events. */
function describeBeside(sample: OddsSample): string {
  const tested = testedHorizon(sample);
  return `${sample.asset} ${tested.weeks} weeks on, from its Friday value: ${describeReturns(tested, sample.events)}; ${baseOf(tested)}.`;
}

function describeGroups(groups: readonly OddsGroup[]): string {
  const parts = groups.map(({ name, returns, events }) => {
    const { up, median } = returns;
    if (up.low === null || up.high === null) return `${name}: none yet`;
    const share = describeShare({ ...up, low: up.low, high: up.high }, listReturns(events, returns.weeks));
    const middle = hasRate(returns) && median !== null ? `, median ${signed(median)}` : '';
    return `${name}: ${hasRate(returns) ? 'up ' : ''}${share}${middle}`;
  });
  return `${TESTED_WEEKS} weeks after a change into ${parts.join('; ')}.`;
}

/** The worst case of the tested and of the longest horizon; too few events to count are listed one by one anyway. */
function describeWorst({ main }: OddsStudy): string {
  const { events, horizons } = main;
  const parts = [testedHorizon(main), horizons.at(-1)].flatMap((horizon) => {
    const worst = horizon?.worst;
    const event = events.find(({ index }) => worst != null && index === worst.index);
    if (horizon === undefined || worst == null || event === undefined || !hasRate(horizon)) return [];
    return [`${signed(worst.value)} in ${horizon.weeks} weeks (from ${formatDate(event.day)})`];
  });
  return parts.length === 0 ? '' : `Worst: ${parts.join(', ')}.`;
}

function describeRandomDates({ randomDates, family }: OddsStudy): string {
  if (randomDates === null) return 'Too few events for a test against random dates.';
  const { p, shiftedP, draws } = randomDates;
  const adjusted = Math.min(1, p * family);
  const verdict =
    adjusted > P_LIMIT
      ? 'consistent with chance'
      : 'rare among random dates; one test on overlapping history';
  const rates = describeCount(family, 'rate');
  return `${TESTED_WEEKS}-week median against ${formatNumber(draws)} sets of random weeks: p ${formatNumber(p, 2)} (clusters kept: ${formatNumber(shiftedP, 2)}); adjusted for the ${rates} shown ${formatNumber(adjusted, 2)}: ${verdict}.`;
}

/** The lines of the answer: four at most, whatever the signal brings with it. */
export function describeOdds(study: OddsStudy): string[] {
  const { beside, groups } = study;
  const extra = [
    ...(beside === null ? [] : [describeBeside(beside)]),
    ...(groups.length === 0 ? [] : [describeGroups(groups)]),
  ];
  const worst = describeWorst(study);
  const random = describeRandomDates(study);
  const last = extra.length > 0 ? [`${worst} ${random}`.trim()] : [worst, random];
  return [describeNewest(study), describeTested(study), ...extra, ...last].filter((line) => line !== '');
}

/** `up 15 of 24 (43–79%)` of a horizon as a chart notes it; no rate where there is none to tell. */
export function describeNote({ n, up }: EventHorizon): string {
  if (up.low === null || up.high === null) return `n ${n}`;
  const interval = `${formatNumber(up.low * 100)}–${formatNumber(up.high * 100)}%`;
  return `up ${up.k} of ${n} (${interval})`;
}
