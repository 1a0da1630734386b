import type { SeriesId } from '../../market/catalogue.ts';
import type { Lexicon, Match } from './lexicon.ts';
import { describeSeries } from './series-classes.ts';
import { SERIES_BY_CONCEPT } from './series-concepts.ts';
import { DEFINABLE } from './vocabulary/definable.ts';
import { STEERING } from './vocabulary/steering.ts';
import { TALK } from './vocabulary/talk.ts';
import { type Token, tokenize } from './words.ts';

/** A phrase of the vocabulary where it stands in a question. */
export interface Mention extends Match {
  readonly start: number;
}

/** What a question says, taken apart; nothing yet about which command it asks for. */
export interface Reading {
  readonly tokens: readonly Token[];
  /** In order; without what the person set aside ("not macd but ..."). */
  readonly mentions: readonly Mention[];
  /** Each concept with whether it rests on a word that had to be read as mistyped. */
  readonly concepts: ReadonlyMap<string, boolean>;
  /** Series named, each once, in order. */
  readonly series: readonly SeriesId[];
  /** `YYYY-MM-DD` where one is named. */
  readonly date: string | undefined;
  /** Amounts of a thousand and more that are no years. */
  readonly amounts: readonly number[];
  /** Words that neither the vocabulary nor everyday talk knows. */
  readonly strangers: number;
}

/** How far an exclusion reaches: "not the macd" but not the whole sentence. */
const EXCLUSION_REACH = 3;

/** A thing with a meaning to explain, in whatever tongue it is named. */
const isDefinable = ({ concepts }: Mention) =>
  concepts.some((concept) => concept === 'term' || DEFINABLE.has(concept));

const isAbout = (mention: Mention, concept: string) => mention.concepts.includes(concept);

/** A phrase that names a subject rather than steering the talk. */
const isSubject = (mention: Mention) =>
  mention.concepts.some((concept) => !Object.hasOwn(TALK, concept) && !Object.hasOwn(STEERING, concept));

function findMentions(tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = lexicon.findAt(tokens, at);
    if (match !== undefined) mentions.push({ ...match, start: at });
    at += match?.length ?? 1;
  }
  return mentions;
}

const endOf = ({ start, length }: Mention) => start + length;

/** The subject right after a mention, unless a clause ends between them. */
function subjectAfter(mentions: readonly Mention[], index: number, tokens: readonly Token[]): number {
  const from = mentions[index];
  if (from === undefined) return -1;
  return mentions.findIndex((mention, at) => {
    const gap = tokens.slice(endOf(from), mention.start);
    return (
      at > index &&
      isSubject(mention) &&
      !isAbout(mention, 'rules') &&
      gap.length <= EXCLUSION_REACH &&
      !gap.some(({ isBreak }) => isBreak)
    );
  });
}

/** "Not X but Y" sets X aside; a lone "not" does not ("is it not altseason yet"). */
function setsAside(mentions: readonly Mention[], index: number, subject: number): boolean {
  const mention = mentions[index];
  if (mention === undefined) return false;
  if (isAbout(mention, 'instead')) return true;
  const later = mentions.slice(subject + 1);
  return (
    isAbout(mention, 'negation') && later.some((other) => isAbout(other, 'contrast')) && later.some(isSubject)
  );
}

