import type { Clue } from './clues.ts';
import type { Reading } from './read-question.ts';

/** How well a command fits a question. */
export interface Candidate {
  readonly command: string;
  readonly score: number;
  /** True where the best clue rests on a word read as mistyped. */
  readonly isGuess: boolean;
}

interface Hit {
  readonly weight: number;
  readonly concepts: readonly string[];
  readonly isGuess: boolean;
}

/** A word that had to be corrected counts less than one written right. */
const GUESS_FACTOR = 0.9;
/** What further evidence adds to the best: enough to part equals, never enough to overrule. */
const SUPPORT_FACTOR = 0.1;

type Concepts = Reading['concepts'];

/** The concept by which one need is met; an exact one before a guessed one. Undefined where it is not. */
function meetNeed(need: string, concepts: Concepts): string | undefined {
  const present = need.split('|').filter((concept) => concepts.has(concept));
  return present.find((concept) => concepts.get(concept) === false) ?? present[0];
}

/** The concepts that fill a clue, or undefined where one is missing or a forbidden one is there. */
export function fillClue(needs: readonly string[], concepts: Concepts): readonly string[] | undefined {
  const filled: string[] = [];
  for (const need of needs) {
    const isForbidden = need.startsWith('!');
    const met = meetNeed(isForbidden ? need.slice(1) : need, concepts);
    if (isForbidden ? met !== undefined : met === undefined) return undefined;
    if (met !== undefined) filled.push(met);
  }
  return filled;
}

function hitsOf(clues: readonly Clue[], concepts: Concepts): Hit[] {
  const hits = clues.flatMap(([weight, ...needs]): Hit[] => {
    const filled = fillClue(needs, concepts);
    if (filled === undefined) return [];
    const isGuess = filled.some((concept) => concepts.get(concept) === true);
    return [{ weight: isGuess ? weight * GUESS_FACTOR : weight, concepts: filled, isGuess }];
  });
  return hits.sort((a, b) => b.weight - a.weight);
}

function scoreOf(command: string, clues: readonly Clue[], concepts: Concepts): Candidate | undefined {
  const [best, ...others] = hitsOf(clues, concepts);
  if (best === undefined) return undefined;
  const used = new Set(best.concepts);
  let score = best.weight;
  for (const hit of others) {
    if (hit.concepts.every((concept) => used.has(concept))) continue;
    for (const concept of hit.concepts) used.add(concept);
    score += hit.weight * SUPPORT_FACTOR;
  }
  return { command, score, isGuess: best.isGuess };
}

/** All commands for which a question holds a clue, best first; equals in the order of the clues. */
export function rankCommands(
  clues: ReadonlyMap<string, readonly Clue[]>,
  { concepts }: Reading,
): readonly Candidate[] {
  return [...clues]
    .flatMap(([command, own]) => scoreOf(command, own, concepts) ?? [])
    .sort((a, b) => b.score - a.score);
}
