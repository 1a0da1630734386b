import { endOf, type Mention } from './mention.ts';
import { SERIES_BY_CONCEPT } from './series-concepts.ts';
import type { Token } from './words.ts';

/** Below this a number is a count of something; from here on it can be a price or an index level. */
const MIN_AMOUNT = 1_000;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2040;

const AMOUNT = /^(\d+)(k|mio|mil|t|b|bn)?$/;
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['mil', 1e3],
  ['thousand', 1e3],
  ['mio', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['t', 1e12],
  ['trillion', 1e12],
]);

function amountOf(word: string, next: string): number | undefined {
  const [, digits, unit = ''] = AMOUNT.exec(word) ?? [];
  if (digits === undefined) return undefined;
  const factor = FACTORS.get(unit === '' ? next : unit);
  const amount = Number(digits) * (factor ?? 1);
  const isYear = factor === undefined && amount >= FIRST_YEAR && amount <= LAST_YEAR;
  return amount < MIN_AMOUNT || isYear ? undefined : amount;
}

/** Amounts of a thousand and more that are no years and no part of a name: the 2000 of "Russell 2000" is none. */
export function findAmounts(tokens: readonly Token[], mentions: readonly Mention[]): readonly number[] {
  const names = mentions.filter(({ concepts }) => concepts.some((concept) => SERIES_BY_CONCEPT.has(concept)));
  const isInName = (index: number) => names.some((name) => name.start <= index && index < endOf(name));
  return tokens.flatMap(({ text }, index) =>
    isInName(index) ? [] : (amountOf(text, tokens[index + 1]?.text ?? '') ?? []),
  );
}
