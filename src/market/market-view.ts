import type { Bar, WeeklyBar } from './bar.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { formatDay, MS_PER_DAY } from './days.ts';
import { jointValues } from './joint-values.ts';
import { absentSeries, notYetStarted } from './missing-series.ts';
import { countLeading } from './prefix.ts';
import { lastPublishedDay, publishedAt } from './publication.ts';
import type { FindHistory, SeriesHistory } from './series-history.ts';
import type { AsOf, MarketView, Provenance, WeeklySeries } from './view.ts';
import { closedWeeks, openWeekBar } from './weekly-bars.ts';
import { type Calendar, lastClosedWeek, weekClosesAt, weekOfDay } from './weeks.ts';

/** A crypto day needs some minutes to become final at its exchange; about a past date that is long settled. */
const LIVE_GRACE_MS = 10 * 60_000;

/** The part of one series that was public at the instant: its first `count` bars. */
interface VisibleSeries {
  readonly history: SeriesHistory;
  readonly bars: readonly Bar[];
  readonly newest: Bar;
}

function lastClosed(asOf: AsOf, calendar: Calendar): number {
  const grace = calendar === 'utc' && !asOf.isDate ? LIVE_GRACE_MS : 0;
  return lastClosedWeek(asOf.instant, calendar, grace);
}

/** Trims a series to what was public at the instant; undefined when nothing was. */
function trim(history: SeriesHistory, asOf: AsOf): VisibleSeries | undefined {
  const { bars } = history.data;
  const lastDay = lastPublishedDay(history.row.publication, asOf.instant);
  const count = countLeading(bars, (bar) => bar.day <= lastDay);
  const newest = bars[count - 1];
  if (newest === undefined) return undefined;
  return { history, bars: count === bars.length ? bars : bars.slice(0, count), newest };
}

/** The running day's bar, if this question is about now and the bar was seen by then. */
function livePartial({ history, newest }: VisibleSeries, asOf: AsOf): Bar | undefined {
  const { partial } = history.data;
  const isUsable =
    partial !== null && !asOf.isDate && partial.fetchedAt <= asOf.instant && partial.bar.day > newest.day;
  return isUsable ? partial.bar : undefined;
}

function openWeek(series: VisibleSeries, asOf: AsOf, week: number): WeeklyBar | null {
  const start = countLeading(series.bars, (bar) => weekOfDay(bar.day) < week);
  const partial = livePartial(series, asOf);
  const bars = [...series.bars.slice(start), ...(partial === undefined ? [] : [partial])];
  const inWeek = bars.filter((bar) => weekOfDay(bar.day) === week);
  return openWeekBar(inWeek, series.history.weekly.isEveryDay);
}

function weeklyOf(series: VisibleSeries, asOf: AsOf): WeeklySeries {
  const { id, row, weekly, data } = series.history;
  const last = lastClosed(asOf, row.calendar);
  return {
    id,
    closed: closedWeeks(weekly, data.bars, series.bars.length, last),
    open: openWeek(series, asOf, last + 1),
    lastClosedWeek: last,
    closesAt: weekClosesAt(last + 1, row.calendar),
  };
}

function provenanceOf(id: SeriesId, history: SeriesHistory | undefined, asOf: AsOf): Provenance {
  const row = seriesRow(id);
  const newest = history === undefined ? undefined : trim(history, asOf)?.newest;
  const published = newest === undefined ? null : publishedAt(row.publication, newest.day);
  return {
    series: id,
    label: row.label,
    source: history?.data.source ?? 'none',
    adjustment: history?.data.adjustment ?? row.csv.adjustment,
    quality: history?.data.quality ?? 'measured',
    unit: row.unit,
    date: newest === undefined ? null : formatDay(newest.day),
    publishedAt: published === null ? null : new Date(published).toISOString(),
    stale: newest === undefined || asOf.instant - newest.day * MS_PER_DAY > row.staleAfterDays * MS_PER_DAY,
  };
}

function memoize<T>(compute: (id: SeriesId) => T): (id: SeriesId) => T {
  const known = new Map<SeriesId, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = compute(id);
    known.set(id, value);
    return value;
  };
}

/**
 * The market as it was known at one instant. Every read goes through `trim`, which cuts a series after its last
 * published bar, so no answer can depend on a later one.
 */
export function createMarketView(asOf: AsOf, isSample: boolean, findHistory: FindHistory): MarketView {
  const visible = memoize((id) => {
    const history = findHistory(id);
    if (history === undefined) throw absentSeries(id);
    const series = trim(history, asOf);
    if (series === undefined) throw notYetStarted(history, asOf);
    return series;
  });
  const lastJointWeek = Math.min(lastClosed(asOf, 'equity'), lastClosed(asOf, 'utc'));
  return {
    asOf,
    isSample,
    lastJointWeek,
    has(id) {
      const history = findHistory(id);
      return history !== undefined && trim(history, asOf) !== undefined;
    },
    daily: (id) => visible(id).bars,
    weekly: memoize((id) => weeklyOf(visible(id), asOf)),
    joint: memoize((id) => {
      const { history, bars } = visible(id);
      return jointValues(history.joint, history.data.bars, bars.length, lastJointWeek);
    }),
    provenance: memoize((id) => provenanceOf(id, findHistory(id), asOf)),
  };
}
