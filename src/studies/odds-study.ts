import { at } from '../analysis/at.ts';
import { requireWeeks } from '../analysis/check-weeks.ts';
import {
  compareHorizons,
  EVENT_HORIZONS,
  type EventHorizon,
  flagClusters,
  TESTED_WEEKS,
} from '../analysis/event-returns.ts';
import { compareForwardReturns, forwardReturns, type HorizonReturns } from '../analysis/forward-returns.ts';
import { type RandomDates, testRandomDates } from '../analysis/random-dates.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import { weekEndDay } from '../chat/weeks.ts';
import { yieldToLoop } from '../lib/yield-to-loop.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';
import { readSignal, type Signal, type SignalEvent, type SignalHistory } from './odds-signals.ts';

/** An event with what one asset did after it. */
export interface OddsEvent extends SignalEvent {
  /** The asset's close that the returns start from; null where its history does not reach back. */
  readonly close: number | null;
  /** Position of that close in the asset's path. */
  readonly index: number | null;
  readonly isClustered: boolean;
  /** Ratios by weeks ahead; null until that week is over. */
  readonly returns: Readonly<Record<number, number | null>>;
}

/** What one asset did after the events, beside what it did after any week. */
export interface OddsSample {
  readonly asset: SeriesId;
  readonly closes: readonly number[];
  readonly firstIndex: number;
  readonly events: readonly OddsEvent[];
  readonly horizons: readonly EventHorizon[];
}

/** Returns over 13 weeks after the changes into one phase. */
export interface OddsGroup {
  readonly name: string;
  readonly returns: HorizonReturns;
  readonly events: readonly OddsEvent[];
}

/** The evidence table of one signal as of an instant. */
export interface OddsStudy {
  readonly signal: Signal;
  readonly asset: SeriesId;
  readonly basis: SignalHistory['basis'];
  readonly series: readonly SeriesId[];
  /** The newest closed week of the asset, by the day it is dated with. */
  readonly lastDay: number;
  readonly main: OddsSample;
  readonly beside: OddsSample | null;
  readonly groups: readonly OddsGroup[];
  /** How many rates are shown together: what a small p has to be weighed by. */
  readonly family: number;
  /** The 13-week median against random dates; null with too few events for a rate. */
  readonly randomDates: RandomDates | null;
}

/** An asset's closes of consecutive weeks. */
interface Path {
  readonly weeks: readonly { readonly week: number; readonly day: number; readonly close: number }[];
}

function readPath(view: MarketView, id: SeriesId, basis: SignalHistory['basis']): Path {
  if (basis === 'friday') {
    const weeks = view.joint(id).map(({ week, day, value }) => ({ week, day, close: value }));
    requireWeeks(id, weeks, view.lastJointWeek, 1);
    return { weeks };
  }
  const { closed, lastClosedWeek } = view.weekly(id);
  requireWeeks(id, closed, lastClosedWeek, 1);
  return { weeks: closed };
}

function measureEvent(
  event: SignalEvent,
  isClustered: boolean,
  closes: readonly number[],
  index: number | undefined,
): OddsEvent {
  const close = index === undefined ? null : at(closes, index);
  const returns = EVENT_HORIZONS.map((weeks) => {
    const later = index === undefined ? undefined : closes[index + weeks];
    return [weeks, close === null || later === undefined ? null : later / close - 1] as const;
  });
  return { ...event, close, index: index ?? null, isClustered, returns: Object.fromEntries(returns) };
}

function indicesOf(events: readonly OddsEvent[]): number[] {
  return events.flatMap(({ index }) => index ?? []);
}

function measureSample(history: SignalHistory, asset: SeriesId, { weeks }: Path): OddsSample {
  const closes = weeks.map((week) => week.close);
  const positions = new Map(weeks.map(({ week }, index) => [week, index]));
  const clusters = flagClusters(history.events.map((event) => event.week));
  const events = history.events.map((event, index) =>
    measureEvent(event, at(clusters, index), closes, positions.get(event.week)),
  );
  const { firstWeek } = history;
  const found = firstWeek === null ? -1 : weeks.findIndex(({ week }) => week >= firstWeek);
  const firstIndex = found === -1 ? closes.length : found;
  return {
    asset,
    closes,
    firstIndex,
    events,
    horizons: compareHorizons(closes, indicesOf(events), firstIndex),
  };
}

/** The changes of the phase label by the phase they lead into. */
function groupByPhase({ closes, firstIndex, events }: OddsSample, signal: Signal): OddsGroup[] {
  if (signal !== 'phase_change') return [];
  return [1, 2, 3].map((phase) => {
    const own = events.filter(({ detail }) => detail['to'] === phase);
    const returns = compareForwardReturns(closes, indicesOf(own), firstIndex, TESTED_WEEKS);
    return { name: `phase ${phase}`, returns, events: own };
  });
}

/** The horizon that is told in words. */
export function testedHorizon({ horizons }: OddsSample): EventHorizon {
  return at(
    horizons.filter(({ weeks }) => weeks === TESTED_WEEKS),
    0,
  );
}

/** Whether a sample is large enough for any rate or median to be told of it. */
export function hasRate({ n }: { readonly n: number }): boolean {
  return evidenceForm(n) !== 'list';
}

function countFamily(main: OddsSample, beside: OddsSample | null, groups: readonly OddsGroup[]): number {
  const besides = beside === null ? [] : [testedHorizon(beside)];
  const shown = [...main.horizons, ...besides, ...groups.map(({ returns }) => returns)];
  return shown.filter(hasRate).length;
}

async function testDates(
  { closes, firstIndex, events }: OddsSample,
  seed: number,
): Promise<RandomDates | null> {
  const eligible = [...closes.keys()].slice(firstIndex);
  const returns = forwardReturns(closes, eligible, TESTED_WEEKS);
  const positions = indicesOf(events)
    .map((index) => index - firstIndex)
    .filter((position) => position < returns.length);
  if (!hasRate({ n: positions.length })) return null;
  return testRandomDates({ returns, positions, seed }, yieldToLoop);
}

/** Throws `DataError` where the signal's or the asset's data are missing. Lets others go first while it resamples. */
export async function studyOdds(view: MarketView, signal: Signal, asset: SeriesId): Promise<OddsStudy> {
  const history = readSignal(view, signal, asset);
  const path = readPath(view, history.asset, history.basis);
  const main = measureSample(history, history.asset, path);
  const beside =
    history.beside === null
      ? null
      : measureSample(history, history.beside, readPath(view, history.beside, 'friday'));
  const groups = groupByPhase(main, signal);
  const last = at(path.weeks, -1);
  return {
    signal,
    asset: history.asset,
    basis: history.basis,
    series: history.series,
    lastDay: history.basis === 'week' ? weekEndDay(last, seriesRow(history.asset).calendar) : last.day,
    main,
    beside,
    groups,
    family: countFamily(main, beside, groups),
    // The same week gives the same draws, whoever asks.
    randomDates: await testDates(main, last.week),
  };
}
