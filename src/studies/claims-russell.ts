import { at } from '../analysis/at.ts';
import type { BreakoutState } from '../analysis/breakout-machine.ts';
import { describeDistance } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPrice } from '../lib/format.ts';
import type { Evidence } from './claims-evidence.ts';
import { cannotMeasure, dateOf, judge, type Verdict } from './claims-verdict.ts';
import { ownDaily } from './own-levels.ts';
import { RUSSELL } from './russell-study.ts';

const SUPPORT = 2_400;
const BLUE_SKY = 2_600;
/** The week in which the Russell first passed its record of 2021. */
const BREAKOUT_DAY = dateOf(2025, 9, 19);

const STANDING: ReadonlySet<BreakoutState> = new Set(['CONFIRMED', 'RETEST', 'HELD']);

/** Held while the breakout machine stands above its level (METHOD 3.2). */
export function gradeBreakout(evidence: Evidence): Verdict {
  const now = evidence.russell().trace.at(-1);
  if (now === undefined) return cannotMeasure('no record close has stood a year yet');
  const { state, close, level, day } = now;
  const distance = describeDistance(close / level.close - 1);
  const text = `${state.toLowerCase()}, ${formatPrice(close)} is ${distance} ${formatPrice(level.close)} on ${formatDate(day)}`;
  return judge(STANDING.has(state), text, day);
}

export function gradeBlueSky(evidence: Evidence): Verdict {
  const { trace, weeks } = evidence.russell();
  const since = trace.filter(({ day }) => day >= BREAKOUT_DAY);
  const first = since.find(({ close, isBlueSky }) => isBlueSky && close > BLUE_SKY);
  if (first !== undefined)
    return judge(true, `first at ${formatPrice(first.close)} on ${formatDate(first.day)}`, first.day);
  const { close, day } = at(weeks, -1);
  const text = `no record close above ${formatNumber(BLUE_SKY)} yet, ${formatPrice(close)} on ${formatDate(day)}`;
  return judge(false, text, day);
}

/** The support is watched from the first weekly close above 2,600 on, days of the running week included. */
export function gradeSupport(evidence: Evidence): Verdict {
  const start = evidence.russell().weeks.find(({ close }) => close > BLUE_SKY);
  if (start === undefined)
    return cannotMeasure(`no weekly close above ${formatNumber(BLUE_SKY)} yet to defend`);
  const daily = ownDaily(evidence.view, RUSSELL).filter(({ day }) => day >= start.day);
  let lowest = at(daily, 0);
  for (const bar of daily) if (bar.close < lowest.close) lowest = bar;
  const broken = daily.find(({ close }) => close < SUPPORT);
  const text = `lowest daily close ${formatPrice(lowest.close)} on ${formatDate(lowest.day)}`;
  return judge(broken === undefined, text, broken?.day ?? lowest.day);
}
