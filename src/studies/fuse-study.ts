import {
  type Correlation,
  correlateRanks,
  correlateWindow,
  type PairedReturns,
  pairReturns,
  type RollingCorrelation,
  rollCorrelation,
} from '../analysis/correlation.ts';
import { type DecouplingWeek, findStateChanges, traceDecoupling } from '../analysis/decoupling.ts';
import { type DivergenceWeek, measureDivergence, percentileOfLast } from '../analysis/divergence.ts';
import { type LeadLag, measureLeadLag, type Pause } from '../analysis/lead-lag.ts';
import { asOfDay } from '../chat/answer.ts';
import { DataError, UserError } from '../lib/errors.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView, WeeklyValue } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';
import { type DatedShock, type ShockStudy, studyShocks } from './fuse-shocks.ts';

/** The headline window and the shorter one beside it; 13 weeks would be noise (METHOD 5.2). */
export const FUSE_WEEKS = { headline: 52, beside: 26 } as const;

/** How one series went with another, and the clock since the last shock (METHOD 5), as of an instant. */
export interface FuseStudy {
  readonly leader: SeriesId;
  readonly follower: SeriesId;
  /** The newest week closed on both calendars. */
  readonly week: number;
  readonly pairs: PairedReturns;
  readonly w52: Correlation;
  readonly w26: Correlation;
  /** Spearman's rank correlation over 52 weeks. */
  readonly rank52: number | null;
  readonly rolling52: readonly RollingCorrelation[];
  readonly rolling26: readonly RollingCorrelation[];
  /** Null with fewer than 130 pairs. */
  readonly decoupling: DecouplingWeek | null;
  readonly changes: readonly DecouplingWeek[];
  /** Null with fewer than 104 shared weeks; percentile among all weeks measured, a ratio. */
  readonly divergence: (DivergenceWeek & { readonly percentile: number; readonly n: number }) | null;
  readonly divergences: readonly DivergenceWeek[];
  readonly shocks: ShockStudy;
  /** Null with fewer than 104 weeks in a row. */
  readonly lead: LeadLag | null;
}

/**
 * Throws `UserError` for a series against itself, `DataError` when a side lacks the last closed week or both share
 * fewer than 53 weeks. `pause` lets other work run between its steps.
 */
export async function studyFuse(
  view: MarketView,
  leader: SeriesId,
  follower: SeriesId,
  pause: Pause,
): Promise<FuseStudy> {
  if (leader === follower)
    throw new UserError(
      `${leader} always moves with itself.`,
      'Name two different series, like /fuse gold btc',
    );
  const [leading, following] = [readWeeks(view, leader), readWeeks(view, follower)];
  const pairs = pairReturns(leading, following);
  const [w52, w26] = [FUSE_WEEKS.headline, FUSE_WEEKS.beside].map((weeks) =>
    correlateWindow(pairs, pairs.weeks.length, weeks),
  );
  if (w52 == null || w26 == null) throw tooFewPairs(leader, follower, pairs.weeks.length);
  await pause();
  const trace = traceDecoupling(pairs);
  await pause();
  const divergences = measureDivergence(leading, following);
  await pause();
  const shocks = await studyShocks(view, following, asOfDay(view.asOf), pause);
  const rolling52 = rollCorrelation(pairs, FUSE_WEEKS.headline);
  const rolling26 = rollCorrelation(pairs, FUSE_WEEKS.beside);
  await pause();
  return {
    leader,
    follower,
    week: view.lastJointWeek,
    pairs,
    w52,
    w26,
    rank52: correlateRanks(pairs, FUSE_WEEKS.headline),
    rolling52,
    rolling26,
    decoupling: ofWeek(trace, view.lastJointWeek),
    changes: findStateChanges(trace),
    divergence: placeDivergence(divergences, view.lastJointWeek),
    divergences,
    shocks,
    // The week as the seed: everyone who asks about it gets the same p.
    lead: await measureLeadLag(pairs, view.lastJointWeek, pause),
  };
}

