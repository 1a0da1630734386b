import type { ProvisionalMacd } from '../analysis/macd-reading.ts';
import { DataError } from '../lib/errors.ts';
import { yieldToLoop } from '../lib/yield-to-loop.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { expectNext, observedAs, RECENT_DAYS } from '../market/expectation.ts';
import type { Market, MarketView } from '../market/view.ts';
import { mondayOf, sundayOf, weekClosesAt } from '../market/weeks.ts';
import { type FuseStudy, studyFuse } from '../studies/fuse-study.ts';
import { type LiquidityStudy, studyLiquidity } from '../studies/liquidity-study.ts';
import { type MacdStudy, studyMacd } from '../studies/macd-study.ts';
import { PHASE_SERIES, type PhaseStudy, studyPhase } from '../studies/phase-study.ts';
import { RUSSELL, type RussellStudy, studyRussell } from '../studies/russell-study.ts';
import { type PartialSnapshot, takeSnapshot } from '../studies/week-snapshot.ts';
import { WEEK_SERIES } from '../studies/week-study.ts';

/** What a digest is told from. A study is null where its data are missing. */
export interface DigestModel {
  /** The newest ISO week closed on both calendars. */
  readonly week: number;
  readonly now: number;
  /** What is known now, for the age of the data and the running week. */
  readonly live: MarketView;
  readonly snapshot: PartialSnapshot;
  readonly phase: PhaseStudy | null;
  readonly macd: MacdStudy | null;
  /** The running week, had it closed now. */
  readonly running: ProvisionalMacd | null;
  readonly russell: RussellStudy | null;
  readonly liquidity: LiquidityStudy | null;
  readonly fuse: FuseStudy | null;
  readonly awaited: readonly string[];
}

/** Series without whose newest week a digest is not complete. */
const AWAITED_SERIES: readonly SeriesId[] = [
  ...new Set<SeriesId>(['BTC', RUSSELL, 'OTHERS', ...PHASE_SERIES, 'WALCL', 'TGA']),
];

export const DIGEST_SERIES: readonly SeriesId[] = WEEK_SERIES;

async function orMissing<T>(read: () => T | Promise<T>): Promise<T | null> {
  await yieldToLoop();
  try {
    return await read();
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}

/** Whether an observation of the week is public by now and still not here; a series long silent is not waited for. */
function isAwaited(view: MarketView, id: SeriesId, week: number): boolean {
  if (!view.has(id)) return false;
  const days = view.daily(id).map(({ day }) => day);
  const newest = days.at(-1);
  if (newest === undefined || newest < mondayOf(week - 1)) return false;
  const next = expectNext(observedAs(seriesRow(id), days.slice(-RECENT_DAYS)), newest);
  return next !== undefined && next.day <= sundayOf(week) && next.at <= view.asOf.instant;
}

/** The end of a week, when nothing of it can change any more. */
function viewAtEndOf(market: Market, week: number): MarketView {
  return market.asOf({
    instant: Math.max(weekClosesAt(week, 'utc'), weekClosesAt(week, 'equity')),
    isDate: true,
  });
}

/** Reads everything a digest tells, as of the end of the newest week closed on both calendars at `now` (ms). */
export async function gatherDigest(market: Market, now: number, supportLevel: number): Promise<DigestModel> {
  const live = market.asOf({ instant: now, isDate: false });
  const week = live.lastJointWeek;
  const view = viewAtEndOf(market, week);
  return {
    week,
    now,
    live,
    snapshot: await takeSnapshot(view, yieldToLoop),
    phase: await orMissing(() => studyPhase(view, yieldToLoop)),
    macd: await orMissing(() => studyMacd(view, 'BTC')),
    running: await orMissing(() => studyMacd(live, 'BTC').reading.provisional),
    russell: await orMissing(() => studyRussell(view, supportLevel)),
    liquidity: await orMissing(() => studyLiquidity(view)),
    fuse: await orMissing(() => studyFuse(view, RUSSELL, 'OTHERS', yieldToLoop)),
    awaited: AWAITED_SERIES.filter((id) => isAwaited(live, id, week)).map((id) => seriesRow(id).label),
  };
}
