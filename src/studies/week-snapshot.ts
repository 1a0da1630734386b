import { nameSeason, type Season } from '../analysis/altseason.ts';
import { at } from '../analysis/at.ts';
import type { BreakoutState } from '../analysis/breakout-machine.ts';
import { pairReturns } from '../analysis/correlation.ts';
import { type CrossTarget, findCrossTarget } from '../analysis/cross-price.ts';
import type { Cross } from '../analysis/crosses.ts';
import { type DecouplingState, traceDecoupling } from '../analysis/decoupling.ts';
import { computeImpulses, computeNetLiquidity } from '../analysis/liquidity.ts';
import { requirePlausible } from '../analysis/liquidity-guards.ts';
import { lastMacdState } from '../analysis/macd-state.ts';
import type { Phase } from '../analysis/phase-baskets.ts';
import type { PhaseLabel } from '../analysis/phase-label.ts';
import { findShockDays } from '../analysis/shocks.ts';
import { readClock } from '../analysis/stabilization.ts';
import { asOfDay } from '../chat/answer.ts';
import { DataError } from '../lib/errors.ts';
import type { MarketView } from '../market/view.ts';
import { type GradedClaim, gradeClaims } from './claims.ts';
import { type Evidence, gatherEvidence } from './claims-evidence.ts';
import { ARTICLE_DAY } from './claims-verdict.ts';
import { SHOCK_ASSETS } from './fuse-shocks.ts';

/** What the answers of the bot said at one instant, as far as they can change from week to week. */
export interface Snapshot {
  readonly phase: { readonly label: PhaseLabel; readonly candidate: Phase | null };
  readonly macd: {
    readonly day: number;
    readonly close: number;
    readonly cross: Cross | null;
    readonly target: CrossTarget;
  };
  readonly russell: {
    readonly state: BreakoutState;
    readonly level: number;
    readonly close: number;
    readonly day: number;
  };
  readonly coupling: DecouplingState;
  /** The newest shock, and whether its 90 days have passed. */
  readonly clock: { readonly shockDay: number; readonly isOver: boolean; readonly endsOn: number };
  readonly liquidity: { readonly change: number; readonly day: number };
  readonly season: { readonly season: Season; readonly share: number; readonly day: number };
  /** Empty before the article, when there was nothing to grade yet. */
  readonly claims: readonly GradedClaim[];
}

export type Topic = keyof Snapshot;

export const TOPICS: readonly Topic[] = [
  'phase',
  'russell',
  'macd',
  'coupling',
  'clock',
  'liquidity',
  'season',
  'claims',
];

/** Null where a topic's data are missing: it can't be compared then, which is not the same as unchanged. */
export type PartialSnapshot = { readonly [T in Topic]: Snapshot[T] | null };

type Reader<T extends Topic> = (evidence: Evidence) => Snapshot[T] | null;

const readPhaseState: Reader<'phase'> = (evidence) => {
  const { label, candidate } = evidence.phase();
  return label === 'unknown' ? null : { label, candidate };
};

const readMacdState: Reader<'macd'> = (evidence) => {
  const { weeks, crosses } = evidence.bitcoin();
  const { day, close } = at(weeks, -1);
  const target = findCrossTarget(lastMacdState(weeks.map((bar) => bar.close)), close);
  return { day, close, cross: crosses.at(-1) ?? null, target };
};

const readRussellState: Reader<'russell'> = (evidence) => {
  const now = evidence.russell().trace.at(-1);
  return now === undefined
    ? null
    : { state: now.state, level: now.level.close, close: now.close, day: now.day };
};

const readCoupling: Reader<'coupling'> = ({ view }) => {
  const newest = traceDecoupling(pairReturns(view.joint('RUT'), view.joint('OTHERS'))).at(-1);
  return newest?.week === view.lastJointWeek ? newest.state : null;
};

const readShockClock: Reader<'clock'> = ({ view }) => {
  const days = SHOCK_ASSETS.flatMap((id) => findShockDays(view.daily(id), 'return'));
  const clock = readClock(days, asOfDay(view.asOf));
  return clock === null
    ? null
    : { shockDay: clock.endsOn - clock.of, isOver: clock.isOver, endsOn: clock.endsOn };
};

const readImpulse: Reader<'liquidity'> = ({ view }) => {
  const weeks = computeNetLiquidity({
    fedAssets: view.daily('WALCL'),
    treasuryGeneralAccount: view.daily('TGA'),
    reverseRepo: view.daily('RRP'),
  });
  requirePlausible(weeks);
  const newest = computeImpulses(weeks).at(-1);
  return newest === undefined ? null : { change: newest.change, day: newest.day };
};

const readSeason: Reader<'season'> = ({ view }) => {
  const newest = view.daily('ALTSEASON').at(-1);
  const isKnown = newest !== undefined && !view.provenance('ALTSEASON').stale;
  return isKnown ? { season: nameSeason(newest.close), share: newest.close, day: newest.day } : null;
};

/** What a topic says, or null where its data are missing: one hole must not cost the other topics. */
function attempt<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** Reads every topic as of a view; `pause` lets others go first in between. */
export async function takeSnapshot(view: MarketView, pause: () => Promise<void>): Promise<PartialSnapshot> {
  const evidence = gatherEvidence(view);
  const phase = attempt(() => readPhaseState(evidence));
  await pause();
  const macd = attempt(() => readMacdState(evidence));
  await pause();
  const russell = attempt(() => readRussellState(evidence));
  await pause();
  const coupling = attempt(() => readCoupling(evidence));
  await pause();
  const clock = attempt(() => readShockClock(evidence));
  await pause();
  const liquidity = attempt(() => readImpulse(evidence));
  const season = attempt(() => readSeason(evidence));
  const claims = evidence.lastDay < ARTICLE_DAY ? [] : await gradeClaims(evidence, pause);
  return { phase, macd, russell, coupling, clock, liquidity, season, claims };
}