function readWeeks(view: MarketView, id: SeriesId): readonly WeeklyValue[] {
  const values = view.joint(id);
  if (values.at(-1)?.week === view.lastJointWeek) return values;
  const weekEnd = formatDay(sundayOf(view.lastJointWeek));
  const last = values.at(-1);
  const hint =
    last === undefined ? '' : `Its last week ends ${formatDay(sundayOf(last.week))}; ask as of then`;
  throw new DataError(id, `${id} has no value in the last closed week, ending ${weekEnd}`, hint);
}

function tooFewPairs(leader: SeriesId, follower: SeriesId, pairs: number): DataError {
  return new DataError(
    follower,
    `${leader} and ${follower} share ${pairs} weekly returns of the ${FUSE_WEEKS.headline} needed, or one of them never moves`,
    'Ask about a later date or a series with a longer history',
  );
}

function ofWeek<Row extends { readonly week: number }>(rows: readonly Row[], week: number): Row | null {
  const last = rows.at(-1);
  return last?.week === week ? last : null;
}

function placeDivergence(rows: readonly DivergenceWeek[], week: number): FuseStudy['divergence'] {
  const last = ofWeek(rows, week);
  const percentile = percentileOfLast(rows.map(({ z }) => z));
  return last === null || percentile === null ? null : { ...last, percentile, n: rows.length };
}

/** How a series' week is read, for readers who join their own (METHOD 5.1). */
function alignmentOf(id: SeriesId): string {
  const { cadence, calendar } = seriesRow(id);
  if (cadence !== 'daily') return 'last value of the ISO week';
  return calendar === 'equity' ? 'last session of the week' : 'Friday UTC close';
}

function shockFact(shock: DatedShock | null): Readonly<Record<string, unknown>> | null {
  if (shock === null) return null;
  return { asset: shock.assets[0], assets: shock.assets, date: formatDay(shock.day), rule: shock.rule };
}

function shockFacts({ shock, clock, others, runningShare, volatility, ...after }: ShockStudy) {
  return {
    shock: shockFact(shock),
    clock: clock && { day: clock.day, of: clock.of, endsOn: formatDay(clock.endsOn), over: clock.isOver },
    otherRules: others.map((other) => ({ rule: other.rule, shock: shockFact(other.shock) })),
    clockRunningShare: runningShare,
    volatility: volatility && { asset: volatility.asset, ...volatility.state },
    afterClocks: { ...after.afterClocks, endedOn: after.clockEnds.map(formatDay) },
  };
}

export function fuseFacts(study: FuseStudy): Readonly<Record<string, unknown>> {
  const { leader, follower, week, pairs, w52, w26, decoupling, divergence, lead } = study;
  return {
    leader,
    follower,
    weekEnd: formatDay(sundayOf(week)),
    alignment: {
      join: 'ISO week',
      leader: alignmentOf(leader),
      follower: alignmentOf(follower),
      pairs: pairs.weeks.length,
    },
    correlation: { w52: { ...w52, rank: study.rank52 }, w26 },
    decoupled: decoupling && {
      state: decoupling.state,
      z: decoupling.z,
      recent: decoupling.recent,
      prior: decoupling.prior,
      changes: study.changes.map((change) => ({
        weekEnd: formatDay(sundayOf(change.week)),
        state: change.state,
      })),
    },
    divergence: divergence && {
      z: divergence.z,
      percentile: divergence.percentile,
      ratioZ: divergence.ratioZ,
      slope: divergence.slope,
      n: divergence.n,
    },
    ...shockFacts(study.shocks),
    lead: lead && {
      lag: lead.best.lag,
      r: lead.best.r,
      p: lead.p,
      family: lead.familySize,
      n: lead.n,
      effectiveSample: lead.effectiveSample,
      band: lead.band,
      lags: lead.lags,
    },
  };
}
