import measureDistance from 'damerau-levenshtein';
import { LRUCache } from 'lru-cache';

/** The word that a mistyped one was meant to be; undefined where none is near enough. */
export type Corrector = (word: string) => string | undefined;

const KEPT_CORRECTIONS = 5_000;
const MIN_LENGTH = 4;
/** Words up to this length have so few letters that two slips reach any other. */
const MAX_ONE_SLIP_LENGTH = 7;

/** One slip in short words, two in long ones: stricter than for a lone command name, for a sentence has many words. */
function slipsAllowed(word: string): number {
  if (word.length < MIN_LENGTH) return 0;
  return word.length <= MAX_ONE_SLIP_LENGTH ? 1 : 2;
}

/** Which letters a word holds, as bits: a bound on the distance that costs no matrix. */
function lettersOf(word: string): number {
  let letters = 0;
  for (const letter of word) letters |= 1 << ((letter.codePointAt(0) ?? 0) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** People mistype the middle of a word: its first letter stands, or changed places with the second. */
function beginsAlike(word: string, other: string): boolean {
  return word[0] === other[0] || (word[0] === other[1] && word[1] === other[0]);
}

interface Entry {
  readonly word: string;
  readonly letters: number;
}

function indexByLength(words: readonly string[]): ReadonlyMap<number, readonly Entry[]> {
  const byLength = new Map<number, Entry[]>();
  for (const word of words) {
    if (word.length < MIN_LENGTH || !/^\p{L}+$/u.test(word)) continue;
    const entry = { word, letters: lettersOf(word) };
    const others = byLength.get(word.length);
    if (others === undefined) byLength.set(word.length, [entry]);
    else others.push(entry);
  }
  return byLength;
}

function searchNearest(word: string, byLength: ReadonlyMap<number, readonly Entry[]>): string | undefined {
  const most = slipsAllowed(word);
  const letters = lettersOf(word);
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (let length = word.length - most; length <= word.length + most; length += 1)
    for (const { word: candidate, letters: others } of byLength.get(length) ?? []) {
      // Each slip changes at most two letters of the set.
      if (countBits(letters ^ others) > 2 * most || !beginsAlike(word, candidate)) continue;
      const slips = measureDistance(word, candidate).steps;
      if (slips > Math.min(most, slipsAllowed(candidate)) || slips >= fewest) continue;
      [best, fewest] = [candidate, slips];
    }
  return best;
}

/** Corrects towards the given words, remembering what it found. */
export function createCorrector(words: readonly string[]): Corrector {
  const byLength = indexByLength(words);
  const kept = new LRUCache<string, { readonly nearest: string | undefined }>({ max: KEPT_CORRECTIONS });
  return (word) => {
    if (slipsAllowed(word) === 0) return undefined;
    const known = kept.get(word);
    if (known !== undefined) return known.nearest;
    const nearest = searchNearest(word, byLength);
    kept.set(word, { nearest });
    return nearest;
  };
}
