import type { EVENT_HORIZONS, EventHorizon } from '../analysis/event-returns.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import type { Block, TableColumn } from '../chat/reply.ts';
import { formatDate, formatNumber, formatPercent, formatProbability } from '../lib/format.ts';
import { hasRate, type OddsEvent, type OddsStudy } from './odds-study.ts';

const SHOWN_EVENTS = 12;
const NONE = '–';

type Table = Extract<Block, { kind: 'table' }>;

function columns(first: string, ...rest: string[]): TableColumn[] {
  return [{ title: first, align: 'left' }, ...rest.map((title): TableColumn => ({ title, align: 'right' }))];
}

function whole(ratio: number | null | undefined): string {
  return ratio == null ? NONE : formatPercent(ratio, 'always', 0);
}

/** From 20 cases on a percentage, from 6 on a count, below nothing (PRODUCT 3). */
function shareCell({ n, up }: EventHorizon): string {
  const form = evidenceForm(n);
  if (form === 'list') return NONE;
  return form === 'count' ? `${up.k}/${n}` : formatProbability(up.k / n, n);
}

function wilsonCell(horizon: EventHorizon): string {
  const { low, high } = horizon.up;
  if (low === null || high === null || !hasRate(horizon)) return NONE;
  return `${formatNumber(low * 100)}–${formatPercent(high, 'auto', 0)}`;
}

function medianIntervalCell(horizon: EventHorizon): string {
  const { medianInterval } = horizon;
  if (medianInterval === null || !hasRate(horizon)) return NONE;
  return `${whole(medianInterval.low)}..${whole(medianInterval.high)}`;
}

/** How often it rose: share, Wilson interval, and the share of any week. */
function shareTable({ main }: OddsStudy): Table {
  return {
    kind: 'table',
    columns: columns('Weeks', 'n', 'Up', '95%', 'Any week'),
    rows: main.horizons.map((horizon) => [
      String(horizon.weeks),
      String(horizon.n),
      shareCell(horizon),
      wilsonCell(horizon),
      horizon.baseUp === null ? NONE : formatPercent(horizon.baseUp, 'auto', 0),
    ]),
  };
}

/** By how much: median, its exact interval, and the median of any week. */
function medianTable({ main }: OddsStudy): Table {
  return {
    kind: 'table',
    columns: columns('Weeks', 'Median', '95%', 'Any'),
    rows: main.horizons.map((horizon) => [
      String(horizon.weeks),
      hasRate(horizon) ? whole(horizon.median) : NONE,
      medianIntervalCell(horizon),
      whole(horizon.baseMedian),
    ]),
  };
}

interface EventColumn {
  readonly title: string;
  cell(event: OddsEvent, position: number): string;
}

const weeksAhead = (weeks: (typeof EVENT_HORIZONS)[number]): EventColumn => ({
  title: `${weeks}w`,
  cell: ({ returns }) => whole(returns[weeks]),
});

/** What of an event fits into a phone's width, by what its signal is about. */
function eventColumns({ main, beside, groups }: OddsStudy): EventColumn[] {
  if (beside !== null) {
    const next = (weeks: number): EventColumn => ({
      title: `${beside.asset} ${weeks}w`,
      cell: (_, position) => whole(beside.events[position]?.returns[weeks]),
    });
    return [{ ...weeksAhead(13), title: `${main.asset} 13w` }, next(13), next(52)];
  }
  if (groups.length === 0) return [weeksAhead(13), weeksAhead(26), weeksAhead(52)];
  const change: EventColumn = { title: 'Change', cell: ({ group }) => group ?? '' };
  return [change, weeksAhead(13), weeksAhead(52)];
}

/** The newest events first, the rest counted. */
function eventTable(study: OddsStudy): Table {
  const { events } = study.main;
  const shown = eventColumns(study);
  const rows = events.map((event, position) =>
    [formatDate(event.day)].concat(shown.map((column) => column.cell(event, position))),
  );
  const rest = rows.length - SHOWN_EVENTS;
  return {
    kind: 'table',
    columns: columns('Event', ...shown.map(({ title }) => title)),
    rows: [
      ...rows.slice(-SHOWN_EVENTS).reverse(),
      ...(rest > 0 ? [[`… ${rest} more`, ...shown.map(() => '')]] : []),
    ],
  };
}

/** The evidence behind the lines; nothing to lay out before the first event. */
export function layOutOdds(study: OddsStudy): Block[] {
  if (study.main.events.length === 0) return [];
  const hasAnyRate = study.main.horizons.some(hasRate);
  return [...(hasAnyRate ? [shareTable(study), medianTable(study)] : []), eventTable(study)];
}
