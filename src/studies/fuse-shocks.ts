import { at } from '../analysis/at.ts';
import { compareForwardReturns, type HorizonReturns } from '../analysis/forward-returns.ts';
import type { Pause } from '../analysis/lead-lag.ts';
import { findShockDays, SHOCK_RULES, type ShockRule } from '../analysis/shocks.ts';
import {
  findClockEnds,
  readClock,
  STABILIZATION_DAYS,
  type StabilizationClock,
  shareOfRunningDays,
} from '../analysis/stabilization.ts';
import { describeVolatility, type VolatilityState } from '../analysis/volatility.ts';
import type { Bar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { MarketView, WeeklyValue } from '../market/view.ts';

/** Shocks are looked for in the two largest coins (METHOD 5.6). */
export const SHOCK_ASSETS: readonly SeriesId[] = ['BTC', 'ETH'];

/** Before this many daily returns nothing is known to be unusual, so no clock can start. */
const WARMUP_DAYS = 60;
/** The side rules only name their last day: this much history judges the last two years by each of them. */
const SIDE_RULE_DAYS = 3 * 366 + 30;
const HISTORY_WEEKS = 13;
const SIDE_RULES = SHOCK_RULES.filter((rule) => rule !== 'return');

/** The newest shock by one rule, on whichever asset had it; both where they share the day. */
export interface DatedShock {
  readonly rule: ShockRule;
  readonly day: number;
  readonly assets: readonly SeriesId[];
}

/** A rule beside the default one, with its newest shock. */
interface SideRule {
  readonly rule: ShockRule;
  readonly shock: DatedShock | null;
}

/** The stabilization clock as of a day, and what followed the clocks that ran out before it. */
export interface ShockStudy {
  /** By the default rule, a daily return; null when there never was one. */
  readonly shock: DatedShock | null;
  readonly clock: StabilizationClock | null;
  /** The newest day of each other rule; null where it had none in the past two years. */
  readonly others: readonly SideRule[];
  /** Share of all days on which a clock was running, a ratio. */
  readonly runningShare: number | null;
  readonly volatility: { readonly asset: SeriesId; readonly state: VolatilityState } | null;
  /** The follower's returns 13 weeks after past clocks ran out, beside those of any week. */
  readonly afterClocks: HorizonReturns;
  /** The days on which those clocks ran out. */
  readonly clockEnds: readonly number[];
}

interface AssetShocks {
  readonly id: SeriesId;
  readonly days: readonly number[];
}

interface AssetBars {
  readonly id: SeriesId;
  readonly bars: readonly Bar[];
}

/**
 * `today` is the epoch day a question is about. Works with whichever of the assets has data; none gives nulls. `pause`
 * lets other work run between the rules.
 */
export async function studyShocks(
  view: MarketView,
  follower: readonly WeeklyValue[],
  today: number,
  pause: Pause,
): Promise<ShockStudy> {
  const assets = SHOCK_ASSETS.filter((id) => view.has(id)).map((id) => ({ id, bars: view.daily(id) }));
  const shocks: AssetShocks[] = [];
  for (const { id, bars } of assets) {
    shocks.push({ id, days: findShockDays(bars, 'return') });
    await pause();
  }
  const others: SideRule[] = [];
  for (const rule of SIDE_RULES) {
    const recent = assets.map(({ id, bars }) => ({
      id,
      days: findShockDays(bars.slice(-SIDE_RULE_DAYS), rule),
    }));
    others.push({ rule, shock: newestOf(rule, recent) });
    await pause();
  }
  const days = shocks.flatMap((row) => row.days);
  const eligible = Math.min(...assets.map(({ bars }) => firstEligibleDay(bars)));
  const shock = newestOf('return', shocks);
  return {
    shock,
    clock: readClock(days, today),
    others,
    runningShare: Number.isFinite(eligible) ? shareOfRunningDays(days, eligible, today) : null,
    volatility: readVolatility(assets, shock),
    ...followClocks(findClockEnds(days, today), follower, eligible + STABILIZATION_DAYS),
  };
}

function firstEligibleDay(bars: readonly Bar[]): number {
  return bars[WARMUP_DAYS + 1]?.day ?? Number.POSITIVE_INFINITY;
}

function newestOf(rule: ShockRule, shocks: readonly AssetShocks[]): DatedShock | null {
  const newest = Math.max(...shocks.map(({ days }) => days.at(-1) ?? Number.NEGATIVE_INFINITY));
  if (!Number.isFinite(newest)) return null;
  const assets = shocks.filter(({ days }) => days.at(-1) === newest).map(({ id }) => id);
  return { rule, day: newest, assets };
}

/** Of the asset that was hit, or of the first one while none was. */
function readVolatility(assets: readonly AssetBars[], shock: DatedShock | null): ShockStudy['volatility'] {
  const asset = assets.find(({ id }) => id === (shock?.assets[0] ?? id));
  const state = asset === undefined ? null : describeVolatility(asset.bars);
  return asset === undefined || state === null ? null : { asset: asset.id, state };
}

function followClocks(
  ends: readonly number[],
  follower: readonly WeeklyValue[],
  from: number,
): Pick<ShockStudy, 'afterClocks' | 'clockEnds'> {
  const closes = follower.map(({ value }) => value);
  const start = follower.findIndex(({ day }) => day >= from);
  const known = ends.filter((end) => end >= (follower[0]?.day ?? Number.POSITIVE_INFINITY));
  // A clock that ends on a Saturday is followed from the next week's value on.
  const indices = known
    .map((end) => follower.findIndex(({ day }) => day >= end))
    .filter((index) => index >= 0);
  const firstIndex = start === -1 ? closes.length : start;
  return {
    afterClocks: compareForwardReturns(closes, indices, firstIndex, HISTORY_WEEKS),
    clockEnds: indices.map((index, position) => known[position] ?? at(follower, index).day),
  };
}
