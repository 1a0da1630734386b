import { findNearest } from '../nearest.ts';
import { tokenize } from '../questions/words.ts';
import { CRYPTO_TOPIC } from './crypto.ts';
import { DATA_TOPIC } from './data.ts';
import type { GlossaryEntry, GlossaryTopic } from './entry.ts';
import { LEVELS_TOPIC } from './levels.ts';
import { LIQUIDITY_TOPIC } from './liquidity.ts';
import { MACD_TOPIC } from './macd.ts';
import { ROTATION_TOPIC } from './rotation.ts';
import { STATISTICS_TOPIC } from './statistics.ts';

export const TOPICS: readonly GlossaryTopic[] = [
  ROTATION_TOPIC,
  LEVELS_TOPIC,
  MACD_TOPIC,
  CRYPTO_TOPIC,
  LIQUIDITY_TOPIC,
  STATISTICS_TOPIC,
  DATA_TOPIC,
];

/** Names compare by their words alone: case, accents, plural, hyphens and articles make no difference. */
const keyOf = (name: string): string =>
  tokenize(name.replaceAll(/[-–—/→_()]/g, ' '))
    .filter(({ isBreak }) => !isBreak)
    .map(({ text }) => text)
    .join(' ');

const namesOf = ({ term, aliases }: GlossaryEntry) => [term, ...aliases];

const ENTRIES = TOPICS.flatMap(({ entries }) => entries);

const BY_KEY: ReadonlyMap<string, GlossaryEntry> = new Map(
  ENTRIES.flatMap((entry) => namesOf(entry).map((name) => [keyOf(name), entry] as const)),
);

/** Every name by which a term can be asked for. */
export const TERM_NAMES: readonly string[] = ENTRIES.flatMap(namesOf);

/** The entry that a term names, however it is written; undefined where there is none. */
export function findTerm(name: string): GlossaryEntry | undefined {
  return BY_KEY.get(keyOf(name));
}

/** The terms whose names come nearest to one that is not there, best first. */
export function suggestTerms(name: string): readonly string[] {
  const near = findNearest(keyOf(name), [...BY_KEY.keys()]);
  return [...new Set(near.map((key) => BY_KEY.get(key)?.term ?? key))];
}
