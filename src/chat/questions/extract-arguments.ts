import { z } from 'zod';
import type { SeriesId } from '../../market/catalogue.ts';
import type { CommandDefinition } from '../command.ts';
import { findTerm } from '../glossary/find-term.ts';
import { AS_OF_KEY, takesDate } from '../usage.ts';
import { writeCondition } from './condition.ts';
import { isSubjectConcept, type Mention } from './mention.ts';
import type { Reading } from './read-question.ts';
import { writeSchedule } from './schedule-words.ts';
import { classOf } from './series-classes.ts';
import { SERIES_BY_CONCEPT } from './series-concepts.ts';

/** Arguments by key, as a person would type them. */
export type Pairs = Readonly<Record<string, string>>;

/** What a key takes, found out by asking its schema: so that no command needs to describe itself to the matcher. */
type KeyKind = 'text' | 'asset' | 'range' | 'number' | 'choice';

type Schema = z.core.$ZodType;

/** A probe that only a key for free text lets through. */
const NONSENSE = 'xq zv wk';

export function accepts(schema: Schema | undefined, text: string): boolean {
  return schema !== undefined && z.safeParse(schema, text).success;
}

export function kindOf(schema: Schema): KeyKind {
  if (accepts(schema, NONSENSE)) return 'text';
  if (accepts(schema, 'BTC')) return 'asset';
  if (accepts(schema, '1y')) return 'range';
  return accepts(schema, '2500') ? 'number' : 'choice';
}

/** The keys of a command that take one kind of thing, in order. */
export function keysOf({ args: { shape } }: CommandDefinition, kind: KeyKind): readonly string[] {
  return Object.entries(shape).flatMap(([key, schema]) => (kindOf(schema) === kind ? [key] : []));
}

const spanOf = ({ tokens }: Reading, { start, length }: Mention) =>
  tokens
    .slice(start, start + length)
    .map(({ text }) => text)
    .join(' ');

/** The term that a question is about: by its own words, else by the name of the concept they stand for. */
function termOf(reading: Reading): string | undefined {
  const { mentions } = reading;
  // "Mean" and the like are terms of their own only where nothing else is asked about.
  const steers = (mention: Mention) => !mention.concepts.every((concept) => isSubjectConcept(concept));
  const subjects = mentions.filter((mention) => !steers(mention));
  for (const mention of subjects.length > 0 ? subjects : mentions) {
    const concepts = mention.concepts.map((concept) => concept.replaceAll(/[-_]/g, ' '));
    const names = mention.concepts.includes('term') ? [spanOf(reading, mention), ...concepts] : concepts;
    const entry = names.map(findTerm).find((found) => found !== undefined);
    if (entry !== undefined) return entry.term.toLowerCase();
  }
  return undefined;
}

/** Keys for free text by their names: what of a question belongs there. */
const TEXTS: Readonly<Record<string, (reading: Reading) => string | undefined>> = {
  term: termOf,
  condition: writeCondition,
  schedule: writeSchedule,
};

/** True where a question says that the first-named asset comes after the second: "do altcoins follow small caps". */
function isReversed({ mentions }: Reading, [first, second]: readonly SeriesId[]): boolean {
  const at = (id: SeriesId | undefined) =>
    mentions.findIndex(({ concepts }) => concepts.some((concept) => SERIES_BY_CONCEPT.get(concept) === id));
  return mentions
    .slice(at(first) + 1, at(second))
    .some(({ concepts }) => concepts.includes('follow') && !concepts.includes('together'));
}

/** Assets by key in the order named; a single one fills the last of several keys, which says what is asked about. */
function fillAssets(command: CommandDefinition, reading: Reading): Pairs {
  const keys = keysOf(command, 'asset');
  const { shape } = command.args;
  // A share of the market is charted like a price, but nobody asks for its cross by naming a season.
  const fitting = reading.series.filter(
    (id) => classOf(id) !== undefined && accepts(shape[keys[0] ?? ''], id),
  );
  if (keys.length === 0 || fitting.length === 0) return {};
  if (fitting.length === 1 && keys.length > 1) {
    const isDefault = keys.some((key) => command.args.shape[key] && defaultOf(command, key) === fitting[0]);
    const key = keys.at(-1) ?? '';
    return isDefault ? {} : { [key]: (fitting[0] ?? '').toLowerCase() };
  }
  const named = fitting.slice(0, keys.length);
  const ordered = named.length === 2 && isReversed(reading, named) ? named.toReversed() : named;
  return Object.fromEntries(ordered.map((id, index) => [keys[index] ?? '', id.toLowerCase()]));
}

/** What a command takes where a key is left out; undefined where it has no default. */
export function defaultOf({ args: { shape } }: CommandDefinition, key: string): unknown {
  const schema = shape[key];
  return schema === undefined ? undefined : z.safeParse(schema, undefined).data;
}

const RANGE = /^range-(.+)$/;

/** A span named beside a delay or a momentum belongs to these: "6 months later", "3 month momentum". */
const OTHER_SPANS = ['lag', 'follow', 'momentum', 'history', 'future', 'odds'];

export function rangeOf({ concepts }: Reading): string | undefined {
  if (OTHER_SPANS.some((concept) => concepts.has(concept))) return undefined;
  for (const concept of concepts.keys()) {
    const [, range] = RANGE.exec(concept) ?? [];
    if (range !== undefined) return range;
  }
  return undefined;
}

type Filler = (key: string, schema: Schema, reading: Reading) => string | undefined;

/** How a key of each kind is filled from a question; assets are placed together, for their order matters. */
const FILLERS: Readonly<Record<KeyKind, Filler>> = {
  asset: () => undefined,
  text: (key, _, reading) => TEXTS[key]?.(reading),
  range: (_, __, reading) => rangeOf(reading),
  number: (key, schema, { concepts, amounts }) =>
    concepts.has(key) || concepts.has('hold')
      ? amounts.map(String).find((text) => accepts(schema, text))
      : undefined,
  choice: (_, schema, { concepts }) =>
    [...concepts.keys()].map((concept) => concept.replaceAll('-', '_')).find((text) => accepts(schema, text)),
};

/** The arguments that a question holds for a command; what it leaves open is left to the command's defaults. */
export function extractArguments(command: CommandDefinition, reading: Reading): Pairs {
  const assets = fillAssets(command, reading);
  const filled = Object.entries(command.args.shape).flatMap(([key, schema]) => {
    const value = assets[key] ?? FILLERS[kindOf(schema)](key, schema, reading);
    return value === undefined ? [] : [[key, value] as const];
  });
  const date = takesDate(command) && reading.date !== undefined ? { [AS_OF_KEY]: reading.date } : {};
  return { ...Object.fromEntries(filled), ...date };
}
