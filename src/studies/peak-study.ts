import { at } from '../analysis/at.ts';
import { requireWeeks } from '../analysis/check-weeks.ts';
import { type CrossTarget, findCrossTarget } from '../analysis/cross-price.ts';
import { MACD_NEEDED_WEEKS } from '../analysis/macd.ts';
import { lastMacdState } from '../analysis/macd-state.ts';
import type { PeakEpisode } from '../analysis/peak-episodes.ts';
import { type PeakReading, readPeaks } from '../analysis/peak-reading.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import { measureSeasons, type SeasonSample, summarizeSeason } from '../analysis/seasonality.ts';
import { weekEndIso } from '../chat/weeks.ts';
import type { WeeklyBar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { dayOf, formatDay } from '../market/days.ts';
import type { MarketView, WeeklySeries } from '../market/view.ts';
import type { Calendar } from '../market/weeks.ts';
import { FOMC_RANGE, type FomcOutlook, findNextMeetings } from './fomc-dates.ts';

/** Where prices peaked after weekly MACD golden crosses, as of an instant (METHOD 2). */
export interface PeakStudy {
  readonly id: SeriesId;
  readonly calendar: Calendar;
  readonly weekly: WeeklySeries;
  readonly last: WeeklyBar;
  readonly reading: PeakReading;
  /** The close that would cross the other way this week. */
  readonly target: CrossTarget;
  /** June to August beside every other three months of the year: the summer doldrums, if there are any. */
  readonly season: { readonly summer: SeasonSample; readonly rest: SeasonSample };
  readonly meetings: FomcOutlook;
}

/** Throws `DataError` when a week is missing or the history is too short for a MACD. */
export function studyPeak(view: MarketView, id: SeriesId): PeakStudy {
  const weekly = view.weekly(id);
  requireWeeks(id, weekly.closed, weekly.lastClosedWeek, MACD_NEEDED_WEEKS);
  const { calendar } = seriesRow(id);
  const last = at(weekly.closed, -1);
  const target = findCrossTarget(lastMacdState(weekly.closed.map((bar) => bar.close)), last.close);
  const lastDay = dayOf(view.asOf.instant) - 1;
  const { summers, others } = measureSeasons(view.daily(id), lastDay);
  return {
    id,
    calendar,
    weekly,
    last,
    reading: readPeaks(weekly.closed, calendar),
    target,
    season: { summer: summarizeSeason(summers), rest: summarizeSeason(others) },
    meetings: findNextMeetings(lastDay),
  };
}

/** Up to 5 summers the numbers of a rate are withheld, as in the text. */
function seasonFacts({ n, up, median, medianInterval }: SeasonSample): Readonly<Record<string, unknown>> {
  const isTold = evidenceForm(n) !== 'list';
  return {
    n,
    up: isTold ? up : null,
    median: isTold ? median : null,
    low: isTold ? (medianInterval?.low ?? null) : null,
    high: isTold ? (medianInterval?.high ?? null) : null,
  };
}

function episodeFacts(episode: PeakEpisode, calendar: Calendar): Readonly<Record<string, unknown>> {
  return {
    weekEnd: weekEndIso(episode.cross, calendar),
    weeksToPeak: episode.weeksToPeak,
    gain: episode.gain,
    weeksToDeathCross: episode.weeksToDeathCross,
    failed: episode.hasFailed,
    clustered: episode.isClustered,
  };
}

export function peakFacts({
  id,
  calendar,
  reading,
  season,
  meetings,
}: PeakStudy): Readonly<Record<string, unknown>> {
  const { cross, window, history, baseRate, horizons } = reading;
  return {
    asset: id,
    cross: cross && {
      weekEnd: weekEndIso(cross, calendar),
      close: cross.close,
      macdBelowZero: cross.isBelowZero,
    },
    weekNumber: reading.weekNumber,
    window: window && { weeks: window.weeks, from: formatDay(window.fromDay), to: formatDay(window.toDay) },
    status: reading.status,
    soFar: reading.soFar,
    history: {
      n: history.n,
      median: history.median,
      q1: history.q1,
      q3: history.q3,
      medianInterval: history.medianInterval,
      inWindow: history.inWindow,
      failures: history.failures,
      gain: history.gain,
      weeksToDeathCross: history.weeksToDeathCross,
      winners: history.winners,
    },
    baseRate: { inWindow: baseRate.inWindow, median: baseRate.median, n: baseRate.n },
    horizons: horizons.map(({ horizonWeeks, timing, baseRate: base }) => ({
      weeks: horizonWeeks,
      timing,
      baseRate: base,
    })),
    seasonality: { months: 'Jun-Aug', ...seasonFacts(season.summer), rest: seasonFacts(season.rest) },
    fomc: { next: meetings.next.map(formatDay), covered: FOMC_RANGE, isCovered: meetings.isCovered },
    episodes: reading.episodes.map((episode) => episodeFacts(episode, calendar)),
  };
}
