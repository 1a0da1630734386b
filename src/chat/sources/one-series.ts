import { UserError } from '../../lib/errors.ts';
import { formatDate, formatInstant } from '../../lib/format.ts';
import { type SeriesId, seriesRow } from '../../market/catalogue.ts';
import type { AsOf } from '../../market/view.ts';
import { asOfDay } from '../answer.ts';
import type { DataStatus, SeriesStatus, SourceStatus } from '../data-ports.ts';
import type { Block, Reply } from '../reply.ts';
import { describePublication } from '../why/publication-words.ts';
import { describeDataAge } from '../wording.ts';
import { statusFacts } from './overview.ts';

function describeSource({ state, lastDay, reason, leftAloneUntil }: SourceStatus, now: number): string {
  const parts = [
    state === 'unasked' ? 'not asked yet' : state,
    ...(reason === null ? [] : [reason]),
    ...(lastDay === null ? [] : [`gave values to ${formatDate(lastDay)}`]),
    ...(leftAloneUntil !== null && leftAloneUntil > now
      ? [`left alone until ${formatInstant(leftAloneUntil)}`]
      : []),
  ];
  return parts.join(', ');
}

function describeNewest({ source, lastDay, quality }: SeriesStatus, today: number): string {
  if (lastDay === null) return 'No value yet.';
  const proxy = quality === 'proxy' ? ', by proxy' : '';
  return `Newest value ${describeDataAge(lastDay, today)}, from ${source ?? 'an unknown source'}${proxy}.`;
}

function describeNext({ series, nextAt }: SeriesStatus): string {
  const schedule = `a value becomes public ${describePublication(seriesRow(series).publication)}`;
  return nextAt === null
    ? `Next: not foretold; ${schedule}.`
    : `Next expected ${formatInstant(nextAt)}; ${schedule}.`;
}

/**
 * How one series stands: its newest value, the next one, and each of its sources in the order in which they are asked.
 * @throws UserError where this bot does not have the series.
 */
export async function composeSeries(port: DataStatus, series: SeriesId, asOf: AsOf): Promise<Reply> {
  const { instant: now } = asOf;
  const status = (await port.list(now)).find((entry) => entry.series === series);
  const { label } = seriesRow(series);
  if (status === undefined)
    throw new UserError(
      `${label} (${series}) has no source here.`,
      '/sources lists the series that have one',
    );
  const { sources, link, attribution } = status;
  const items = sources.map((source, index) => ({
    label: `${index + 1}. ${source.label}`,
    value: describeSource(source, now),
  }));
  return {
    blocks: [
      { kind: 'heading', text: `${series} (${label}): ${status.state}` },
      { kind: 'text', text: describeNewest(status, asOfDay(asOf)) },
      { kind: 'text', text: describeNext(status) },
      ...(items.length === 0 ? [] : [{ kind: 'facts', items } satisfies Block]),
      ...[link, attribution].flatMap((text): Block[] => (text === undefined ? [] : [{ kind: 'note', text }])),
    ],
    facts: { asOf: new Date(now).toISOString(), ...statusFacts(status) },
    actions: [{ kind: 'related', label: 'All sources', command: '/sources' }],
    visibility: 'private',
  };
}
