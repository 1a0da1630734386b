import type { SeriesId } from '../../market/catalogue.ts';
import { findAmounts } from './amounts.ts';
import { dropExcluded } from './exclusions.ts';
import type { Lexicon } from './lexicon.ts';
import { findMentions, findUncovered, isAbout, type Mention } from './mention.ts';
import { describeSeries } from './series-classes.ts';
import { SERIES_BY_CONCEPT } from './series-concepts.ts';
import { describeShape } from './shape.ts';
import { type Token, tokenize } from './words.ts';

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
  /** How many words neither the vocabulary nor everyday talk knows. */
  readonly strangers: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function gatherConcepts(
  mentions: readonly Mention[],
  derived: readonly string[],
): ReadonlyMap<string, boolean> {
  const concepts = new Map<string, boolean>(derived.map((concept) => [concept, false]));
  for (const { concepts: named, isGuess } of mentions)
    for (const concept of named) concepts.set(concept, isGuess && (concepts.get(concept) ?? true));
  return concepts;
}

function findSeriesIn(mentions: readonly Mention[]): readonly SeriesId[] {
  const named = mentions.flatMap(({ concepts }) =>
    concepts.flatMap((concept) => SERIES_BY_CONCEPT.get(concept) ?? []),
  );
  return [...new Set(named)];
}

/** Reads a question by a vocabulary. Never throws; reads no further than a message may be long. */
export function readQuestion(text: string, lexicon: Lexicon): Reading {
  const tokens = tokenize(text);
  const all = findMentions(tokens, lexicon);
  const mentions = dropExcluded(all, tokens);
  const series = findSeriesIn(mentions);
  const amounts = findAmounts(tokens, mentions);
  const unknown = findUncovered(tokens, all).filter(
    ({ text: word }) => /^\p{L}{2}/u.test(word) && !lexicon.knows(word),
  );
  const derived = [
    ...describeSeries(series, (concept) => mentions.some((mention) => isAbout(mention, concept))),
    ...describeShape(tokens, mentions),
    ...(amounts.length > 0 ? ['amount'] : []),
    ...(unknown.some(({ isTicker }) => isTicker) ? ['unknown-ticker'] : []),
  ];
  return {
    tokens,
    mentions,
    concepts: gatherConcepts(mentions, derived),
    series,
    date: tokens.find(({ text: word }) => DATE.test(word))?.text,
    amounts,
    strangers: unknown.length,
  };
}
