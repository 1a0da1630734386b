import type { Lexicon, Match } from './lexicon.ts';
import { SERIES_BY_TICKER } from './series-concepts.ts';
import { STEERING } from './vocabulary/steering.ts';
import { TALK } from './vocabulary/talk.ts';
import type { Token } from './words.ts';

/** A phrase of the vocabulary where it stands in a question. */
export interface Mention extends Match {
  /** Index of its first token. */
  readonly start: number;
}

export const isAbout = ({ concepts }: Mention, concept: string): boolean => concepts.includes(concept);

/** The index after a mention's last token. */
export const endOf = ({ start, length }: Mention): number => start + length;

export const isSubjectConcept = (concept: string): boolean =>
  !Object.hasOwn(TALK, concept) && !Object.hasOwn(STEERING, concept);

/** A phrase that names a subject rather than steering the talk. */
export const isSubject = ({ concepts }: Mention): boolean => concepts.some(isSubjectConcept);

/** Names that are everyday words too ("total") count where they are written as tickers. */
function findTicker({ text, isTicker }: Token): Match | undefined {
  const concept = isTicker ? SERIES_BY_TICKER.get(text) : undefined;
  return concept === undefined ? undefined : { concepts: [concept], length: 1, isGuess: false };
}

/** The longest phrases of a lexicon in a question, from left to right, none within another. */
export function findMentions(tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    const phrase = lexicon.findAt(tokens, at);
    const ticker = token === undefined || (phrase?.length ?? 0) > 1 ? undefined : findTicker(token);
    const match = ticker ?? phrase;
    if (match !== undefined) mentions.push({ ...match, start: at });
    at += match?.length ?? 1;
  }
  return mentions;
}

/** The tokens that no mention takes, without punctuation. */
export function findUncovered(tokens: readonly Token[], mentions: readonly Mention[]): readonly Token[] {
  const covered = new Set(
    mentions.flatMap(({ start, length }) => Array.from({ length }, (_, offset) => start + offset)),
  );
  return tokens.filter(({ isBreak }, index) => !isBreak && !covered.has(index));
}
