import { at } from '../analysis/at.ts';
import {
  computeImpulses,
  computeNetLiquidity,
  IMPULSE_WEEKS,
  type LiquidityImpulse,
  type LiquidityWeek,
  latestChange,
} from '../analysis/liquidity.ts';
import { requirePlausible } from '../analysis/liquidity-guards.ts';
import { type LiquidityLink, linkToPrice } from '../analysis/liquidity-link.ts';
import {
  measureDeskPurchases,
  measureReservePurchases,
  RESERVE_MANAGEMENT_SINCE,
  type ReservePurchases,
} from '../analysis/reserve-purchases.ts';
import { measureTreasuryPace, type TreasuryPace } from '../analysis/treasury-pace.ts';
import { DataError } from '../lib/errors.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import { publishedAt } from '../market/publication.ts';
import type { MarketView } from '../market/view.ts';

/** The legs of net liquidity, which an answer can't do without, then what it can. */
const LIQUIDITY_SERIES: readonly SeriesId[] = ['WALCL', 'TGA', 'RRP', 'TREAST', 'MBS', 'BTC'];

/** The asset whose next 13 weeks are compared with the impulse. */
const LINKED_ASSET = 'BTC';
const SHORT_WEEKS = 4;

/** One figure on its own date, USD billions; changes are null where the week they start from is missing. */
export interface DatedFigure {
  readonly value: number;
  readonly day: number;
  readonly change4w: number | null;
  readonly change13w: number | null;
}

export type LiquidityFigure = 'netLiquidity' | 'fedAssets' | 'treasuryGeneralAccount' | 'reverseRepo';

/** Dollar liquidity as of an instant (METHOD 6), USD billions. */
export interface LiquidityStudy {
  /** The series an answer rests on; the desk's operations only once there were any. */
  readonly series: readonly SeriesId[];
  readonly weeks: readonly LiquidityWeek[];
  readonly last: LiquidityWeek;
  readonly figures: Readonly<Record<LiquidityFigure, DatedFigure>>;
  readonly impulses: readonly LiquidityImpulse[];
  /** Null while the week 13 before the last is missing. */
  readonly impulse: LiquidityImpulse | null;
  readonly pace: TreasuryPace | null;
  readonly purchases: ReservePurchases | null;
  /** Bills the desk bought, USD billions a month, in the four weeks to the last Wednesday. */
  readonly deskPurchases: number | null;
  readonly link: LiquidityLink | null;
  /** When the next Wednesday's levels come out (ms). */
  readonly nextRelease: number;
}

/** Throws `DataError` when a leg is missing, never meets the others on a Wednesday, or is of an impossible size. */
export function studyLiquidity(view: MarketView): LiquidityStudy {
  const weeks = computeNetLiquidity({
    fedAssets: view.daily('WALCL'),
    treasuryGeneralAccount: view.daily('TGA'),
    reverseRepo: view.daily('RRP'),
  });
  requirePlausible(weeks);
  if (weeks.length === 0)
    throw new DataError('WALCL', 'Fed assets, Treasury account and reverse repo share no Wednesday yet');
  const last = at(weeks, -1);
  const impulses = computeImpulses(weeks);
  const impulse = impulses.at(-1);
  return {
    series: last.day < RESERVE_MANAGEMENT_SINCE ? LIQUIDITY_SERIES : [...LIQUIDITY_SERIES, 'RMP'],
    weeks,
    last,
    figures: {
      netLiquidity: readFigure(weeks, 'netLiquidity'),
      fedAssets: readFigure(weeks, 'fedAssets'),
      treasuryGeneralAccount: readFigure(weeks, 'treasuryGeneralAccount'),
      reverseRepo: { ...readFigure(weeks, 'reverseRepo'), day: last.reverseRepoDay },
    },
    impulses,
    impulse: impulse?.day === last.day ? impulse : null,
    pace: measureTreasuryPace(view.daily('TGA').filter(({ day }) => day <= last.day)),
    purchases: readPurchases(view),
    deskPurchases: view.has('RMP') ? measureDeskPurchases(view.daily('RMP'), last.day) : null,
    link: view.has(LINKED_ASSET) ? linkToPrice(impulses, view.joint(LINKED_ASSET)) : null,
    nextRelease: findNextRelease(last.day, view.asOf.instant),
  };
}

function readFigure(weeks: readonly LiquidityWeek[], figure: LiquidityFigure): DatedFigure {
  const value = (week: LiquidityWeek) => week[figure];
  const last = at(weeks, -1);
  return {
    value: value(last),
    day: last.day,
    change4w: latestChange(weeks, SHORT_WEEKS, value),
    change13w: latestChange(weeks, IMPULSE_WEEKS, value),
  };
}

function readPurchases(view: MarketView): ReservePurchases | null {
  if (!view.has('TREAST') || !view.has('MBS')) return null;
  return measureReservePurchases(view.daily('TREAST'), view.daily('MBS'));
}

/** The release of the first Wednesday after `day` that is not public yet. */
function findNextRelease(day: number, instant: number): number {
  const { publication } = seriesRow('WALCL');
  let next = day + 7;
  while (publishedAt(publication, next) <= instant) next += 7;
  return publishedAt(publication, next);
}

function figureFacts({ day, ...figure }: DatedFigure): Readonly<Record<string, unknown>> {
  return {
    value: figure.value,
    asOf: formatDay(day),
    change4w: figure.change4w,
    change13w: figure.change13w,
  };
}

export function liquidityFacts(study: LiquidityStudy): Readonly<Record<string, unknown>> {
  const { figures, impulse, pace, purchases, deskPurchases, link } = study;
  return {
    weekEnd: formatDay(study.last.day),
    unit: 'USD billions',
    netLiquidity: figureFacts(figures.netLiquidity),
    fedAssets: figureFacts(figures.fedAssets),
    tga: figureFacts(figures.treasuryGeneralAccount),
    reverseRepo: figureFacts(figures.reverseRepo),
    // METHOD defines this one as 100 times the ratio, which is what its name says.
    impulse: impulse && { change13w: impulse.change, percent: 100 * impulse.ratio, z: impulse.z },
    tgaPerWeek: pace?.perWeek ?? null,
    tgaPriorYears: pace?.priorYears ?? null,
    reservePurchasesPerMonth: purchases && {
      value: purchases.totalPerMonth,
      asOf: formatDay(purchases.day),
      method: 'growth of Treasuries and mortgage securities held outright over 4 weeks, times 30.44/28',
      treasuriesOnly: purchases.treasuriesPerMonth,
      deskBillPurchases: deskPurchases,
    },
    link: link && { asset: LINKED_ASSET, weeks: IMPULSE_WEEKS, ...link },
    nextRelease: new Date(study.nextRelease).toISOString(),
  };
}
