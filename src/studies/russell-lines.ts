import type { BreakoutState } from '../analysis/breakout-machine.ts';
import { describeNextClose } from '../chat/weeks.ts';
import { describeAftermath, describeCount, describeDistance } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import type { RussellStudy } from './russell-study.ts';

const STATE: Readonly<Record<BreakoutState, string>> = {
  BELOW: 'below its ceiling',
  TESTING: 'testing its ceiling',
  PENDING: 'above its ceiling, breakout pending',
  CONFIRMED: 'breakout confirmed',
  RETEST: 'breakout confirmed, now in retest',
  HELD: 'breakout confirmed, retest held',
  FAILED: 'breakout failed',
};

/** What the next weekly close can do, by state: levels are the ceiling plus and minus one percent. */
const CHANGE: Readonly<Record<BreakoutState, (high: string, low: string) => string>> = {
  BELOW: (high) => `Pending on a weekly close above ${high}, confirmed on two`,
  TESTING: (high) => `Pending on a weekly close above ${high}, confirmed on two`,
  PENDING: (high) => `Confirmed on a second weekly close above ${high}`,
  CONFIRMED: (high, low) => `Retest on a weekly close at or under ${high}, failed on two under ${low}`,
  RETEST: (high, low) => `Held on a weekly close above ${high}, failed on two in a row under ${low}`,
  HELD: (high, low) => `Retest on a weekly close at or under ${high}, failed on two under ${low}`,
  FAILED: (high) => `Pending again on a weekly close above ${high}`,
};

const MARGIN = 0.01;
const HISTORY_WEEKS = 13;

export function describeBreakout({ study }: RussellStudy): string {
  const week = `week to ${formatDate(study.day)}`;
  if (study.state === null || study.weeksInState === null)
    return `Russell 2000: no record has stood a year yet · ${week}`;
  const sky = study.isBlueSky ? ', blue sky' : '';
  return `Russell 2000: ${STATE[study.state]} ${describeDuration(study.weeksInState)}${sky} · ${week}`;
}

function describeDuration(weeks: number): string {
  return weeks === 0 ? 'this week' : `for ${describeCount(weeks, 'week')}`;
}

export function describeLevel({ study }: RussellStudy): string {
  const { level, distance, allTimeHigh } = study;
  const high = study.isBlueSky
    ? 'a record weekly close'
    : `record weekly close ${formatPrice(allTimeHigh.close)} on ${formatDate(allTimeHigh.day)}`;
  if (level === null || distance === null) return `Close ${formatPrice(study.close)}; ${high}.`;
  const range = distance.atr === null ? '' : ` (${formatNumber(Math.abs(distance.atr), 1)} ATR)`;
  return `Close ${formatPrice(study.close)}, ${describeDistance(distance.ratio)} the ceiling ${formatPrice(level.close)} of ${formatDate(level.day)}${range}; ${high}.`;
}

/** Levels people name are round: 2,400 rather than 2,400.00. */
export function formatLevel(level: number): string {
  return Number.isInteger(level) ? formatNumber(level) : formatPrice(level);
}

export function describeSupport({ study, weekly }: RussellStudy): string {
  const { level, isHeld, sinceDay, lowestClose } = study.support;
  const name = `Support ${formatLevel(level)}`;
  const distance = formatPercent(study.close / level - 1, 'always');
  if (isHeld === null || sinceDay === null || lowestClose === null)
    return `${name}: nothing to hold until a breakout is confirmed (close ${distance} from it).`;
  const confirmed = weekly.closed.find(({ day }) => day === sinceDay);
  // A level above the market supports nothing: it was not broken, it was not there yet.
  if (confirmed !== undefined && confirmed.close < level)
    return `${name} lay above the breakout confirmed at ${formatPrice(confirmed.close)} on ${formatDate(sinceDay)}: nothing to hold; now ${distance}.`;
  const verdict = isHeld ? 'held since' : 'broken after the breakout confirmed on';
  return `${name} ${verdict} ${formatDate(sinceDay)}: lowest daily close ${formatPrice(lowestClose.close)} on ${formatDate(lowestClose.day)}; now ${distance}.`;
}

/** What would change the state, and when it can. */
export function describeChange({ study, weekly }: RussellStudy, now: number): string {
  const close = `next week closes ${describeNextClose(weekly.closesAt, now)}`;
  if (study.state === null || study.level === null)
    return `The state starts once a record has stood a year; ${close}.`;
  const { close: level } = study.level;
  const change = CHANGE[study.state](formatPrice(level * (1 + MARGIN)), formatPrice(level * (1 - MARGIN)));
  return `${change}; ${close}.`;
}

export function describeRecordHistory({ study, history }: RussellStudy): string {
  const { up, median, n, baseUp, baseMedian } = history;
  if (
    n === 0 ||
    up.low === null ||
    up.high === null ||
    median === null ||
    baseUp === null ||
    baseMedian === null
  ) {
    return 'No earlier record close after a base of a year: no history to compare.';
  }
  const events = study.events.flatMap(({ day, returns }) => {
    const value = returns[HISTORY_WEEKS];
    return value == null ? [] : [{ day, value }];
  });
  const after = describeAftermath({ up: { ...up, low: up.low, high: up.high }, median, events });
  return `13 weeks after record closes that ended a base of a year: ${after}; any week: up ${formatPercent(baseUp, 'auto', 0)}, median ${formatPercent(baseMedian, 'always')}.`;
}
