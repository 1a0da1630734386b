import { SERIES_IDS } from '../../../market/catalogue.ts';
import { conceptOf } from '../series-concepts.ts';
import { CRYPTO } from './crypto.ts';
import { CYCLE } from './cycle.ts';
import { LEVELS } from './levels.ts';
import { LIQUIDITY } from './liquidity.ts';

/** Parts of market talk that are no terms: nobody asks what "holding" is. */
const LOOSE: ReadonlySet<string> = new Set(
  [
    'where-now backdrop leading flow how-long hold below above needed-price chart price balance-move follow drive',
    'together lag index-level rally cycle trillion',
  ].flatMap((words) => words.split(' ')),
);

const CONCEPTS: readonly string[] = [
  ...SERIES_IDS.map(conceptOf),
  ...Object.keys({ ...CYCLE, ...LEVELS, ...LIQUIDITY, ...CRYPTO }),
  'quadrant',
  'momentum',
  'odds',
];

/** Concepts that can be explained, whatever language named them. */
export const DEFINABLE: ReadonlySet<string> = new Set(CONCEPTS.filter((concept) => !LOOSE.has(concept)));
