import type { ChartSpec } from '../charts/spec.ts';
import { formatDate } from '../lib/format.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { dayOf, formatDay } from '../market/days.ts';
import type { AsOf, MarketView, Provenance } from '../market/view.ts';
import { describeDataDoubts } from './data-doubts.ts';
import { writeCommand } from './parse.ts';
import type { Action, Block, Facts, Reply } from './reply.ts';
import { creditOf, describeSource } from './source-line.ts';
import { AS_OF_KEY } from './usage.ts';

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
  /** Undefined where there is nothing to draw. */
  readonly chart?: Omit<ChartSpec, 'corner' | 'watermark'> | undefined;
  readonly actions?: readonly Action[];
  readonly visibility?: Reply['visibility'];
  /** What the source line says before anything else, a sentence each. */
  readonly warnings?: readonly string[];
}

/** The epoch day a question is about: a date itself, or the running UTC day. */
export function asOfDay(asOf: AsOf): number {
  // A date's instant is the midnight that ends it, which already belongs to the next day.
  return dayOf(asOf.isDate ? asOf.instant - 1 : asOf.instant);
}

function asOfIso({ instant, isDate }: AsOf): string {
  return new Date(isDate ? instant - 1 : instant).toISOString();
}

function checkLines(lines: readonly string[]): void {
  if (lines.length > MAX_LINES)
    throw new Error(`An answer has at most ${MAX_LINES} lines, not ${lines.length}`);
  if (lines.some((line) => line.includes('\n'))) throw new Error('A line of an answer holds a line break');
}

function completeChart(
  { credit: own, ...chart }: Omit<ChartSpec, 'corner' | 'watermark'>,
  view: MarketView,
  rows: readonly Provenance[],
): ChartSpec {
  const credit = creditOf(rows, own);
  const corner = `As of ${formatDate(asOfDay(view.asOf))}`;
  if (!view.isSample) return { ...chart, corner, ...(credit === undefined ? {} : { credit }) };
  return { ...chart, corner, watermark: SAMPLE, alt: `${SAMPLE} data. ${chart.alt}` };
}

/**
 * An answer in the fixed order: heading, up to four lines, blocks, source line with data age, provider and "not
 * advice". Adds `asOf` and `data` to the facts, and says SAMPLE wherever the data are synthetic.
 * @throws Error (a defect) on more than four lines or a line break in one.
 */
export function composeAnswer(parts: AnswerParts): Reply {
  const { view, lines, chart, actions, blocks = [], visibility = 'public', warnings = [] } = parts;
  checkLines(lines);
  const rows = parts.series.map((id) => view.provenance(id));
  const doubts = describeDataDoubts(view, parts.series);
  const heading = view.isSample ? `${SAMPLE} · ${parts.heading}` : parts.heading;
  return {
    blocks: [
      { kind: 'heading', text: heading },
      ...lines.map((text): Block => ({ kind: 'text', text })),
      ...blocks,
      { kind: 'source', text: describeSource(rows, asOfDay(view.asOf), doubts.concat(warnings)) },
    ],
    facts: {
      ...parts.facts,
      asOf: asOfIso(view.asOf),
      data: rows,
      ...(view.isSample ? { sample: true } : {}),
    },
    ...(chart === undefined ? {} : { chart: completeChart(chart, view, rows) }),
    ...(actions === undefined ? {} : { actions }),
    visibility,
  };
}

/** What a command needs beside its arguments to be asked for the same past date. */
export function datePair(asOf: AsOf): Readonly<Record<string, string>> {
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

/** A button that sets an alert on what the answer tells; who may press it is the alert command's to say. */
export function alertAction(condition: string): Action {
  return { kind: 'alert', label: 'Alert me here', command: `/alert ${condition}` };
}
