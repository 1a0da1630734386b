import type { WeeklyBar } from '../market/bar.ts';
import { type Calendar, fridayOf, sundayOf } from '../market/weeks.ts';
import { at } from './at.ts';
import { type Cross, findCrosses } from './crosses.ts';
import { calculateMacd } from './macd.ts';
import {
  type BaseRate,
  measureBaseRate,
  measureHorizonBaseRate,
  PEAK_WINDOW_WEEKS,
} from './peak-base-rates.ts';
import { findEpisodes, findHorizonPeaks, findPeak, type Peak, type PeakEpisode } from './peak-episodes.ts';
import { type PeakHistory, type PeakTiming, summarizeEpisodes, summarizeTiming } from './peak-history.ts';

/**
 * Where the last golden cross stands against the 18 to 19 weeks. `no-cross`: there never was one; `running`: open,
 * before week 18; `in-window`; `passed`: open, beyond week 19; `ended`: a death cross has followed.
 */
export type PeakStatus = 'no-cross' | 'running' | 'in-window' | 'passed' | 'ended';

/** The 18-19 week window as calendar days: the ends of both weeks (Sunday, for an exchange the Friday). */
export interface PeakWindow {
  readonly weeks: typeof PEAK_WINDOW_WEEKS;
  readonly fromDay: number;
  readonly toDay: number;
}

/** Definition B: timing of the peak within a fixed horizon, and of random weeks within the same. */
export interface HorizonStudy {
  readonly horizonWeeks: number;
  readonly timing: PeakTiming;
  readonly baseRate: BaseRate;
}

/** The peak study of METHOD 2 as of the last closed week. */
export interface PeakReading {
  readonly week: number;
  readonly status: PeakStatus;
  /** The last golden cross, ended or not. */
  readonly cross: Cross | null;
  /** Weeks since that cross. */
  readonly weekNumber: number | null;
  readonly window: PeakWindow | null;
  /** Highest close since an open cross, so far; null once ended. */
  readonly soFar: Peak | null;
  readonly history: PeakHistory;
  readonly baseRate: BaseRate;
  /** The history of those crosses that had no death cross either by this week number; null unless one is open. */
  readonly survivors: PeakHistory | null;
  readonly horizons: readonly [HorizonStudy, HorizonStudy];
  readonly episodes: readonly PeakEpisode[];
}

function readStatus(weekNumber: number | null, hasEnded: boolean): PeakStatus {
  if (weekNumber === null) return 'no-cross';
  if (hasEnded) return 'ended';
  if (weekNumber < PEAK_WINDOW_WEEKS[0]) return 'running';
  return weekNumber <= PEAK_WINDOW_WEEKS[1] ? 'in-window' : 'passed';
}

/** The window of a cross in `week`, whose dates do not depend on holidays still to come. */
export function findPeakWindow(week: number, calendar: Calendar): PeakWindow {
  const endOf = calendar === 'utc' ? sundayOf : fridayOf;
  const [from, to] = PEAK_WINDOW_WEEKS;
  return { weeks: PEAK_WINDOW_WEEKS, fromDay: endOf(week + from), toDay: endOf(week + to) };
}

function studyHorizon(
  closes: readonly number[],
  golden: readonly Cross[],
  horizonWeeks: number,
): HorizonStudy {
  const starts = golden.map(({ index }) => index);
  return {
    horizonWeeks,
    timing: summarizeTiming(findHorizonPeaks(closes, starts, horizonWeeks)),
    baseRate: measureHorizonBaseRate(closes, horizonWeeks),
  };
}

/**
 * The study over closed weeks without gaps (see `requireWeeks`), oldest first. `calendar` decides which day ends
 * a week of the window. Throws RangeError without any week.
 */
export function readPeaks(weeks: readonly WeeklyBar[], calendar: Calendar): PeakReading {
  const closes = weeks.map((bar) => bar.close);
  const crosses = findCrosses(weeks, calculateMacd(closes));
  const golden = crosses.filter(({ direction }) => direction === 'golden');
  const episodes = findEpisodes(closes, crosses);
  const { week } = at(weeks, -1);
  const cross = golden.at(-1) ?? null;
  const weekNumber = cross === null ? null : week - cross.week;
  const hasEnded = episodes.at(-1)?.cross === cross;
  const isOpen = cross !== null && !hasEnded;
  return {
    week,
    status: readStatus(weekNumber, hasEnded),
    cross,
    weekNumber,
    window: cross === null ? null : findPeakWindow(cross.week, calendar),
    soFar: isOpen ? findPeak(closes, cross.index, closes.length - 1) : null,
    history: summarizeEpisodes(episodes),
    baseRate: measureBaseRate(closes, crosses),
    survivors: isOpen
      ? summarizeEpisodes(episodes.filter(({ weeksToDeathCross }) => weeksToDeathCross > week - cross.week))
      : null,
    horizons: [studyHorizon(closes, golden, 26), studyHorizon(closes, golden, 52)],
    episodes,
  };
}
