import { formatDate, formatPercent, formatPrice } from '../lib/format.ts';
import { parseDay } from '../market/days.ts';
import type { Provenance } from '../market/view.ts';
import { describeDataAge } from './wording.ts';

function observationDay({ date }: Provenance): number | undefined {
  return date === null ? undefined : parseDay(date);
}

/** How a week's close that was read before has changed since: `BTC 15 Nov 2026 92,000 → 91,200 (−0.9%)`. */
function describeRevisions({ series, notes }: Provenance): readonly string[] {
  return (notes?.revisions ?? []).map(({ day, oldClose, newClose }) => {
    const change = oldClose === 0 ? '' : ` (${formatPercent(newClose / oldClose - 1, 'always')})`;
    return `${series} ${formatDate(day)} ${formatPrice(oldClose)} → ${formatPrice(newClose)}${change}`;
  });
}

/** A history that was rewritten is one event: only the newest of its changes are spelled out. */
const MAX_REVISIONS = 2;

function summarizeRevisions(rows: readonly Provenance[]): string {
  const revised = rows.flatMap((row) => describeRevisions(row).slice(-MAX_REVISIONS));
  const count = rows.reduce((sum, { notes }) => sum + (notes?.revisions.length ?? 0), 0);
  if (revised.length === 0) return '';
  const more = count > revised.length ? ` and ${count - revised.length} more` : '';
  return `Revised by its source: ${revised.join(', ')}${more}. `;
}

/** Series that are missing or older than they should be, each with its last date, as one warning; empty when none is. */
function describeWarnings(rows: readonly Provenance[], today: number): string {
  const missing = rows.filter((row) => row.date === null).map(({ series }) => series);
  const stale = rows.flatMap((row) => {
    const day = observationDay(row);
    return row.stale && day !== undefined ? [`${row.series} to ${describeDataAge(day, today)}`] : [];
  });
  const sentences = [
    missing.length > 0 ? `Missing: ${missing.join(', ')}. ` : '',
    stale.length > 0 ? `Stale data: ${stale.join(', ')}. ` : '',
    summarizeRevisions(rows),
  ];
  return sentences.join('');
}

/** `Bitstamp`, `via Coinbase (Bitstamp: 451)`, or a source that gave the last value and has failed since. */
function describeProvider({ source, notes }: Provenance): string {
  const failed = notes?.failedSources ?? [];
  if (failed.length === 0) return source;
  const hasFailedItself = failed.some((failure) => failure.startsWith(`${source}: `));
  return hasFailedItself
    ? `${source}, no source answers now (${failed.join(', ')})`
    : `via ${source} (${failed.join(', ')})`;
}

/** `Data to 16 Jan 2026 – 18 Jan 2026 (1 day old), Provider`: the span of last dates, and the age of the newest. */
function describeAvailable(rows: readonly Provenance[], today: number): string {
  const days = rows.flatMap((row) => observationDay(row) ?? []);
  if (days.length === 0) return 'No data';
  const oldest = Math.min(...days);
  const newest = Math.max(...days);
  const from = oldest === newest ? '' : `${formatDate(oldest)} – `;
  const available = rows.filter(({ date }) => date !== null);
  const sources = [...new Set(available.map(describeProvider))].join(', ');
  const proxies = available.filter(({ quality }) => quality === 'proxy').map(({ series }) => series);
  const proxy = proxies.length === 0 ? '' : `; ${proxies.join(', ')} by proxy`;
  return `Data to ${from}${describeDataAge(newest, today)}, ${sources}${proxy}`;
}

/** The last line: warnings first, then how old the data are and who provides them. */
export function describeSource(
  rows: readonly Provenance[],
  today: number,
  warnings: readonly string[],
): string {
  const own = warnings.map((warning) => `${warning} `).join('');
  return `${own}${describeWarnings(rows, today)}${describeAvailable(rows, today)}; descriptive statistics, not advice`;
}

/** The licence lines that the series of a chart want under it. */
export function creditOf(rows: readonly Provenance[], own: string | undefined): string | undefined {
  const lines = new Set(
    [own, ...rows.map(({ notes }) => notes?.attribution)].filter((line) => line !== undefined),
  );
  return lines.size === 0 ? undefined : [...lines].join('; ');
}
