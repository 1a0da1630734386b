import { MACRO_SERIES } from './catalogue-macro.ts';
import { PRICE_SERIES, SHARE_SERIES } from './catalogue-prices.ts';
import type { SeriesRow } from './series-row.ts';

/** Every series the bot knows, by id. An id that is not a key here does not compile. */
const SERIES = { ...PRICE_SERIES, ...SHARE_SERIES, ...MACRO_SERIES };

export type SeriesId = keyof typeof SERIES;

const isSeriesId = (key: string): key is SeriesId => Object.hasOwn(SERIES, key);

export const SERIES_IDS: readonly SeriesId[] = Object.keys(SERIES).filter(isSeriesId);

export function seriesRow(id: SeriesId): SeriesRow {
  return SERIES[id];
}

const BY_NAME: ReadonlyMap<string, SeriesId> = new Map(
  SERIES_IDS.flatMap((id) => [id.toLowerCase(), ...SERIES[id].aliases].map((name) => [name, id] as const)),
);

/** The series a person means by an id or alias, whatever its case; undefined when there is none. */
export function findSeries(name: string): SeriesId | undefined {
  return (
    BY_NAME.get(name.trim().toLowerCase().replaceAll('_', ' ')) ?? BY_NAME.get(name.trim().toLowerCase())
  );
}

/** Every name a series can be asked by, lower case, for suggestions. */
export const SERIES_NAMES = [...BY_NAME.keys()];
