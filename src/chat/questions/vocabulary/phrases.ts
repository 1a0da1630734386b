import { SERIES_IDS } from '../../../market/catalogue.ts';
import { TERM_NAMES } from '../../glossary/find-term.ts';
import type { Phrase, Vocabulary } from '../lexicon.ts';
import { conceptOf, SERIES_NAMES } from '../series-concepts.ts';
import { ADVICE } from './advice.ts';
import { SERIES_WORDS } from './assets.ts';
import { BOT } from './bot.ts';
import { CRYPTO } from './crypto.ts';
import { CYCLE } from './cycle.ts';
import { EVIDENCE } from './evidence.ts';
import { LEVELS } from './levels.ts';
import { LIQUIDITY } from './liquidity.ts';
import { OUTSIDE } from './outside.ts';
import { PREDICTION } from './prediction.ts';
import { RANGES } from './ranges.ts';
import { RANKINGS } from './rankings.ts';
import { SERVICE } from './service.ts';
import { STEERING } from './steering.ts';
import { TALK } from './talk.ts';

const VOCABULARIES: readonly Vocabulary[] = [
  CYCLE,
  RANKINGS,
  LEVELS,
  LIQUIDITY,
  CRYPTO,
  EVIDENCE,
  SERVICE,
  BOT,
  TALK,
  STEERING,
  ADVICE,
  PREDICTION,
  OUTSIDE,
  RANGES,
];

function* phrasesOf(concept: string, tongues: Readonly<Record<string, string>>) {
  for (const phrases of Object.values(tongues))
    for (const phrase of phrases.split(',')) yield [phrase.replaceAll(/\s+/g, ' ').trim(), concept] as const;
}

/** Terms are written with marks that questions leave out or replace by spaces. */
const SEPARATORS = /[-–—/→_()]/g;

/** Every phrase of the vocabulary and name of a series, with the concept it stands for. */
export function* listPhrases(): Generator<Phrase> {
  yield* SERIES_NAMES;
  for (const id of SERIES_IDS) yield* phrasesOf(conceptOf(id), SERIES_WORDS[id] ?? {});
  for (const vocabulary of VOCABULARIES)
    for (const [concept, tongues] of Object.entries(vocabulary)) yield* phrasesOf(concept, tongues);
}

/** Every name of the glossary: whatever else it says, it is a term that can be explained. */
export const listTerms = (): readonly Phrase[] =>
  TERM_NAMES.map((name) => [name.replaceAll(SEPARATORS, ' '), 'term']);

/** Concepts in everyday words: a strange word is no slip for one of these, but a word of another subject. */
const EVERYDAY: ReadonlySet<string> = new Set(
  [
    ...Object.keys({ ...TALK, ...STEERING, ...ADVICE, ...PREDICTION, ...OUTSIDE }),
    'balance-move change data flow follow drive fresh greeting health alive history hold below above lag leading',
    'manage price provenance relative-strength send stop together truth article claims accuracy risk treasury',
    'everything pattern weekday',
  ]
    .join(' ')
    .split(' '),
);

/** Words that matter enough in refusals, and in asking for a meaning, to be known when mistyped. */
const WORTH_CORRECTING: ReadonlySet<string> = new Set(['define', 'should-i']);

/** Towards whose words a mistyped one may be corrected. */
export const isCorrectable = (concept: string): boolean =>
  WORTH_CORRECTING.has(concept) || !EVERYDAY.has(concept);
