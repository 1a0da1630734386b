import { DataError } from '../lib/errors.ts';
import { type SeriesId, seriesRow } from './catalogue.ts';
import { dayOf, formatDay } from './days.ts';
import { publishedAt } from './publication.ts';
import type { AsOf } from './view.ts';

/** The calendar date a question is about: a date's instant is the midnight that ends it. */
function askedDate(asOf: AsOf): string {
  return formatDay(dayOf(asOf.instant - 1));
}

/** A series as a sentence names it, its id once: some labels hold theirs already. */
export function nameWithId(id: SeriesId): string {
  const { label } = seriesRow(id);
  return label.includes(`(${id})`) ? label : `${label} (${id})`;
}

/** The error for a series that the chosen market data does not hold at all. */
export function absentSeries(id: SeriesId): DataError {
  const { csv } = seriesRow(id);
  return new DataError(
    id,
    `This market data has no ${nameWithId(id)}`,
    `Choose data that has it; a CSV folder keeps it in ${csv.file}.csv`,
  );
}

/** The error for a series whose history starts, on `firstDay`, only after the moment asked about. */
export function notYetStarted(id: SeriesId, firstDay: number, asOf: AsOf): DataError {
  const { publication } = seriesRow(id);
  const known = formatDay(dayOf(publishedAt(publication, firstDay) - 1));
  return new DataError(
    id,
    `${nameWithId(id)} has no data by ${askedDate(asOf)}: its history starts on ${formatDay(firstDay)}`,
    `Ask about ${known} or a later date`,
  );
}
