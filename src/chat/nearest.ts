import measureDistance from 'damerau-levenshtein';

/** Two slips is the most that still reads as one word mistyped. */
const MAX_SLIPS = 2;
const MIN_PREFIX = 3;

/** Short words have so few letters that two slips reach any other: one slip up to four letters, none up to two. */
function slipsAllowed(word: string): number {
  return Math.min(MAX_SLIPS, Math.floor((word.length - 1) / 2));
}

/** Edits (insert, delete, replace, swap of neighbours) between two words; infinite where clearly too many. */
function countSlips(word: string, name: string): number {
  // The library builds a square matrix: lengths this far apart are not worth one, however long the word.
  if (Math.abs(word.length - name.length) > MAX_SLIPS) return Number.POSITIVE_INFINITY;
  return measureDistance(word, name).steps;
}

/**
 * The names a mistyped word may have meant, nearest first, at most `limit`: those within `maxSlips` edits, then
 * those it begins. Case is ignored; names are expected in lower case.
 */
export function findNearest(
  word: string,
  names: readonly string[],
  maxSlips = MAX_SLIPS,
  limit = 3,
): readonly string[] {
  const typed = word.toLowerCase();
  const allowed = Math.min(maxSlips, slipsAllowed(typed));
  const isBeginningOf = (name: string) => typed.length >= MIN_PREFIX && name.startsWith(typed);
  return names
    .map((name) => ({ name, slips: countSlips(typed, name) }))
    .filter(({ name, slips }) => slips <= allowed || isBeginningOf(name))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, limit)
    .map(({ name }) => name);
}
