import { z } from 'zod';
import { SERIES_IDS, type SeriesId, seriesRow } from '../../market/catalogue.ts';
import type { Unit } from '../../market/series-row.ts';
import type { SeriesStatus } from '../data-ports.ts';
import type { Facts } from '../reply.ts';
import { describePublication } from './publication-words.ts';

/** Where one series of an answer comes from. */
export interface Origin {
  readonly series: SeriesId;
  readonly label: string;
  readonly source: string;
  readonly unit: Unit;
  readonly adjustment: string;
  readonly quality: string;
  /** The day of its newest value, and the instant at which that was public; null where it has none. */
  readonly date: string | null;
  readonly publishedAt: string | null;
  readonly stale: boolean;
  /** How long after its day a value becomes public. */
  readonly publication: string;
  /** Sources that come before the one used, and why they gave nothing. */
  readonly failedSources: readonly string[];
  /** A page of the source about the series. */
  readonly link: string | null;
  readonly attribution: string | null;
}

const seriesId = z.custom<SeriesId>((value) => SERIES_IDS.some((id) => id === value));

/** The part of an answer's `data` that is told; it may have been kept for a day as JSON. */
const row = z.object({
  series: seriesId,
  label: z.string(),
  source: z.string(),
  adjustment: z.string(),
  quality: z.string(),
  date: z.string().nullable(),
  publishedAt: z.string().nullable(),
  stale: z.boolean(),
  notes: z.object({ failedSources: z.array(z.string()), attribution: z.string().optional() }).optional(),
});

const rows = z.array(row);

function toOrigin({ notes, ...about }: z.output<typeof row>, statuses: readonly SeriesStatus[]): Origin {
  const { unit, publication } = seriesRow(about.series);
  const status = statuses.find(({ series, source }) => series === about.series && source === about.source);
  return {
    ...about,
    unit,
    publication: describePublication(publication),
    failedSources: notes?.failedSources ?? [],
    link: status?.link ?? null,
    attribution: notes?.attribution ?? null,
  };
}

/** The origin of every series that an answer's facts name, with links where the data's state has some. */
export function readOrigins({ data }: Facts, statuses: readonly SeriesStatus[]): readonly Origin[] {
  return (rows.safeParse(data).data ?? []).map((about) => toOrigin(about, statuses));
}
