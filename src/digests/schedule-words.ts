import type { Detail } from '../chat/delivery-ports.ts';
import { readZone } from '../chat/zones.ts';

/** One part of a schedule, read from one or more words. */
export type Piece =
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'time'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'detail'; readonly detail: Detail }
  /** A zone's name that several places claim. */
  | { readonly kind: 'ambiguous'; readonly meanings: string }
  /** Words that carry the sentence and mean nothing for the schedule. */
  | { readonly kind: 'filler' };

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const WEEKDAY = /^(mo|mon|tu|tues?|we|wed(?:nes)?|th|thu(?:rs?)?|fr|fri|sa|sat(?:ur)?|su|sun)(?:days?)?$/;
const WEEKDAY_STEMS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

const DETAILS: Readonly<Record<string, Detail>> = {
  full: 'full',
  long: 'full',
  detailed: 'full',
  brief: 'brief',
  short: 'brief',
};

const FILLER =
  /^(a|an|and|at|by|digest|each|every|for|in|my|on|our|please|send|the|time|timezone|version|week|weekly|zone|o'?clock)$/;

/** `8`, `08:00`, `18.30`, `18h30`, `0800`, each with or without am or pm. */
const TIME = /^(?:(\d{1,2})(?:[:.h](\d{2})|h)?|(\d{2})(\d{2}))(?:\s*([ap])\.?m\.?)?$/;
const NAMED_TIMES: Readonly<Record<string, readonly [hour: number, minute: number]>> = {
  noon: [12, 0],
  midday: [12, 0],
  midnight: [0, 0],
};

function readWeekday(word: string): Piece | undefined {
  const stem = WEEKDAY.exec(word)?.[1]?.slice(0, 2);
  return stem === undefined ? undefined : { kind: 'weekday', weekday: WEEKDAY_STEMS.indexOf(stem) + 1 };
}

/** Noon and midnight are 12 in the twelve-hour clock, which has no hour zero. */
function toTwentyFour(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function readTime(text: string): Piece | undefined {
  const named = NAMED_TIMES[text];
  if (named !== undefined) return { kind: 'time', hour: named[0], minute: named[1] };
  const [whole, hours, minutes, packedHours, packedMinutes, half] = TIME.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const hour = toTwentyFour(Number(hours ?? packedHours), half);
  const minute = Number(minutes ?? packedMinutes ?? 0);
  return hour === undefined || minute > 59 ? undefined : { kind: 'time', hour, minute };
}

function readZonePiece(text: string): Piece | undefined {
  const reading = readZone(text);
  return reading.kind === 'unknown' ? undefined : reading;
}

/** What a run of lower-case words means; undefined where it means nothing here. */
export function readPiece(text: string): Piece | undefined {
  const detail = DETAILS[text];
  return (
    readWeekday(text) ??
    (detail === undefined ? undefined : { kind: 'detail', detail }) ??
    readTime(text) ??
    readZonePiece(text) ??
    (FILLER.test(text) ? { kind: 'filler' } : undefined)
  );
}
