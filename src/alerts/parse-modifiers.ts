import { UserError } from '../lib/errors.ts';

/** What was said about how to tell, and the words that are left to say what. */
export interface Modifiers {
  readonly words: readonly string[];
  readonly isProvisional: boolean;
  readonly isOnce: boolean;
  readonly isOneSided: boolean;
  readonly cooldownDays: number | undefined;
  readonly expiryDays: number | undefined;
}

const DAYS_OF: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };
/** Longer than this an alert is forgotten by everybody who set it. */
const MAX_DAYS = 730;
const DURATION = /\b(for|expires?|cooldown)[ =]+(\d{1,4}) ?(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?\b/g;

const PROVISIONAL = ['provisional', 'unconfirmed'];
const ONCE = ['once'];
const REPEATING = ['repeat', 'repeating'];
const ONLY = ['only'];

function readDays(amount: string, unit: string): number {
  const days = Number(amount) * (DAYS_OF[unit] ?? 1);
  if (days <= MAX_DAYS) return days;
  throw new UserError(
    `${amount}${unit} is too long; an alert lasts at most ${MAX_DAYS} days.`,
    'Like for=180d',
  );
}

function readDurations(text: string): { cooldownDays: number | undefined; expiryDays: number | undefined } {
  let cooldownDays: number | undefined;
  let expiryDays: number | undefined;
  for (const [, name = '', amount = '', unit = ''] of text.matchAll(DURATION)) {
    if (name === 'cooldown') cooldownDays = readDays(amount, unit);
    else expiryDays = readDays(amount, unit);
  }
  if (expiryDays === 0) throw new UserError('An alert that lasts no day tells nothing.', 'Like for=180d');
  return { cooldownDays, expiryDays };
}

export function readModifiers(text: string): Modifiers {
  const plain = text.trim().toLowerCase();
  const all = plain
    .replaceAll(DURATION, ' ')
    .replaceAll(/([<>]=?)/g, ' $1 ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (names: readonly string[]) => names.some((name) => all.includes(name));
  const known = new Set([...PROVISIONAL, ...ONCE, ...REPEATING, ...ONLY]);
  return {
    words: all.filter((word) => !known.has(word)),
    isProvisional: has(PROVISIONAL),
    isOnce: has(ONCE),
    isOneSided: has(ONLY),
    ...readDurations(plain),
  };
}
