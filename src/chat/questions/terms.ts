import type { CommandDefinition } from '../command.ts';
import type { Clue } from './clues.ts';
import type { Lexicon } from './lexicon.ts';
import { findUncovered, isSubject, isSubjectConcept } from './mention.ts';
import { readQuestion } from './read-question.ts';
import { PLAIN_WORDS } from './vocabulary/plain.ts';

/** What a term of one concept weighs; each further concept that must be there too makes it more telling. */
const TERM_WEIGHT = 2;
const FURTHER_CONCEPT = 0.7;

interface TermClues {
  /** Words of terms that the vocabulary lacks, each with the concept made for it. */
  readonly phrases: readonly (readonly [phrase: string, concept: string])[];
  readonly clues: ReadonlyMap<string, readonly Clue[]>;
}

/** The needs of one term: what the vocabulary knows of it, and its other words as they stand. */
function needsOf(term: string, lexicon: Lexicon): { needs: string[]; words: string[] } {
  const { tokens, mentions } = readQuestion(term, lexicon);
  // A term is spelt as it should be: what is near to a word of the vocabulary is another word.
  const known = mentions.filter(({ isGuess }) => !isGuess);
  const said = known.filter(isSubject).map(({ concepts }) => concepts.filter(isSubjectConcept).join('|'));
  const words = findUncovered(tokens, known.filter(isSubject))
    .map(({ text }) => text)
    .filter((word) => !PLAIN_WORDS.has(word));
  const needs = [...said, ...words.map((word) => `word:${word}`)];
  return { needs: [...new Set(needs)], words };
}

/**
 * The clues in the terms that commands bring along, so that a new command is understood by its own file alone. A
 * term that several commands claim says less of each of them.
 */
export function termClues(commands: readonly CommandDefinition[], lexicon: Lexicon): TermClues {
  const phrases: [string, string][] = [];
  const read = commands.map((command) => ({
    command,
    terms: command.terms.map((term) => {
      const { needs, words } = needsOf(term, lexicon);
      for (const word of words) phrases.push([word, `word:${word}`]);
      // A term of everyday words only ("what can you do") counts as the phrase it is.
      if (needs.length === 0) phrases.push([term, `term:${term}`]);
      return needs.length === 0 ? [`term:${term}`] : needs;
    }),
  }));
  const claims = new Map<string, number>();
  for (const { terms } of read)
    for (const key of new Set(terms.map((needs) => needs.join(' '))))
      claims.set(key, (claims.get(key) ?? 0) + 1);
  const weigh = (needs: readonly string[]) =>
    (TERM_WEIGHT + FURTHER_CONCEPT * (needs.length - 1)) / Math.sqrt(claims.get(needs.join(' ')) ?? 1);
  return {
    phrases,
    clues: new Map(
      read.map(({ command, terms }) => [command.name, terms.map((needs): Clue => [weigh(needs), ...needs])]),
    ),
  };
}
