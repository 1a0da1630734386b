import { ALTSEASON, type AltseasonReading, readAltseason } from '../analysis/altseason.ts';
import { checkWeeks, type WeeksProblem } from '../analysis/check-weeks.ts';
import { DOMINANCE_NEEDED_WEEKS, type DominanceReading, readDominance } from '../analysis/dominance.ts';
import { type RelativeValue, readRelativeValue } from '../analysis/relative-value.ts';
import type { WeeklyBar } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView, WeeklySeries } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';

/** The main series first. RUT is drawn beside the altcoins. */
export const ALTS_SERIES: readonly SeriesId[] = ['OTHERS', 'ALTSEASON', 'BTC_D', 'BTC', 'RUT'];

const CHANGE_WEEKS = 13;

/** The altcoins' capitalisation in the last closed week, USD. */
export interface OthersReading {
  readonly bar: WeeklyBar;
  /** A ratio; null when the week 13 before has no value. */
  readonly change13w: number | null;
}

/**
 * Crypto breadth as of an instant (METHOD 7). Each part stands alone: one whose data are missing or too old is null,
 * and `lastKnown` says from when its newest value is.
 */
export interface AltsStudy {
  /** The newest closed week of the crypto calendar, and when the running one closes (ms). */
  readonly week: number;
  readonly closesAt: number;
  readonly altseason: AltseasonReading | null;
  readonly others: OthersReading | null;
  readonly dominance: DominanceReading | null;
  /** Why there is no dominance reading; null where there is one. */
  readonly dominanceProblem: WeeksProblem | null;
  /** OTHERS in units of Bitcoin's price: its capitalisation is no series here. */
  readonly othersToBtc: RelativeValue | null;
  /** Weekly bars for the chart, empty where there are none. */
  readonly weekly: Readonly<Record<'OTHERS' | 'BTC_D', readonly WeeklyBar[]>>;
  /** Whether the altcoins' series stands in for the named one. */
  readonly isProxy: boolean;
  /** Newest value of each part's series, or null. */
  readonly lastKnown: Readonly<
    Record<'OTHERS' | 'ALTSEASON' | 'BTC_D', { day: number; value: number } | null>
  >;
}

/** Throws `DataError` where none of the series has begun by then. */
export function studyAlts(view: MarketView): AltsStudy {
  const hasAny = (['OTHERS', 'ALTSEASON', 'BTC_D'] as const).some((id) => view.has(id));
  // With nothing at all, the main series' own reason is the answer.
  const calendar = hasAny ? calendarOf(view) : view.weekly('OTHERS');
  const [others, dominance] = [closedWeeks(view, 'OTHERS'), closedWeeks(view, 'BTC_D')];
  const problem = checkWeeks(dominance, calendar.lastClosedWeek, DOMINANCE_NEEDED_WEEKS);
  const isFresh = view.has('ALTSEASON') && !view.provenance('ALTSEASON').stale;
  return {
    week: calendar.lastClosedWeek,
    closesAt: calendar.closesAt,
    altseason: isFresh ? readAltseason(view.daily('ALTSEASON')) : null,
    others: readOthers(others, calendar.lastClosedWeek),
    dominance: problem === null ? readDominance(dominance) : null,
    dominanceProblem: problem,
    othersToBtc: readRatio(others, closedWeeks(view, 'BTC'), calendar.lastClosedWeek),
    weekly: { OTHERS: others, BTC_D: dominance },
    isProxy: view.provenance('OTHERS').quality === 'proxy',
    lastKnown: {
      OTHERS: newestValue(view, 'OTHERS'),
      ALTSEASON: newestValue(view, 'ALTSEASON'),
      BTC_D: newestValue(view, 'BTC_D'),
    },
  };
}

/** Any of the crypto series knows which week closed last. */
function calendarOf(view: MarketView): WeeklySeries {
  const id = (['OTHERS', 'BTC_D', 'ALTSEASON'] as const).find((series) => view.has(series)) ?? 'OTHERS';
  return view.weekly(id);
}

function closedWeeks(view: MarketView, id: SeriesId): readonly WeeklyBar[] {
  return view.has(id) ? view.weekly(id).closed : [];
}

function newestValue(view: MarketView, id: SeriesId): { day: number; value: number } | null {
  const last = view.has(id) ? view.daily(id).at(-1) : undefined;
  return last === undefined ? null : { day: last.day, value: last.close };
}

function readOthers(weeks: readonly WeeklyBar[], lastWeek: number): OthersReading | null {
  const bar = weeks.at(-1);
  if (bar?.week !== lastWeek) return null;
  const before = weeks.findLast(({ week }) => week === lastWeek - CHANGE_WEEKS);
  return { bar, change13w: before === undefined ? null : bar.close / before.close - 1 };
}

function readRatio(
  others: readonly WeeklyBar[],
  bitcoin: readonly WeeklyBar[],
  lastWeek: number,
): RelativeValue | null {
  const ratio = readRelativeValue(others, bitcoin);
  return ratio?.week === lastWeek ? ratio : null;
}

function altseasonFacts(altseason: AltseasonReading) {
  return {
    share: altseason.share,
    beating: altseason.beating,
    of: ALTSEASON.coins,
    list: `top ${ALTSEASON.coins} altcoins by market cap, without stablecoins and wrapped coins`,
    days: ALTSEASON.days,
    season: altseason.season,
    asOf: formatDay(altseason.day),
    change4w: altseason.change4w,
    history: { ...altseason.history, firstDay: formatDay(altseason.history.firstDay) },
  };
}

function dominanceFacts(dominance: DominanceReading) {
  const { value, change4w, change13w, trend, turn, day } = dominance;
  return {
    value,
    change4w,
    change13w,
    unit: 'percent of all crypto; changes in percentage points',
    asOf: formatDay(day),
    trend,
    turn: turn && { to: turn.to, weekEnd: formatDay(sundayOf(turn.week)), weeksAgo: turn.weeksAgo },
  };
}

export function altsFacts(study: AltsStudy): Readonly<Record<string, unknown>> {
  const { altseason, others, dominance, othersToBtc } = study;
  const parts = { altseason, others, dominance, othersToBtc };
  return {
    weekEnd: formatDay(sundayOf(study.week)),
    altseason: altseason && altseasonFacts(altseason),
    others: others && {
      value: others.bar.close,
      change13w: others.change13w,
      asOf: formatDay(others.bar.day),
      proxy: study.isProxy,
    },
    dominance: dominance && dominanceFacts(dominance),
    othersToBtc: othersToBtc && {
      change13w: othersToBtc.change13w,
      z: othersToBtc.z,
      base: "Bitcoin's price",
    },
    missing: Object.entries(parts).flatMap(([name, part]) => (part === null ? [name] : [])),
  };
}
