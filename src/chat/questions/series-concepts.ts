import { SERIES_IDS, type SeriesId, seriesRow } from '../../market/catalogue.ts';

/** A series is a concept of its own: its id in lower case. */
export const conceptOf = (id: SeriesId): string => id.toLowerCase();

export const SERIES_BY_CONCEPT: ReadonlyMap<string, SeriesId> = new Map(
  SERIES_IDS.map((id) => [conceptOf(id), id]),
);

/** Every catalogue name of every series, with the concept it names. */
export function listSeriesNames(): readonly (readonly [name: string, concept: string])[] {
  return SERIES_IDS.flatMap((id) =>
    [id.toLowerCase().replaceAll('_', ' '), ...seriesRow(id).aliases].map(
      (name) => [name, conceptOf(id)] as const,
    ),
  );
}
