import { UserError } from '../lib/errors.ts';
import { findSeries, type SeriesId } from '../market/catalogue.ts';
import {
  type AlertRule,
  type Condition,
  DEFAULT_EXPIRY_DAYS,
  defaultCooldownDays,
  isShare,
} from './condition.ts';
import { readModifiers } from './parse-modifiers.ts';

const FORMS =
  'Write it like: macd cross · macd eth death cross · russell below 2400 · btc above 100000 only · phase change · fuse clock end · impulse turn · altseason above 75; add once, provisional, for=90d or cooldown=14d';

const ABOVE = new Set(['above', 'over', 'exceeds', 'up', '>', '>=']);
const BELOW = new Set(['below', 'under', 'beneath', 'down', '<', '<=']);
const EITHER = new Set(['crosses', 'cross', 'crossing', 'at', 'reaches', 'hits']);
/** Words that carry nothing in a condition. */
const FILLERS = new Set(
  'a an the when if on to is in of me alert tell weekly week close closes closing price level goes falls rises its signal line index season'.split(
    ' ',
  ),
);

const SHORT_NAMES: Readonly<Record<string, SeriesId>> = {
  altseason: 'ALTSEASON',
  altcoin: 'ALTSEASON',
};

type Words = readonly string[];

const without = (words: Words, ...known: string[]) => words.filter((word) => !known.includes(word));

/** The one asset that the words name; they may have been written with fillers such as "index" in between. */
function findAsset(words: Words): SeriesId | undefined {
  const plain = words.filter((word) => !FILLERS.has(word)).join(' ');
  return findSeries(words.join(' ')) ?? findSeries(plain) ?? SHORT_NAMES[plain];
}

function requireAsset(words: Words, understood: string): SeriesId {
  const asset = findAsset(words);
  if (asset !== undefined) return asset;
  const name = words.join(' ');
  const problem = name === '' ? 'but no asset' : `but I know no series "${name}"`;
  throw new UserError(`I understood ${understood}, ${problem}.`, FORMS);
}

/** Anything that is left over changes nothing silently: it is named. */
function requireNothing(words: Words, understood: string): void {
  const rest = words.filter((word) => !FILLERS.has(word));
  if (rest.length > 0) throw new UserError(`I understood ${understood}, but not "${rest.join(' ')}".`, FORMS);
}

function sideAmong(words: Words): 'above' | 'below' | undefined {
  if (words.some((word) => ABOVE.has(word))) return 'above';
  return words.some((word) => BELOW.has(word)) ? 'below' : undefined;
}

function readCross(words: Words): Condition {
  const sides = (['golden', 'death'] as const).filter((side) => words.includes(side));
  const [side = null] = sides.length === 1 ? sides : [];
  const rest = without(words, 'macd', 'cross', 'crosses', 'crossover', 'golden', 'death', 'or', 'and').filter(
    (word) => !FILLERS.has(word),
  );
  const asset = rest.length === 0 ? 'BTC' : requireAsset(rest, 'a MACD cross');
  return { kind: 'macd-cross', asset, side };
}

function readPhase(words: Words): Condition {
  const numbers = ([1, 2, 3] as const).filter((phase) => words.includes(String(phase)));
  const rest = without(words, 'phase', 'change', 'changes', 'turns', 'rotation', ...numbers.map(String));
  requireNothing(rest, 'a change of the phase');
  if (numbers.length > 1)
    throw new UserError('Name one phase, 1, 2 or 3, or any with "phase change".', FORMS);
  return { kind: 'phase-change', to: numbers[0] ?? null };
}

function readClock(words: Words): Condition {
  const rest = without(
    words,
    'fuse',
    'clock',
    'end',
    'ends',
    'over',
    'out',
    'runs',
    '90',
    '90-day',
    'day',
    'days',
    'shock',
  );
  requireNothing(rest, 'the end of the 90-day clock');
  return { kind: 'clock-end' };
}

const IMPULSE_SIDES = { up: 'up', positive: 'up', down: 'down', negative: 'down' } as const;

function readImpulse(words: Words): Condition {
  const sides = Object.entries(IMPULSE_SIDES).flatMap(([word, side]) => (words.includes(word) ? [side] : []));
  const known = ['impulse', 'liquidity', 'turn', 'turns', 'turning', ...Object.keys(IMPULSE_SIDES)];
  requireNothing(without(words, ...known), 'a turn of the liquidity impulse');
  return { kind: 'impulse-turn', side: new Set(sides).size === 1 ? (sides[0] ?? null) : null };
}

const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 };

/** `2,400`, `$100k`, `75%`; undefined for what is no positive number. */
function readAmount(word: string): number | undefined {
  const match = /^\$?(\d[\d,]*(?:\.\d+)?|\.\d+)(?:e([+-]?\d+))?([kmbt])?%?$/.exec(word);
  if (match === null) return undefined;
  const [, digits = '', exponent = '0', suffix] = match;
  const amount =
    Number(`${digits.replaceAll(',', '')}e${exponent}`) *
    (suffix === undefined ? 1 : (SUFFIXES[suffix] ?? 1));
  return Number.isFinite(amount) && amount > 0 ? amount : undefined;
}

function readLevel(words: Words, isOneSided: boolean): Condition {
  // A name may hold a number, such as "s&p 500": the level is the last one.
  const position = words.findLastIndex((word) => readAmount(word) !== undefined);
  const amount = readAmount(words[position] ?? '');
  if (amount === undefined) {
    const asset = findAsset(
      words.filter((word) => !ABOVE.has(word) && !BELOW.has(word) && !EITHER.has(word)),
    );
    const understood = asset === undefined ? 'nothing' : `the asset ${asset}`;
    throw new UserError(
      `I understood ${understood}, but no event and no level in "${words.join(' ')}".`,
      FORMS,
    );
  }
  const others = words.filter((_, index) => index !== position);
  const side = sideAmong(others);
  const names = others.filter((word) => !ABOVE.has(word) && !BELOW.has(word) && !EITHER.has(word));
  const asset = requireAsset(names, `the level ${amount}${side === undefined ? '' : ` from ${side}`}`);
  const level = isShare(asset) && amount < 1 ? amount * 100 : amount;
  if (isShare(asset) && level > 100)
    throw new UserError(`${asset} is a share: it never exceeds 100%.`, FORMS);
  return {
    kind: 'level',
    asset,
    toward: side ?? 'either',
    level,
    isOneSided: isOneSided && side !== undefined,
  };
}

function readCondition(words: Words, isOneSided: boolean): Condition {
  const has = (...names: string[]) => names.some((name) => words.includes(name));
  if (has('macd', 'golden', 'death')) return readCross(words);
  if (has('phase')) return readPhase(words);
  if (has('clock', 'fuse')) return readClock(words);
  if (has('impulse', 'liquidity')) return readImpulse(words);
  return readLevel(words, isOneSided);
}

/**
 * Reads what a person wants to be told of. Forgiving in order, case and filler words; what it does not understand it
 * names. Throws `UserError`.
 */
export function parseAlert(text: string): AlertRule {
  const { words, isProvisional, isOnce, isOneSided, cooldownDays, expiryDays } = readModifiers(text);
  if (words.length === 0) throw new UserError('Say what to watch.', FORMS);
  const condition = readCondition(words, isOneSided);
  return {
    condition,
    isProvisional,
    isOnce,
    cooldownDays: cooldownDays ?? defaultCooldownDays(condition),
    expiryDays: expiryDays ?? DEFAULT_EXPIRY_DAYS,
  };
}
