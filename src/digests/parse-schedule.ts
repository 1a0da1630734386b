import type { Detail } from '../chat/delivery-ports.ts';
import { suggestZone } from '../chat/zones.ts';
import { UserError } from '../lib/errors.ts';
import { type Piece, readPiece, WEEKDAYS } from './schedule-words.ts';

/** What a person said of a schedule; the rest is for defaults. */
export interface SaidSchedule {
  readonly weekday?: number;
  readonly time?: { readonly hour: number; readonly minute: number };
  readonly zone?: string;
  readonly detail?: Detail;
}

/** A whole schedule, as it is stored. */
export interface Schedule {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  /** IANA name. */
  readonly zone: string;
  readonly detail: Detail;
}

/** City names have at most this many words ("new york city", "north dakota new salem"). */
const MAX_NAME_WORDS = 4;
const HINT = 'It reads a day, a time, a time zone and full or brief, like "mon 08:00 Europe/London brief"';

const twoDigits = (value: number) => String(value).padStart(2, '0');

export function formatWallTime({ hour, minute }: Pick<Schedule, 'hour' | 'minute'>): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

/** A schedule as a person may type it; `parseSchedule` reads it back. */
export function writeSchedule(schedule: Schedule): string {
  const day = (WEEKDAYS[schedule.weekday - 1] ?? '').slice(0, 3).toLowerCase();
  return `${day} ${formatWallTime(schedule)} ${schedule.zone} ${schedule.detail}`;
}

function wordsOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["“”'(]+|["“”')!?]+$/g, ''))
    .filter((word) => word !== '');
  // "8 am" is one word in two.
  return words.flatMap((word, at) => {
    const isHalf = /^[ap]\.?m\.?$/.test(word) && /^\d/.test(words[at - 1] ?? '');
    if (isHalf) return [];
    const next = words[at + 1] ?? '';
    return [/^\d[\d:.h]*$/.test(word) && /^[ap]\.?m\.?$/.test(next) ? word + next : word];
  });
}

/** The longest run of words from `start` that means something, and how many words it has. */
function readLongest(words: readonly string[], start: number): { piece: Piece; count: number } | undefined {
  for (let count = Math.min(MAX_NAME_WORDS, words.length - start); count > 0; count -= 1) {
    const piece = readPiece(words.slice(start, start + count).join(' '));
    if (piece !== undefined) return { piece, count };
  }
  return undefined;
}

/** What was understood so far, for the person who has to mend the rest. */
function describe({ weekday, time, zone, detail }: SaidSchedule): string {
  const parts = [
    weekday === undefined ? undefined : WEEKDAYS[weekday - 1],
    time === undefined ? undefined : formatWallTime(time),
    zone,
    detail,
  ].filter((part) => part !== undefined);
  return parts.join(', ');
}

function refuse(said: SaidSchedule, complaint: string): never {
  const understood = describe(said);
  throw new UserError(understood === '' ? complaint : `I understood ${understood}. ${complaint}`, HINT);
}

function add(said: SaidSchedule, piece: Piece, text: string): SaidSchedule {
  switch (piece.kind) {
    case 'filler':
      return said;
    case 'weekday':
      if (said.weekday !== undefined && said.weekday !== piece.weekday)
        return refuse(said, `A digest comes once a week: name one day, not also "${text}".`);
      return { ...said, weekday: piece.weekday };
    case 'time':
      if (said.time !== undefined) return refuse(said, `Name one time, not also "${text}".`);
      return { ...said, time: { hour: piece.hour, minute: piece.minute } };
    case 'zone':
      if (said.zone !== undefined && said.zone !== piece.zone)
        return refuse(said, `Name one time zone, not also "${text}".`);
      return { ...said, zone: piece.zone };
    case 'detail':
      return { ...said, detail: piece.detail };
    case 'ambiguous':
      break;
  }
  return refuse(said, `"${text}" can mean ${piece.meanings}: name a city instead.`);
}

/** Everything that can be understood, so that a refusal can tell it, and the first word that cannot. */
function readWords(words: readonly string[]): { said: SaidSchedule; unknown: string | undefined } {
  let said: SaidSchedule = {};
  let unknown: string | undefined;
  for (let start = 0; start < words.length; ) {
    const found = readLongest(words, start);
    const text = words.slice(start, start + (found?.count ?? 1)).join(' ');
    if (found === undefined) unknown ??= text;
    else said = add(said, found.piece, text);
    start += found?.count ?? 1;
  }
  return { said, unknown };
}

/**
 * Reads "mon 08:00 Europe/London brief", "monday 8am london", "every fri at 18.30 in berlin, full": the parts in any
 * order, each at most once, all optional.
 * @throws UserError saying what was understood and which word was not.
 */
export function parseSchedule(text: string): SaidSchedule {
  const { said, unknown } = readWords(wordsOf(text));
  if (unknown === undefined) return said;
  const nearest = suggestZone(unknown);
  const guess = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  const isTime = /^\d/.test(unknown);
  return refuse(said, isTime ? `"${unknown}" is no time of day.` : `I don't know "${unknown}".${guess}`);
}
