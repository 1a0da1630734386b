import { COINS_IN_CIRCULATION, CRYPTO_PLANS } from './crypto-plans.ts';
import { EQUITY_PLANS } from './equity-plans.ts';
import { LIQUIDITY_PLANS } from './liquidity-plans.ts';
import { type DailyPath, drawPath, type PathPlan } from './path.ts';
import { FIRST_DAY, LAST_DAY, tradingIndex } from './sessions.ts';
import { createShockMixer, type FindShocks } from './shocks.ts';

const PLANS = { ...EQUITY_PLANS, ...CRYPTO_PLANS, ...LIQUIDITY_PLANS };

/** Everything that is drawn; the other series are made of these. */
export type PlanName = keyof typeof PLANS;

export function planOf(name: PlanName): PathPlan {
  return PLANS[name];
}

/** The drawn paths, each drawn once when it is first needed. */
export type FindPath = (name: PlanName) => DailyPath;

export function createPaths(): FindPath {
  const known = new Map<PlanName, DailyPath>();
  let findShocks: FindShocks | undefined;
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    findShocks ??= createShockMixer();
    const path = drawPath(name, planOf(name), findShocks);
    known.set(name, path);
    return path;
  };
}

/** The path's value on a day, or on the last trading day before it; 0 before its inception. */
export function valueOn(path: DailyPath, day: number): number {
  return path.values[tradingIndex(path.calendar, day) - path.offset] ?? 0;
}

/** Capitalisation of a coin (USD): price times coins, whose number grows linearly. */
export function coinCap(name: keyof typeof COINS_IN_CIRCULATION, path: DailyPath, day: number): number {
  const { first, last } = COINS_IN_CIRCULATION[name];
  const share = (day - FIRST_DAY) / (LAST_DAY - FIRST_DAY);
  return valueOn(path, day) * (first + share * (last - first));
}
