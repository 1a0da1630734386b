import { isAbout, isSubject, type Mention } from './mention.ts';
import { DEFINABLE } from './vocabulary/definable.ts';
import type { Token } from './words.ts';

const CLOCK_TIME = /^\d{1,2}(?:am|pm|h|uhr)$/;
const HOUR = /^\d{1,2}$/;
const MINUTES = /^\d{2}$/;
const AFTER_HOUR = /^(?:am|pm|uhr|clock|h)$/;

function hasClockTime(tokens: readonly Token[]): boolean {
  return tokens.some(({ text }, index) => {
    const [next, minutes] = [tokens[index + 1]?.text ?? '', tokens[index + 2]?.text ?? ''];
    const isWritten = AFTER_HOUR.test(next) || (next === ':' && MINUTES.test(minutes));
    return CLOCK_TIME.test(text) || (HOUR.test(text) && isWritten);
  });
}

/** A thing with a meaning to explain, in whatever tongue it is named. */
const isDefinable = ({ concepts }: Mention) =>
  concepts.some((concept) => concept === 'term' || DEFINABLE.has(concept));

const isBareTerm = ({ concepts }: Mention) => concepts.every((concept) => concept === 'term');

const isRange = ({ concepts }: Mention) => concepts.some((concept) => concept.startsWith('range-'));

/** Concepts that follow from the shape of a question rather than from one of its phrases. */
export function describeShape(tokens: readonly Token[], mentions: readonly Mention[]): readonly string[] {
  const words = tokens.filter(({ isBreak }) => !isBreak);
  const covered = mentions.reduce((sum, { length }) => sum + length, 0);
  const subjects = mentions.filter(isSubject);
  const about = (concept: string) => mentions.some((mention) => isAbout(mention, concept));
  const only = (...concepts: string[]) =>
    mentions.length > 0 && mentions.every((mention) => concepts.some((concept) => isAbout(mention, concept)));
  const facts: readonly (readonly [string, boolean])[] = [
    // "What is X" asks for a meaning only where nothing else is said about X.
    [
      'bare-definition',
      about('what-is') &&
        !about('now') &&
        subjects.length === 1 &&
        subjects.some(isDefinable) &&
        words.length === covered,
    ],
    ['only-term', subjects.length > 0 && subjects.every(isBareTerm) && words.length === covered],
    ['only-why', only('why', 'provenance')],
    ['only-greeting', about('greeting') && only('greeting', 'and-what', 'now', 'you')],
    ['clock-time', hasClockTime(tokens)],
    ['range', mentions.some(isRange)],
  ];
  return facts.filter(([, holds]) => holds).map(([name]) => name);
}
