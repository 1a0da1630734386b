import { endOf, isAbout, type Mention } from './mention.ts';
import type { Reading } from './read-question.ts';

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const TIME = /^\d{1,2}(?:am|pm)$/;
const HALF_DAY = /^(?:am|pm)$/;
const HOUR = /^\d{1,2}$/;
const MINUTES = /^\d{2}$/;

/** Words around the name of a place that say it is meant as a clock. */
const AROUND_ZONE = new Set(['time', 'zone', 'timezone', 'local', 'my']);

function timeIn({ tokens }: Reading): string | undefined {
  const words = tokens.map(({ text }) => text);
  const at = words.findIndex((word, index) => {
    const next = words[index + 1] ?? '';
    const isWritten = HALF_DAY.test(next) || (next === ':' && MINUTES.test(words[index + 2] ?? ''));
    return TIME.test(word) || (HOUR.test(word) && isWritten);
  });
  if (at < 0) return undefined;
  const [hour = '', next = '', minutes = ''] = words.slice(at);
  if (TIME.test(hour)) return hour;
  return next === ':' ? `${hour}:${minutes}` : `${hour}${next}`;
}

function zoneIn({ tokens, mentions }: Reading): string | undefined {
  const mention = mentions.find((each: Mention) => isAbout(each, 'timezone'));
  if (mention === undefined) return undefined;
  const words = tokens.slice(mention.start, endOf(mention)).map(({ text }) => text);
  const place = words.filter((word) => !AROUND_ZONE.has(word)).join(' ');
  return place === '' ? undefined : place;
}

/** The day, time and place of a wish for something weekly, as a schedule: `friday 5pm london`. */
export function writeSchedule(reading: Reading): string | undefined {
  const day = reading.tokens.find(({ text }) => DAY.test(text))?.text;
  const parts = [day, timeIn(reading), zoneIn(reading)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}
