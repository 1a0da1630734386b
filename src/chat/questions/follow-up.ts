import { findSeries, type SeriesId } from '../../market/catalogue.ts';
import type { CommandDefinition } from '../command.ts';
import { AS_OF_KEY, takesDate } from '../usage.ts';
import { accepts, keysOf, type Pairs, rangeOf } from './extract-arguments.ts';
import type { LastAnswer } from './last-answer.ts';
import type { Reading } from './read-question.ts';
import { classOf } from './series-classes.ts';
import { DEFINABLE } from './vocabulary/definable.ts';

/** What a follow-up may hold besides assets, a span and a date: words that only lead over. */
const LEADING_OVER: ReadonlySet<string> = new Set([
  'and-what',
  'what-is',
  'what',
  'now',
  'contrast',
  'zoom-in',
  'zoom-out',
  'again',
  'chart',
  'relative-strength',
  'manage',
  'term',
  'where',
  'greeting',
  'send',
]);

const RANGES = ['6m', '1y', '3y', '5y', 'max'];

/** True where a question adds no subject of its own to the last. */
function isContinuation({ mentions, strangers, concepts }: Reading): boolean {
  const isSeries = (concept: string) => {
    const id = findSeries(concept);
    return id !== undefined && classOf(id) !== undefined;
  };
  const leadsOver = (concept: string) =>
    LEADING_OVER.has(concept) || concept.startsWith('range-') || isSeries(concept);
  const isOwnSubject = (concept: string) => DEFINABLE.has(concept) && !isSeries(concept);
  return (
    strangers === 0 &&
    mentions.length > 0 &&
    mentions.every(({ concepts: named }) => named.some(leadsOver) && !named.some(isOwnSubject)) &&
    !concepts.has('price')
  );
}

/** One step wider or narrower than what is shown; the ends of the scale stay. */
function zoom(current: string, step: number): string {
  const index = RANGES.indexOf(current) + step;
  return RANGES[Math.min(Math.max(index, 0), RANGES.length - 1)] ?? current;
}

function nextRange(reading: Reading, current: string): string | undefined {
  if (reading.concepts.has('zoom-out')) return zoom(current, 1);
  if (reading.concepts.has('zoom-in')) return zoom(current, -1);
  return rangeOf(reading);
}

/** Puts an asset in the place of its like: of gold and Bitcoin, Ethereum replaces Bitcoin and silver gold. */
function placeAsset(keys: readonly string[], pairs: Pairs, asset: SeriesId): string | undefined {
  const classAt = (key: string) => {
    const id = findSeries(pairs[key] ?? '');
    return id === undefined ? undefined : classOf(id);
  };
  return keys.find((key) => classAt(key) === classOf(asset)) ?? keys[0];
}

function changeAssets(command: CommandDefinition, pairs: Pairs, series: readonly SeriesId[]): Pairs {
  const keys = keysOf(command, 'asset');
  const fitting = series.filter(
    (id) => classOf(id) !== undefined && accepts(command.args.shape[keys[0] ?? ''], id),
  );
  if (fitting.length > 1)
    return Object.fromEntries(
      keys.slice(0, fitting.length).map((key, index) => [key, fitting[index]?.toLowerCase() ?? '']),
    );
  const [asset] = fitting;
  const key = asset === undefined ? undefined : placeAsset(keys, pairs, asset);
  return asset === undefined || key === undefined ? {} : { [key]: asset.toLowerCase() };
}

/**
 * The last question asked anew with what a short follow-up changes ("and ethereum?", "zoom out", "1y"); undefined
 * where it changes nothing that the last command takes, or has a subject of its own.
 */
export function continueLast(
  reading: Reading,
  command: CommandDefinition,
  last: LastAnswer,
): Pairs | undefined {
  if (!isContinuation(reading)) return undefined;
  const [rangeKey] = keysOf(command, 'range');
  const range = rangeKey === undefined ? undefined : nextRange(reading, last.pairs[rangeKey] ?? 'max');
  const changes: Pairs = {
    ...changeAssets(command, last.pairs, reading.series),
    ...(rangeKey === undefined || range === undefined ? {} : { [rangeKey]: range }),
    ...(takesDate(command) && reading.date !== undefined ? { [AS_OF_KEY]: reading.date } : {}),
  };
  const isRepeat = reading.concepts.has('again');
  return Object.keys(changes).length > 0 || isRepeat ? { ...last.pairs, ...changes } : undefined;
}
