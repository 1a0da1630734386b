import type { Reading } from './read-question.ts';

/** Events that an alert can wait for, with the words in which one asks for it. */
const EVENTS: readonly (readonly [concept: string, words: string])[] = [
  ['phase-change', 'phase change'],
  ['phase', 'phase change'],
  ['golden-cross', 'macd golden cross'],
  ['death-cross', 'macd death cross'],
  ['cross', 'macd cross'],
  ['macd', 'macd cross'],
];

/**
 * What a person wants to be told of, as an alert's condition: `russell below 2400`, `macd cross`, `phase change`.
 * Undefined where the question names neither a level nor an event.
 */
export function writeCondition({ concepts, series, amounts }: Reading): string | undefined {
  const [asset] = series;
  const [amount] = amounts;
  const side = concepts.has('below') ? 'below' : 'above';
  if (asset !== undefined && amount !== undefined && (concepts.has('below') || concepts.has('above')))
    return `${asset.toLowerCase()} ${side} ${amount}`;
  // One alert waits for either.
  if (concepts.has('golden-cross') && concepts.has('death-cross')) return 'macd cross';
  return EVENTS.find(([concept]) => concepts.has(concept))?.[1];
}
