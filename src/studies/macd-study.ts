import { requireWeeks } from '../analysis/check-weeks.ts';
import { compareForwardReturns, type HorizonReturns } from '../analysis/forward-returns.ts';
import { FIRST_CROSS_INDEX, MACD_NEEDED_WEEKS } from '../analysis/macd.ts';
import { type MacdReading, readMacd } from '../analysis/macd-reading.ts';
import { weekEndIso } from '../chat/weeks.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { MarketView, WeeklySeries } from '../market/view.ts';
import type { Calendar } from '../market/weeks.ts';

/** The weekly MACD of one series as of an instant, with what wording and chart need to know of the series. */
export interface MacdStudy {
  readonly id: SeriesId;
  readonly calendar: Calendar;
  readonly weekly: WeeklySeries;
  readonly reading: MacdReading;
}

/** Throws `DataError` when a week is missing or the history is too short for a MACD. */
export function studyMacd(view: MarketView, id: SeriesId): MacdStudy {
  const weekly = view.weekly(id);
  requireWeeks(id, weekly.closed, weekly.lastClosedWeek, MACD_NEEDED_WEEKS);
  return {
    id,
    calendar: seriesRow(id).calendar,
    weekly,
    reading: readMacd(weekly.closed, weekly.open?.close ?? null),
  };
}

/** How far past golden crosses are followed. */
export const HISTORY_WEEKS = 13;

/** What followed the golden crosses so far, beside what followed any week. */
export function compareGoldenCrosses({ weekly, reading }: MacdStudy): HorizonReturns {
  const closes = weekly.closed.map((bar) => bar.close);
  const golden = reading.crosses.filter(({ direction }) => direction === 'golden');
  const indices = golden.map(({ index }) => index);
  return compareForwardReturns(closes, indices, FIRST_CROSS_INDEX, HISTORY_WEEKS);
}

export function macdFacts(study: MacdStudy): Readonly<Record<string, unknown>> {
  const { id, calendar, weekly, reading } = study;
  const { lastCross, target, weeksToCross, provisional } = reading;
  return {
    asset: id,
    weekEnd: weekEndIso(reading, calendar),
    close: reading.close,
    macd: reading.macd,
    signal: reading.signal,
    histogram: reading.histogram,
    histogramRatio: reading.histogramRatio,
    macdRatio: reading.macdRatio,
    state: reading.state,
    trendWeeks: reading.trendWeeks,
    degraded: weekly.closed.at(-1)?.isDegraded ?? false,
    lastCross: lastCross && {
      direction: lastCross.direction,
      weekEnd: weekEndIso(lastCross, calendar),
      close: lastCross.close,
      weeksAgo: lastCross.weeksAgo,
      macdBelowZero: lastCross.isBelowZero,
      marginal: lastCross.isMarginal,
    },
    crossPrice: target.price,
    crossPriceDistance: target.distance,
    crossReach: target.reach,
    zeroLinePrice: reading.zeroLinePrice,
    weeksToCross,
    provisional: provisional && { ...provisional, closesAt: new Date(weekly.closesAt).toISOString() },
    crosses: { golden: reading.goldenCount, death: reading.deathCount },
    history: compareGoldenCrosses(study),
    weeks: reading.weeks,
  };
}