/** Mentions without those that the person set aside. At least one subject stays: nobody asks about nothing. */
function withoutExcluded(mentions: readonly Mention[], tokens: readonly Token[]): readonly Mention[] {
  const excluded = new Set<number>();
  const corrected = mentions.findIndex((mention) => isAbout(mention, 'correction'));
  mentions.forEach((mention, index) => {
    if (index < corrected && isSubject(mention)) excluded.add(index);
    const subject = subjectAfter(mentions, index, tokens);
    if (subject >= 0 && setsAside(mentions, index, subject)) excluded.add(subject);
  });
  const kept = mentions.filter((_, index) => !excluded.has(index));
  return kept.some(isSubject) ? kept : mentions;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const AMOUNT = /^(\d+)(k|m|mio|mil|t|b|bn)?$/;
const CLOCK_TIME = /^\d{1,2}(?:am|pm|h|uhr)$/;
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const FACTORS: Readonly<Record<string, number>> = {
  k: 1e3,
  mil: 1e3,
  m: 1e6,
  mio: 1e6,
  b: 1e9,
  bn: 1e9,
  t: 1e12,
};

function amountOf(word: string, next: string): number | undefined {
  if (/^\d+$/.test(word) && SCALES[next] !== undefined) return Number(word) * SCALES[next];
  const [, digits, unit = ''] = AMOUNT.exec(word) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(digits) * (FACTORS[unit] ?? 1);
  const isYear = unit === '' && amount >= 1990 && amount <= 2040;
  return amount < 1000 || isYear || word === '6m' || word === '12m' ? undefined : amount;
}

/** Amounts outside the names of series: the 2000 of "Russell 2000" is none. */
function findAmounts(tokens: readonly Token[], mentions: readonly Mention[]): number[] {
  const isName = (index: number) =>
    mentions.some(
      (mention) =>
        mention.start <= index &&
        index < endOf(mention) &&
        mention.concepts.some((concept) => SERIES_BY_CONCEPT.has(concept)),
    );
  return tokens.flatMap(({ text }, index) =>
    isName(index) ? [] : (amountOf(text, tokens[index + 1]?.text ?? '') ?? []),
  );
}

/** Concepts that follow from several words or from their shape. */
function describeShape(tokens: readonly Token[], mentions: readonly Mention[]): string[] {
  const words = tokens.filter(({ isBreak }) => !isBreak);
  const about = (concept: string) => mentions.some((mention) => isAbout(mention, concept));
  const only = (...concepts: string[]) =>
    mentions.length > 0 && mentions.every((mention) => concepts.some((concept) => isAbout(mention, concept)));
  const subjects = mentions.filter(isSubject);
  const covered = mentions.reduce((sum, { length }) => sum + length, 0);
  // "What is X" asks for a meaning only where nothing else is said about X.
  const isBare =
    about('what-is') &&
    !about('now') &&
    subjects.length === 1 &&
    subjects.some(isDefinable) &&
    words.length - covered <= 1;
  const isOnlyTerm =
    subjects.length > 0 &&
    subjects.every(({ concepts }) => concepts.join() === 'term') &&
    words.length === covered;
  const hasClock =
    words.some(({ text }) => CLOCK_TIME.test(text)) ||
    words.some(
      ({ text }, index) =>
        /^\d{1,2}$/.test(text) && /^(?:am|pm|uhr|clock)$/.test(words[index + 1]?.text ?? ''),
    );
  return [
    ...(isBare ? ['bare-definition'] : []),
    ...(isOnlyTerm ? ['only-term'] : []),
    ...(only('why', 'provenance') ? ['only-why'] : []),
    ...(only('greeting', 'and-what', 'now') && about('greeting') ? ['only-greeting'] : []),
    ...(hasClock ? ['clock-time'] : []),
    ...(mentions.some(({ concepts }) => concepts.some((concept) => concept.startsWith('range-')))
      ? ['range']
      : []),
  ];
}

function gatherConcepts(
  mentions: readonly Mention[],
  derived: readonly string[],
): ReadonlyMap<string, boolean> {
  const concepts = new Map<string, boolean>(derived.map((concept) => [concept, false]));
  for (const { concepts: named, isGuess } of mentions)
    for (const concept of named) concepts.set(concept, isGuess && (concepts.get(concept) ?? true));
  return concepts;
}

function countStrangers(tokens: readonly Token[], mentions: readonly Mention[], lexicon: Lexicon): number {
  const covered = new Set(
    mentions.flatMap(({ start, length }) => Array.from({ length }, (_, offset) => start + offset)),
  );
  return tokens.filter(
    ({ text, isBreak }, index) =>
      !isBreak && !covered.has(index) && /^\p{L}{2,}/u.test(text) && !lexicon.knows(text),
  ).length;
}

/** Reads a question by a vocabulary. Never throws; reads no further than a message may be long. */
export function readQuestion(text: string, lexicon: Lexicon): Reading {
  const tokens = tokenize(text);
  const all = findMentions(tokens, lexicon);
  const mentions = withoutExcluded(all, tokens);
  const series = [
    ...new Set(
      mentions.flatMap(({ concepts }) => concepts.flatMap((concept) => SERIES_BY_CONCEPT.get(concept) ?? [])),
    ),
  ];
  const amounts = findAmounts(tokens, mentions);
  const derived = [
    ...describeSeries(series, (concept) => mentions.some((mention) => isAbout(mention, concept))),
    ...describeShape(tokens, mentions),
    ...(amounts.length > 0 ? ['amount'] : []),
  ];
  return {
    tokens,
    mentions,
    concepts: gatherConcepts(mentions, derived),
    series,
    date: tokens.find(({ text: word }) => DATE.test(word))?.text,
    amounts,
    strangers: countStrangers(tokens, all, lexicon),
  };
}
