import { SERIES_IDS, type SeriesId, seriesRow } from '../../market/catalogue.ts';

/** A series is a concept of its own: its id in lower case. */
export const conceptOf = (id: SeriesId): string => id.toLowerCase();

export const SERIES_BY_CONCEPT: ReadonlyMap<string, SeriesId> = new Map(
  SERIES_IDS.map((id) => [conceptOf(id), id]),
);

/** Names that are everyday words first: they count only where they are written as tickers. */
const EVERYDAY_NAMES: ReadonlySet<string> = new Set(['total', 'spy', 'bills', 'ipo', 'mags', 'ark']);

type Name = readonly [name: string, concept: string];

const NAMES: readonly Name[] = SERIES_IDS.flatMap((id) =>
  [id.toLowerCase().replaceAll('_', ' '), ...seriesRow(id).aliases].map(
    (name) => [name, conceptOf(id)] as const,
  ),
);

/** Every catalogue name of every series that means it in any spelling, with its concept. */
export const SERIES_NAMES: readonly Name[] = NAMES.filter(([name]) => !EVERYDAY_NAMES.has(name));

/** The concepts of the other names, for tickers. */
export const SERIES_BY_TICKER: ReadonlyMap<string, string> = new Map(
  NAMES.filter(([name]) => EVERYDAY_NAMES.has(name)),
);
