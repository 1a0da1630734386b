import { formatInstant, formatShortDate } from '../../lib/format.ts';
import { dayOf, formatDay } from '../../market/days.ts';
import type { DataStatus, SeriesState, SeriesStatus } from '../data-ports.ts';
import { writeCommand } from '../parse.ts';
import type { Action, Block, Facts, Reply, TableColumn } from '../reply.ts';
import { describeTroubles } from './troubles.ts';

/** In the order in which a person wants to know. */
const STATES: readonly SeriesState[] = ['broken', 'blocked', 'stale', 'late', 'fetching', 'fresh'];
const NOTHING = '–';
const HALF_YEAR_DAYS = 183;
const OFFERED = 3;

const nameOfSource = ({ source, sources }: SeriesStatus) => source ?? sources[0]?.label ?? 'none';

/** Without a year where it is plain which one is meant: `23 Nov`, else `11/2024`. */
function formatCompactDay(day: number, today: number): string {
  if (Math.abs(today - day) < HALF_YEAR_DAYS) return formatShortDate(day);
  const [year, month] = formatDay(day).split('-');
  return `${month}/${year}`;
}

/** Within a day the time is news; the day it is otherwise. */
function formatNext(at: number | null, now: number): string {
  if (at === null) return NOTHING;
  const isNear = at > now && at - now < 86_400_000;
  return isNear ? new Date(at).toISOString().slice(11, 16) : formatCompactDay(dayOf(at), dayOf(now));
}

function toRow(status: SeriesStatus, now: number): readonly string[] {
  const { series, lastDay, nextAt, state, quality } = status;
  const last = lastDay === null ? NOTHING : formatCompactDay(lastDay, dayOf(now));
  return [quality === 'proxy' ? `${series}*` : series, last, formatNext(nextAt, now), state];
}

/** One table a source, headed by its name, so that the name need not stand in every row. */
function toTables(list: readonly SeriesStatus[], now: number): Block[] {
  return [...Map.groupBy(list, nameOfSource)].map(([source, group]): Block => {
    const columns: TableColumn[] = [
      { title: source, align: 'left' },
      ...['Last', 'Next', 'State'].map((title): TableColumn => ({ title, align: 'right' })),
    ];
    return { kind: 'table', columns, rows: group.map((status) => toRow(status, now)) };
  });
}

function countStates(list: readonly SeriesStatus[]): Readonly<Record<SeriesState, number>> {
  const count = (state: SeriesState) => list.filter((status) => status.state === state).length;
  return {
    fresh: count('fresh'),
    late: count('late'),
    stale: count('stale'),
    blocked: count('blocked'),
    broken: count('broken'),
    fetching: count('fetching'),
  };
}

const isoOf = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const dayIsoOf = (day: number | null) => (day === null ? null : formatDay(day));

/** One series' state as plain JSON. */
export function statusFacts({ lastDay, nextAt, sources, link, attribution, ...about }: SeriesStatus): Facts {
  return {
    ...about,
    lastDate: dayIsoOf(lastDay),
    nextExpectedAt: isoOf(nextAt),
    link: link ?? null,
    attribution: attribution ?? null,
    sources: sources.map(({ label, state, reason, ...source }) => ({
      label,
      state,
      reason,
      lastDate: dayIsoOf(source.lastDay),
      leftAloneUntil: isoOf(source.leftAloneUntil),
    })),
  };
}

function describeCounts(list: readonly SeriesStatus[]): string {
  const counts = countStates(list);
  const named = STATES.filter((state) => counts[state] > 0 && state !== 'fresh');
  const others = named.map((state) => `, ${counts[state]} ${state}`).join('');
  return `${counts.fresh} of ${list.length} series fresh${others}`;
}

function describeNotes(list: readonly SeriesStatus[], now: number): string {
  const marks = list.some(({ quality }) => quality === 'proxy') ? ' * a proxy.' : '';
  return `Last: the day of the newest value. Next: when the next one is expected, UTC (now ${formatInstant(now)}).${marks} /sources with a series tells each of its sources.`;
}

/** How every series stands: those in trouble in words, then a table of each source. */
export async function composeOverview(port: DataStatus, now: number): Promise<Reply> {
  const list = (await port.list(now)).toSorted((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
  const troubled = list.filter(({ state }) => state !== 'fresh');
  const actions = [...troubled, ...list].slice(0, OFFERED).map(
    ({ series }): Action => ({
      kind: 'related',
      label: series,
      command: writeCommand('sources', { series: series.toLowerCase() }),
    }),
  );
  return {
    blocks: [
      { kind: 'heading', text: `Sources: ${describeCounts(list)}` },
      ...describeTroubles(list).map((text): Block => ({ kind: 'text', text })),
      ...toTables(list, now),
      { kind: 'note', text: describeNotes(list, now) },
    ],
    facts: { asOf: isoOf(now), counts: countStates(list), series: list.map(statusFacts) },
    actions,
    visibility: 'private',
  };
}
