import type { Bar, SeriesNotes } from './bar.ts';
import { closeAt } from './bar-columns.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { formatDay } from './days.ts';
import { freshnessOf, observedAs, RECENT_DAYS } from './expectation.ts';
import { jointValues } from './joint-values.ts';
import { absentSeries, notYetStarted } from './missing-series.ts';
import { countLeading } from './prefix.ts';
import { lastPublishedDay, publishedAt } from './publication.ts';
import type { FindHistory, SeriesHistory } from './series-history.ts';
import type { AsOf, MarketView, Provenance, SeriesReader, WeeklySeries } from './view.ts';
import { closedWeeks, openWeek, withSession } from './weekly-bars.ts';
import { type Calendar, lastClosedWeek, weekClosesAt, weekOfDay } from './weeks.ts';

/** A crypto day needs some minutes to become final at its exchange; about a past date that is long settled. */
const LIVE_GRACE_MS = 10 * 60_000;

/** The part of one series that was public at the instant: its first `count` bars, the newest on `newestDay`. */
interface VisibleSeries {
  readonly history: SeriesHistory;
  readonly count: number;
  readonly newestDay: number;
}

function lastClosed(asOf: AsOf, calendar: Calendar): number {
  const grace = calendar === 'utc' && !asOf.isDate ? LIVE_GRACE_MS : 0;
  return lastClosedWeek(asOf.instant, calendar, grace);
}

/** Trims a series to what was public at the instant; undefined when nothing was. */
function trim(history: SeriesHistory, asOf: AsOf): VisibleSeries | undefined {
  const lastDay = lastPublishedDay(history.row.publication, asOf.instant);
  const count = countLeading(history.columns.days, (day) => day <= lastDay);
  return count === 0 ? undefined : { history, count, newestDay: closeAt(history.columns, count - 1).day };
}

/** The running day's bar, if this question is about now and the bar was seen by then. */
function livePartial({ history, newestDay }: VisibleSeries, asOf: AsOf): Bar | undefined {
  const { partial } = history;
  const isUsable =
    partial !== null && !asOf.isDate && partial.fetchedAt <= asOf.instant && partial.bar.day > newestDay;
  return isUsable ? partial.bar : undefined;
}

function weeklyOf(series: VisibleSeries, asOf: AsOf): WeeklySeries {
  const { history, count } = series;
  const { id, row, columns } = history;
  const weekly = history.weekly();
  const last = lastClosed(asOf, row.calendar);
  const open = openWeek(columns, count, last + 1, weekly.isEveryDay);
  const partial = livePartial(series, asOf);
  const isOfOpenWeek = partial !== undefined && weekOfDay(partial.day) === last + 1;
  return {
    id,
    closed: closedWeeks(weekly, columns, count, last),
    open: isOfOpenWeek ? withSession(open, partial, weekly.isEveryDay) : open,
    lastClosedWeek: last,
    closesAt: weekClosesAt(last + 1, row.calendar),
  };
}

function isStale({ row, columns }: SeriesHistory, asOf: AsOf, newestDay: number): boolean {
  const count = countLeading(columns.days, (day) => day <= newestDay);
  const recent = columns.days.subarray(Math.max(0, count - RECENT_DAYS), count);
  return freshnessOf(observedAs(row, recent), newestDay, asOf.instant) === 'stale';
}

/** The notes as far as they concern what can be seen at the instant. */
function notesOf(notes: SeriesNotes, asOf: AsOf, newestDay: number): SeriesNotes {
  const { proxySince } = notes;
  return {
    ...notes,
    failedSources: asOf.isDate ? [] : notes.failedSources,
    revisions: notes.revisions.filter(({ day }) => day <= newestDay),
    proxySince: proxySince !== null && proxySince <= newestDay ? proxySince : null,
  };
}

/** A series that a proxy continues was its own until then. */
function qualityAt(
  history: SeriesHistory | undefined,
  newestDay: number | undefined,
): SeriesHistory['quality'] {
  const since = history?.notes?.proxySince ?? Number.NEGATIVE_INFINITY;
  const isProxy = history?.quality === 'proxy' && (newestDay === undefined || newestDay >= since);
  return isProxy ? 'proxy' : 'measured';
}

function provenanceOf(id: SeriesId, history: SeriesHistory | undefined, asOf: AsOf): Provenance {
  const row = seriesRow(id);
  const newestDay = history === undefined ? undefined : trim(history, asOf)?.newestDay;
  const about = {
    series: id,
    label: row.label,
    source: history?.source ?? 'none',
    adjustment: history?.adjustment ?? row.csv.adjustment,
    quality: qualityAt(history, newestDay),
    unit: row.unit,
  };
  if (history === undefined || newestDay === undefined)
    return { ...about, date: null, publishedAt: null, stale: true };
  return {
    ...about,
    date: formatDay(newestDay),
    publishedAt: new Date(publishedAt(row.publication, newestDay)).toISOString(),
    stale: isStale(history, asOf, newestDay),
    ...(history.notes === undefined ? {} : { notes: notesOf(history.notes, asOf, newestDay) }),
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
export function createMarketView(
  asOf: AsOf,
  reader: Pick<SeriesReader, 'isSample' | 'explainMissing'>,
  findHistory: FindHistory,
): MarketView {
  const { isSample } = reader;
  const visible = memoize((id) => {
    const history = findHistory(id);
    if (history === undefined) throw reader.explainMissing?.(id) ?? absentSeries(id);
    const series = trim(history, asOf);
    if (series === undefined) throw notYetStarted(id, closeAt(history.columns, 0).day, asOf);
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
    daily: memoize((id) => {
      const { history, count } = visible(id);
      const bars = history.daily();
      return count === bars.length ? bars : bars.slice(0, count);
    }),
    weekly: memoize((id) => weeklyOf(visible(id), asOf)),
    joint: memoize((id) => {
      const { history, count } = visible(id);
      return jointValues(history.joint(), history.columns, count, lastJointWeek);
    }),
    provenance: memoize((id) => provenanceOf(id, findHistory(id), asOf)),
  };
}
