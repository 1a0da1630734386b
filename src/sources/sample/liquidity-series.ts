import type { Bar } from '../../market/bar.ts';
import { formatDay, isoWeekday } from '../../market/days.ts';
import { weekOfDay } from '../../market/weeks.ts';
import { valueBar } from './bars.ts';
import { type LIQUIDITY_PLANS, POLICY_STEPS, RESERVE_PURCHASES } from './liquidity-plans.ts';
import { type FindPath, valueOn } from './paths.ts';
import { createDraws } from './random.ts';
import { dayNamed, TRADING_DAYS } from './sessions.ts';

const WEDNESDAY = 3;
const MONDAY = 1;
const FRIDAY = 5;
const WEEKS_PER_MONTH = 30.44 / 7;
/** One operation's share of its week differs from the next one's by some percent. */
const OPERATION_SPREAD = 0.04;

function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

function weekdays(weekday: number): number[] {
  return TRADING_DAYS.utc.filter((day) => isoWeekday(day) === weekday);
}

/** A balance on every Wednesday, public on Thursday; millions are as fine as the publisher goes. */
function wednesdays(read: (findPath: FindPath, day: number) => number): (findPath: FindPath) => Bar[] {
  return (findPath) => weekdays(WEDNESDAY).map((day) => valueBar(day, roundTo(read(findPath, day), 3)));
}

function sessions(read: (findPath: FindPath, day: number) => number, decimals: number) {
  return (findPath: FindPath): Bar[] =>
    TRADING_DAYS.equity.map((day) => valueBar(day, roundTo(read(findPath, day), decimals)));
}

const planned = (name: keyof typeof LIQUIDITY_PLANS) => (findPath: FindPath, day: number) =>
  valueOn(findPath(name), day);

function assetsOn(findPath: FindPath, day: number): number {
  return (
    valueOn(findPath('TREAST'), day) + valueOn(findPath('MBS'), day) + valueOn(findPath('OTHER_ASSETS'), day)
  );
}

/** Reserves are what the assets leave after the other liabilities: the identity of a balance sheet. */
function reservesOn(findPath: FindPath, day: number): number {
  return (
    assetsOn(findPath, day) -
    valueOn(findPath('TGA'), day) -
    valueOn(findPath('RRP'), day) -
    valueOn(findPath('CURRENCY'), day)
  );
}

function treasuryWeekAverage(findPath: FindPath, day: number): number {
  const week = Array.from({ length: 7 }, (_, back) => valueOn(findPath('TGA'), day - back));
  return week.reduce((sum, value) => sum + value, 0) / week.length;
}

const policySteps = POLICY_STEPS.map(([from, percent]) => ({ from: dayNamed(from), percent }));

function policyRateOn(day: number): number {
  return policySteps.findLast(({ from }) => from <= day)?.percent ?? 0;
}

/** A daily rate that keeps a distance (percentage points) from the policy rate. */
function policySeries(from: string, distance: number, days: readonly number[]): () => Bar[] {
  return () => {
    const first = dayNamed(from);
    return days
      .filter((day) => day >= first)
      .map((day) => valueBar(day, roundTo(policyRateOn(day) + distance, 2)));
  };
}

/** Bill purchases per operation, USD billions. A week's pace is kept when a holiday leaves it one operation. */
export function reservePurchaseSeries(): Bar[] {
  const draws = createDraws('RMP');
  const { from, billionsPerMonth, weekdays: days } = RESERVE_PURCHASES;
  const isOperationDay = (day: number) => days.some((weekday) => weekday === isoWeekday(day));
  const operations = TRADING_DAYS.equity.filter((day) => day >= dayNamed(from) && isOperationDay(day));
  return operations.map((day) => {
    const inWeek = operations.filter((other) => weekOfDay(other) === weekOfDay(day)).length;
    const share = billionsPerMonth / WEEKS_PER_MONTH / inWeek;
    return valueBar(day, roundTo(share * (1 + OPERATION_SPREAD * draws.normal()), 3));
  });
}

/** The money stock on each first of a month, and on Mondays. */
export function moneyStockSeries(findPath: FindPath): Bar[] {
  const firsts = TRADING_DAYS.utc.filter((day) => formatDay(day).endsWith('-01'));
  return firsts.map((day) => valueBar(day, roundTo(valueOn(findPath('M2'), day), 1)));
}

export function weeklyMoneyStockSeries(findPath: FindPath): Bar[] {
  const mondays = weekdays(MONDAY).slice(1);
  return mondays.map((day) => valueBar(day, roundTo(valueOn(findPath('M2'), day), 1)));
}

/** Financial conditions follow the credit spread: 0 near its long-run mean, negative when credit is easy. */
export function financialConditionsSeries(findPath: FindPath): Bar[] {
  const index = (day: number) => (valueOn(findPath('HY_OAS'), day) - 5.2) / 4;
  return weekdays(FRIDAY).map((day) => valueBar(day, roundTo(index(day), 3)));
}

export const fedAssetsSeries = wednesdays(assetsOn);
export const treasuriesSeries = wednesdays(planned('TREAST'));
export const mortgageSecuritiesSeries = wednesdays(planned('MBS'));
export const billsSeries = wednesdays(planned('BILLS'));
export const reservesSeries = wednesdays(reservesOn);
export const treasuryAccountSeries = wednesdays(planned('TGA'));
export const treasuryAccountAverageSeries = wednesdays(treasuryWeekAverage);
export const treasuryAccountDailySeries = sessions(planned('TGA'), 3);
export const reverseRepoSeries = sessions(planned('RRP'), 3);
export const tenYearYieldSeries = sessions(planned('DGS10'), 2);
export const twoYearYieldSeries = sessions(planned('DGS2'), 2);
export const creditSpreadSeries = sessions(planned('HY_OAS'), 2);
export const fedFundsSeries = policySeries('2012-01-02', 0, TRADING_DAYS.utc);
export const reserveRateSeries = policySeries('2021-07-29', 0.07, TRADING_DAYS.utc);
export const securedRateSeries = policySeries('2018-04-03', -0.02, TRADING_DAYS.equity);
