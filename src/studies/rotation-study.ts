import { PHASE_BASKETS, type Phase } from '../analysis/phase-baskets.ts';
import { type MapPosition, placeOnMap, type Quadrant } from '../analysis/rotation-map.ts';
import { findNearestTurn, type NearestTurn } from '../analysis/rotation-turn.ts';
import { measureTrend, type Trend } from '../analysis/trend.ts';
import { DataError } from '../lib/errors.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView, WeeklyValue } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';

/** What every asset of the map is held against. */
const BENCHMARK = 'SPX';
/** Ranked beside the baskets' members, never on the map. */
const RANKED_ONLY: readonly SeriesId[] = ['SPX', 'NDX', 'DXY', 'VIX'];

/** The baskets' members, then the markets ranked with them. */
export const ROTATION_SERIES: readonly SeriesId[] = [...PHASE_BASKETS.map(({ id }) => id), ...RANKED_ONLY];

/** One asset in the last closed week. */
export interface RotationAsset {
  readonly id: SeriesId;
  /** The basket it belongs to; null for the markets that are only ranked. */
  readonly phase: Phase | null;
  /** Whether the week has a value of it. */
  readonly isKnown: boolean;
  /** Null where it is only ranked, misses the week, or has under 116 weeks. */
  readonly position: MapPosition | null;
  /** Null where any of the last 27 weeks is missing. */
  readonly trend: Trend | null;
}

/** An asset with a place on the map. */
export type PlacedAsset = RotationAsset & { readonly position: MapPosition };

/** An asset with a trend. */
export type RankedAsset = RotationAsset & { readonly trend: Trend };

/** Gold and silver held against each other instead of taken as one. */
export interface MetalSplit {
  readonly gold: Trend;
  readonly silver: Trend;
  /** Change of silver's price in gold over 13 weeks, a ratio. */
  readonly ratioChange13w: number;
}

/** The rotation of the baskets' members and of a few markets beside them, as of an instant. */
export interface RotationStudy {
  readonly week: number;
  readonly assets: readonly RotationAsset[];
  readonly placed: readonly PlacedAsset[];
  /** By volatility-adjusted momentum, strongest first. */
  readonly ranking: readonly RankedAsset[];
  readonly metals: MetalSplit | null;
  /** The asset closest to another quadrant. */
  readonly nearest: (NearestTurn & { readonly id: SeriesId }) | null;
  /** Assets without a value in the week. */
  readonly missing: readonly SeriesId[];
  /** Assets whose history is too short, or has a gap too near, for their place or their trend. */
  readonly tooShort: readonly SeriesId[];
}

const isPlaced = (asset: RotationAsset): asset is PlacedAsset => asset.position !== null;
const isRanked = (asset: RotationAsset): asset is RankedAsset => asset.trend !== null;

/**
 * Measures one asset a turn: `pause` lets others go first in between.
 * @throws DataError where no asset at all can be ranked.
 */
export async function studyRotation(view: MarketView, pause: () => Promise<void>): Promise<RotationStudy> {
  const week = view.lastJointWeek;
  const assets = await measureAssets(view, pause);
  const ranking = assets.filter(isRanked).sort((a, b) => b.trend.score - a.trend.score);
  if (ranking.length === 0) throw nothingToRank(view);
  const placed = assets.filter(isPlaced);
  return {
    week,
    assets,
    placed,
    ranking,
    metals: splitMetals(assets),
    nearest: findNearest(placed),
    missing: idsOf(assets, (asset) => !asset.isKnown),
    tooShort: idsOf(assets, (asset) => asset.isKnown && !isComplete(asset)),
  };
}

function idsOf(assets: readonly RotationAsset[], isMeant: (asset: RotationAsset) => boolean): SeriesId[] {
  return assets.filter(isMeant).map(({ id }) => id);
}

/** Whether an asset has all that its kind can have. */
function isComplete(asset: RotationAsset): boolean {
  return isRanked(asset) && (asset.phase === null || isPlaced(asset));
}

async function measureAssets(view: MarketView, pause: () => Promise<void>): Promise<RotationAsset[]> {
  const week = view.lastJointWeek;
  const read = (id: SeriesId): readonly WeeklyValue[] => (view.has(id) ? view.joint(id) : []);
  const benchmark = read(BENCHMARK);
  const phaseOf = new Map(PHASE_BASKETS.map(({ id, phase }) => [id, phase]));
  const assets: RotationAsset[] = [];
  for (const id of ROTATION_SERIES) {
    await pause();
    const values = read(id);
    const phase = phaseOf.get(id) ?? null;
    assets.push({
      id,
      phase,
      isKnown: values.at(-1)?.week === week,
      position: phase === null ? null : placeOnMap(values, benchmark, week),
      trend: measureTrend(values, week),
    });
  }
  return assets;
}

function nothingToRank(view: MarketView): DataError {
  const weekEnd = formatDay(sundayOf(view.lastJointWeek));
  return new DataError(
    BENCHMARK,
    `No asset has a value in each of the 27 weeks to ${weekEnd}`,
    'Ask about another date',
  );
}

function splitMetals(assets: readonly RotationAsset[]): MetalSplit | null {
  const trendOf = (id: SeriesId) => assets.find((asset) => asset.id === id)?.trend ?? null;
  const [gold, silver] = [trendOf('GLD'), trendOf('SLV')];
  if (gold === null || silver === null) return null;
  return { gold, silver, ratioChange13w: Math.expm1(silver.momentum[13] - gold.momentum[13]) };
}

function findNearest(placed: readonly PlacedAsset[]): RotationStudy['nearest'] {
  const turns = placed.map(({ id, position }) => ({ id, ...findNearestTurn(position) }));
  return turns.toSorted((a, b) => a.distance - b.distance)[0] ?? null;
}

/** The members in one quadrant, the furthest from the centre first. */
export function membersOf({ placed }: RotationStudy, quadrant: Quadrant): PlacedAsset[] {
  const reach = ({ position }: PlacedAsset) => Math.hypot(position.x - 100, position.y - 100);
  return placed.filter(({ position }) => position.quadrant === quadrant).sort((a, b) => reach(b) - reach(a));
}

function assetFacts({ id, phase, position, trend }: RotationAsset): Readonly<Record<string, unknown>> {
  return {
    id,
    phase,
    quadrant: position?.quadrant ?? null,
    x: position?.x ?? null,
    y: position?.y ?? null,
    tail: position?.tail.map(({ week, x, y }) => ({ weekEnd: formatDay(sundayOf(week)), x, y })) ?? null,
    momentum: trend?.momentum ?? null,
    volAdjusted: trend?.adjusted ?? null,
    score: trend?.score ?? null,
  };
}

export function rotationFacts(study: RotationStudy): Readonly<Record<string, unknown>> {
  const { ranking, assets, metals, nearest } = study;
  const unranked = assets.filter((asset) => !isRanked(asset));
  return {
    weekEnd: formatDay(sundayOf(study.week)),
    benchmark: BENCHMARK,
    // Momentum is a log return, volAdjusted that over the weekly volatility of its horizon.
    assets: [...ranking, ...unranked].map(assetFacts),
    metals: metals && {
      gold: metals.gold.score,
      silver: metals.silver.score,
      silverToGoldChange13w: metals.ratioChange13w,
    },
    nearestTurn: nearest,
    missing: study.missing,
    tooShort: study.tooShort,
  };
}
