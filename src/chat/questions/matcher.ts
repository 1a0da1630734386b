import type { CommandDefinition } from '../command.ts';
import { CLUES, type Clue } from './clues.ts';
import { addNames, createLexicon } from './lexicon.ts';
import { type Reading, readQuestion } from './read-question.ts';
import { findRefusal, type RefusalKind } from './refusal.ts';
import { type Candidate, rankCommands } from './score.ts';
import { termClues } from './terms.ts';
import { isCorrectable, listPhrases, listTerms } from './vocabulary/phrases.ts';
import { PLAIN_WORDS } from './vocabulary/plain.ts';

/** What a question was understood to ask. */
export interface Understanding {
  readonly reading: Reading;
  /** Commands that fit, best first; some may not exist in this bot. */
  readonly candidates: readonly Candidate[];
  readonly refusal: RefusalKind | undefined;
}

export type Matcher = (text: string) => Understanding;

/**
 * The matcher of free questions over a bot's commands: the words of its vocabulary, of the catalogue's series and of
 * each command's own terms. Deterministic, no model; never throws, whatever the text.
 */
export function createMatcher(commands: readonly CommandDefinition[]): Matcher {
  const vocabulary = createLexicon(listPhrases(), PLAIN_WORDS, isCorrectable);
  const terms = termClues(commands, vocabulary);
  const lexicon = addNames(
    vocabulary,
    createLexicon([...listTerms(), ...terms.phrases], PLAIN_WORDS, (concept) => concept !== 'term'),
  );
  const names = new Set([...Object.keys(CLUES), ...commands.map(({ name }) => name)]);
  const clues: ReadonlyMap<string, readonly Clue[]> = new Map(
    [...names].map((name) => [name, [...(CLUES[name] ?? []), ...(terms.clues.get(name) ?? [])]]),
  );
  return (text) => {
    const reading = readQuestion(text, lexicon);
    const candidates = rankCommands(clues, reading);
    return { reading, candidates, refusal: findRefusal(reading, candidates) };
  };
}
