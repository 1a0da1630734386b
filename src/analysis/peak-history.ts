import { mean, sampleStandardDeviation } from 'simple-statistics';
import { type Interval, medianInterval } from './intervals.ts';
import { isInPeakWindow } from './peak-base-rates.ts';
import type { PeakEpisode, TimedPeak } from './peak-episodes.ts';
import { type Summary, summarize } from './quantiles.ts';
import { countShare, type Share } from './sample-size.ts';

/** Weeks from start to peak over past starts. */
export interface PeakTiming extends Summary {
  /** Exact 95 % interval of the median; null under 6 starts. */
  readonly medianInterval: Interval | null;
  readonly inWindow: Share;
}

/** Mean week of the peak over the crosses that gained more than 20 %: conditioned on success, so never a forecast. */
export interface WinnersMean {
  readonly n: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

/** What past golden crosses did (definition A). */
export interface PeakHistory extends PeakTiming {
  readonly failures: Share;
  readonly gain: Summary;
  readonly weeksToDeathCross: Summary;
  /** Where a number near 18 comes from (METHOD 2.2); null under two winners. */
  readonly winners: WinnersMean | null;
}

const WINNER_GAIN = 0.2;

export function summarizeTiming(peaks: readonly Pick<TimedPeak, 'weeksToPeak'>[]): PeakTiming {
  const weeks = peaks.map(({ weeksToPeak }) => weeksToPeak);
  return {
    ...summarize(weeks),
    medianInterval: medianInterval(weeks),
    inWindow: countShare(weeks, isInPeakWindow),
  };
}

function summarizeWinners(episodes: readonly PeakEpisode[]): WinnersMean | null {
  const weeks = episodes.filter(({ gain }) => gain > WINNER_GAIN).map(({ weeksToPeak }) => weeksToPeak);
  if (weeks.length < 2) return null;
  return { n: weeks.length, mean: mean(weeks), standardDeviation: sampleStandardDeviation(weeks) };
}

export function summarizeEpisodes(episodes: readonly PeakEpisode[]): PeakHistory {
  return {
    ...summarizeTiming(episodes),
    failures: countShare(episodes, ({ hasFailed }) => hasFailed),
    gain: summarize(episodes.map(({ gain }) => gain)),
    weeksToDeathCross: summarize(episodes.map(({ weeksToDeathCross }) => weeksToDeathCross)),
    winners: summarizeWinners(episodes),
  };
}
