import { type SeriesId, seriesRow } from '../../market/catalogue.ts';

type AssetClass = 'equity' | 'metal' | 'coin';

const METAL_FUNDS: ReadonlySet<SeriesId> = new Set(['GLD', 'SLV', 'CPER']);

/** The class in which an asset competes; undefined for what has no price to compare, such as a rate or a share. */
export function classOf(id: SeriesId): AssetClass | undefined {
  const { kind, unit } = seriesRow(id);
  if (kind === 'commodity' || METAL_FUNDS.has(id)) return 'metal';
  if (kind === 'crypto') return unit === 'usd' ? 'coin' : undefined;
  return kind === 'index' || kind === 'etf' ? 'equity' : undefined;
}

/** Words for a whole class: "crypto" meets small caps as well as any coin does. */
const CLASS_WORDS: Readonly<Record<AssetClass, readonly string[]>> = {
  equity: [],
  metal: ['metals'],
  coin: ['crypto', 'altseason'],
};

/**
 * Concepts that follow from which series are named: `asset`, `pair`, the classes, and which classes meet.
 * @param isAbout whether the question holds a concept, for the words that name a whole class.
 */
export function describeSeries(
  series: readonly SeriesId[],
  isAbout: (concept: string) => boolean,
): readonly string[] {
  const assets = series.filter((id) => classOf(id) !== undefined);
  const named = (name: AssetClass) => assets.filter((id) => classOf(id) === name).length;
  const of = (name: AssetClass) => Math.max(named(name), CLASS_WORDS[name].some(isAbout) ? 1 : 0);
  const [equities, metals, coins] = [of('equity'), of('metal'), of('coin')];
  const facts: readonly (readonly [string, boolean])[] = [
    ['asset', assets.length > 0],
    ['pair', equities + metals + coins > 1],
    ['equity', equities > 0],
    ['metal', metals > 0],
    ['coin-asset', coins > 0],
    ['equity-coin', equities > 0 && coins > 0],
    ['metal-coin', metals > 0 && coins > 0],
    ['equity-metal', equities > 0 && metals > 0],
    ['equity-pair', equities > 1],
    ['metal-pair', metals > 1],
    ['three-classes', equities > 0 && metals > 0 && coins > 0],
    ['rate', series.some((id) => seriesRow(id).kind === 'rate')],
  ];
  return facts.filter(([, holds]) => holds).map(([name]) => name);
}
