import { at } from '../analysis/at.ts';
import { type BreakoutStudy, studyBreakout } from '../analysis/breakout.ts';
import { MINIMUM_WEEKS } from '../analysis/breakout-events.ts';
import { compareForwardReturns, type HorizonReturns } from '../analysis/forward-returns.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView, WeeklySeries } from '../market/view.ts';
import { ownDaily, ownWeekly } from './own-levels.ts';

/** The article's index. Levels are told on the index itself, never on a fund times ten (METHOD 3.1). */
export const RUSSELL = 'RUT';
const HISTORY_WEEKS = 13;

/** The Russell 2000 against its standing record and its support, as of an instant (METHOD 3). */
export interface RussellStudy {
  readonly weekly: WeeklySeries;
  readonly study: BreakoutStudy;
  /** Returns 13 weeks after past record closes, beside those after any week. */
  readonly history: HorizonReturns;
}

/** Throws `DataError` when weeks are missing. `support` in index points. */
export function studyRussell(view: MarketView, support: number): RussellStudy {
  const weekly = ownWeekly(view, RUSSELL);
  const study = studyBreakout(weekly, ownDaily(view, RUSSELL), support);
  const closes = weekly.closed.map((bar) => bar.close);
  const eventWeeks = new Set(study.events.map((event) => event.week));
  const indices = [...closes.keys()].filter((index) => eventWeeks.has(at(weekly.closed, index).week));
  return { weekly, study, history: compareForwardReturns(closes, indices, MINIMUM_WEEKS, HISTORY_WEEKS) };
}

function datedFact(
  dated: { readonly close: number; readonly day: number } | null,
): { close: number; date: string } | null {
  return dated === null ? null : { close: dated.close, date: formatDay(dated.day) };
}

export function russellFacts({ study, history }: RussellStudy): Readonly<Record<string, unknown>> {
  const { level, support, resistance } = study;
  return {
    level: level?.close ?? null,
    ceiling: datedFact(level),
    close: study.close,
    weekEnd: formatDay(study.day),
    state: study.state,
    weeksInState: study.weeksInState,
    distance: study.distance?.ratio ?? null,
    distanceAtr: study.distance?.atr ?? null,
    atr: study.atr,
    blueSky: study.isBlueSky,
    allTimeHigh: datedFact(study.allTimeHigh),
    support: {
      level: support.level,
      held: support.isHeld,
      since: support.sinceDay === null ? null : formatDay(support.sinceDay),
      lowestClose: datedFact(support.lowestClose),
    },
    resistance: {
      headline: resistance.headline,
      zones: resistance.zones.map(({ low, high, mid, touches, ageWeeks }) => ({
        low,
        high,
        mid,
        touches,
        ageWeeks,
      })),
    },
    events: study.events.map((event) => ({
      weekEnd: formatDay(event.day),
      close: event.close,
      exceeded: datedFact(event.exceeded),
      baseWeeks: event.baseWeeks,
      lowestAfter: event.lowestAfter,
      returns: event.returns,
    })),
    history,
  };
}
