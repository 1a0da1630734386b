import { requireWeeks } from '../analysis/check-weeks.ts';
import { sideOf } from '../analysis/crosses.ts';
import { UPTURN_Z } from '../analysis/impulse-turns.ts';
import { computeImpulses, computeNetLiquidity } from '../analysis/liquidity.ts';
import { requirePlausible } from '../analysis/liquidity-guards.ts';
import { findShockDays } from '../analysis/shocks.ts';
import { STABILIZATION_DAYS } from '../analysis/stabilization.ts';
import { weekEndDay } from '../chat/weeks.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';
import { sundayOf, weekOfDay } from '../market/weeks.ts';
import { SHOCK_ASSETS } from '../studies/fuse-shocks.ts';
import { studyMacd } from '../studies/macd-study.ts';
import { readPhaseOf } from '../studies/phase-study.ts';
import { type Condition, isShare } from './condition.ts';
import type { Observation, Observations } from './evaluate.ts';

/** A close nearer to a level than this does not tell its side anew: a ratio of the level, or a share's points. */
const BAND_RATIO = 0.01;
const BAND_POINTS = 2;

function observeCross(view: MarketView, asset: SeriesId): Observations {
  const { reading, weekly, calendar } = studyMacd(view, asset);
  const closed = weekly.closed.flatMap((bar, index): Observation[] => {
    const side = sideOf(reading.points[index]?.histogram ?? null);
    const day = weekEndDay(bar, calendar);
    return side === null ? [] : [{ week: bar.week, day, side, isClear: true, value: bar.close }];
  });
  const { provisional } = reading;
  const week = weekly.lastClosedWeek + 1;
  const running =
    provisional?.state == null
      ? null
      : { week, day: sundayOf(week), side: provisional.state, isClear: true, value: provisional.close };
  return { closed, running };
}

function observeLevel(view: MarketView, { asset, level }: Condition & { kind: 'level' }): Observations {
  const weekly = view.weekly(asset);
  const { calendar } = seriesRow(asset);
  const scale = isShare(asset) ? 100 : 1;
  const band = isShare(asset) ? BAND_POINTS : level * BAND_RATIO;
  const place = (bar: {
    readonly week: number;
    readonly day: number;
    readonly close: number;
  }): Observation => {
    const value = bar.close * scale;
    const side = value > level ? 'above' : 'below';
    return {
      week: bar.week,
      day: weekEndDay(bar, calendar),
      side,
      isClear: Math.abs(value - level) > band,
      value,
    };
  };
  requireWeeks(asset, weekly.closed, weekly.lastClosedWeek, 1);
  return { closed: weekly.closed.map(place), running: weekly.open && place(weekly.open) };
}

function observePhase(view: MarketView): Observations {
  const { history } = readPhaseOf(view);
  const closed = history.flatMap(({ week, current }): Observation[] => {
    if (current === null) return [];
    return [{ week, day: sundayOf(week), side: `phase ${current}`, isClear: true, value: current }];
  });
  return { closed, running: null };
}

/** The clock at the end of every week since the first shock. */
function observeClock(view: MarketView): Observations {
  const shocks = SHOCK_ASSETS.flatMap((id) => findShockDays(view.daily(id), 'return')).sort((a, b) => a - b);
  const weekly = view.weekly('BTC');
  // Without the newest weeks a later shock could not be seen.
  requireWeeks('BTC', weekly.closed, weekly.lastClosedWeek, 1);
  let newest = 0;
  const closed = weekly.closed.flatMap(({ week }): Observation[] => {
    const day = sundayOf(week);
    while ((shocks[newest + 1] ?? Number.POSITIVE_INFINITY) <= day) newest += 1;
    const shock = shocks[newest];
    if (shock === undefined || shock > day) return [];
    const value = day - shock;
    const side = value > STABILIZATION_DAYS ? 'over' : 'running';
    return [{ week, day, side, isClear: true, value }];
  });
  return { closed, running: null };
}

function observeImpulse(view: MarketView): Observations {
  const weeks = computeNetLiquidity({
    fedAssets: view.daily('WALCL'),
    treasuryGeneralAccount: view.daily('TGA'),
    reverseRepo: view.daily('RRP'),
  });
  requirePlausible(weeks);
  const closed = computeImpulses(weeks).flatMap(({ day, z, change }): Observation[] => {
    const side = z !== null && z > UPTURN_Z ? 'positive' : 'negative';
    return z === null ? [] : [{ week: weekOfDay(day), day, side, isClear: true, value: change }];
  });
  return { closed, running: null };
}

/** Where a condition stood at every confirmed close known to the view. Throws `DataError` where data are missing. */
export function observe(view: MarketView, condition: Condition): Observations {
  switch (condition.kind) {
    case 'macd-cross':
      return observeCross(view, condition.asset);
    case 'level':
      return observeLevel(view, condition);
    case 'phase-change':
      return observePhase(view);
    case 'clock-end':
      return observeClock(view);
    case 'impulse-turn':
      break;
  }
  return observeImpulse(view);
}
