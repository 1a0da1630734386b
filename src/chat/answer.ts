import type { ChartSpec } from '../charts/spec.ts';
import { formatDate } from '../lib/format.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { dayOf, formatDay, parseDay } from '../market/days.ts';
import type { AsOf, MarketView, Provenance } from '../market/view.ts';
import { writeCommand } from './parse.ts';
import type { Action, Block, Facts, Reply } from './reply.ts';
import { AS_OF_KEY } from './usage.ts';
import { describeDataAge } from './wording.ts';

/** Heading and source line take two of the six lines of an answer. */
const MAX_LINES = 4;
const SAMPLE = 'SAMPLE';

/** What a command says; the order of PRODUCT 3 and everything that every answer shares is added here. */
export interface AnswerParts {
  readonly view: MarketView;
  /** Every series the numbers come from, the main one first; one that has no value yet is said to be missing. */
  readonly series: readonly SeriesId[];
  /** State and as-of week, "provisional" when the week is open. */
  readonly heading: string;
  /** Key level and distance; what would change it and when; history; base rate. */
  readonly lines: readonly string[];
  readonly facts: Facts;
  /** Tables and notes between the lines and the source line. */
  readonly blocks?: readonly Block[];
  readonly chart?: Omit<ChartSpec, 'corner' | 'watermark'>;
  readonly actions?: readonly Action[];
  readonly visibility?: Reply['visibility'];
}

/** The epoch day a question is about: a date itself, or the running UTC day. */
export function asOfDay(asOf: AsOf): number {
  // A date's instant is the midnight that ends it, which already belongs to the next day.
  return dayOf(asOf.isDate ? asOf.instant - 1 : asOf.instant);
}

function asOfIso({ instant, isDate }: AsOf): string {
  return new Date(isDate ? instant - 1 : instant).toISOString();
}

function observationDay({ date }: Provenance): number | undefined {
  return date === null ? undefined : parseDay(date);
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
  ];
  return sentences.join('');
}

/** `Data to 16 Jan 2026 – 18 Jan 2026 (1 day old), Provider`: the span of last dates, and the age of the newest. */
function describeAvailable(rows: readonly Provenance[], today: number): string {
  const days = rows.flatMap((row) => observationDay(row) ?? []);
  if (days.length === 0) return 'No data';
  const oldest = Math.min(...days);
  const newest = Math.max(...days);
  const from = oldest === newest ? '' : `${formatDate(oldest)} – `;
  const available = rows.filter(({ date }) => date !== null);
  const sources = [...new Set(available.map(({ source }) => source))].join(', ');
  const proxies = available.filter(({ quality }) => quality === 'proxy').map(({ series }) => series);
  const proxy = proxies.length === 0 ? '' : `; ${proxies.join(', ')} by proxy`;
  return `Data to ${from}${describeDataAge(newest, today)}, ${sources}${proxy}`;
}

/** The last line: warnings first, then how old the data are and who provides them. */
function describeSource(rows: readonly Provenance[], today: number): string {
  return `${describeWarnings(rows, today)}${describeAvailable(rows, today)}; descriptive statistics, not advice`;
}

function checkLines(lines: readonly string[]): void {
  if (lines.length > MAX_LINES)
    throw new Error(`An answer has at most ${MAX_LINES} lines, not ${lines.length}`);
  if (lines.some((line) => line.includes('\n'))) throw new Error('A line of an answer holds a line break');
}

function completeChart(chart: Omit<ChartSpec, 'corner' | 'watermark'>, view: MarketView): ChartSpec {
  const corner = `As of ${formatDate(asOfDay(view.asOf))}`;
  if (!view.isSample) return { ...chart, corner };
  return { ...chart, corner, watermark: SAMPLE, alt: `${SAMPLE} data. ${chart.alt}` };
}

/**
 * An answer in the fixed order: heading, up to four lines, blocks, source line with data age, provider and "not
 * advice". Adds `asOf` and `data` to the facts, and says SAMPLE wherever the data are synthetic.
 * @throws Error (a defect) on more than four lines or a line break in one.
 */
export function composeAnswer(parts: AnswerParts): Reply {
  const { view, lines, chart, actions, blocks = [], visibility = 'public' } = parts;
  checkLines(lines);
  const rows = parts.series.map((id) => view.provenance(id));
  const heading = view.isSample ? `${SAMPLE} · ${parts.heading}` : parts.heading;
  return {
    blocks: [
      { kind: 'heading', text: heading },
      ...lines.map((text): Block => ({ kind: 'text', text })),
      ...blocks,
      { kind: 'source', text: describeSource(rows, asOfDay(view.asOf)) },
    ],
    facts: {
      ...parts.facts,
      asOf: asOfIso(view.asOf),
      data: rows,
      ...(view.isSample ? { sample: true } : {}),
    },
    ...(chart === undefined ? {} : { chart: completeChart(chart, view) }),
    ...(actions === undefined ? {} : { actions }),
    visibility,
  };
}

function datePair(asOf: AsOf): Readonly<Record<string, string>> {
  return asOf.isDate ? { [AS_OF_KEY]: formatDay(asOfDay(asOf)) } : {};
}

/** The three range buttons of a chart, keeping the other arguments and a past date. */
export function rangeActions(
  command: string,
  args: Readonly<Record<string, string>>,
  asOf: AsOf,
): readonly Action[] {
  return (['1y', '3y', 'max'] as const).map((range) => ({
    kind: 'range',
    label: range === 'max' ? 'Max' : range.toUpperCase(),
    command: writeCommand(command, { ...args, range, ...datePair(asOf) }),
  }));
}

/** A button to the nearest related command, for the same past date. */
export function relatedAction(
  label: string,
  command: string,
  args: Readonly<Record<string, string>>,
  asOf: AsOf,
): Action {
  return { kind: 'related', label, command: writeCommand(command, { ...args, ...datePair(asOf) }) };
}
