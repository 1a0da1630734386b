import {
  formatDate,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPrice,
  formatWeeks,
} from '../../lib/format.ts';
import { parseDay } from '../../market/days.ts';
import type { Unit } from '../../market/series-row.ts';
import { asOfDay } from '../answer.ts';
import type { GivenAnswer, SeriesStatus } from '../data-ports.ts';
import { findTerm } from '../glossary/find-term.ts';
import { writeCommand } from '../parse.ts';
import type { Action, Block, Reply } from '../reply.ts';
import { readClaims } from './claims.ts';
import type { MeasureUnit } from './measures.ts';
import { type ExplainedNumber, explainNumbers } from './numbers.ts';
import { type Origin, readOrigins } from './origins.ts';

/** More values of one kind would bury its formula; the facts have them all. */
const SHOWN_VALUES = 6;
const SHOWN_LINKS = 3;
const SHOWN_TERMS = 3;
/** A formula on a phone; the whole entry is a command away. */
const LEAST_FORMULA = 35;
const MOST_FORMULA = 230;

const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  points: 'index points',
  usd: 'USD',
  'usd-billions': 'USD billions',
  percent: 'percent',
  ratio: 'a share',
};

function formatPlain(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return formatNumber(value);
  return formatNumber(value, Math.abs(value) >= 100 ? 1 : 2);
}

const formatBillions = (value: number) =>
  `${value < 0 ? '−' : ''}$${formatNumber(Math.abs(value), Math.abs(value) < 10 ? 1 : 0)}B`;

const FORMATS: Readonly<Record<MeasureUnit, (value: number) => string>> = {
  price: formatPrice,
  usd: (value) => `$${formatPrice(value)}`,
  value: formatPlain,
  count: (value) => formatNumber(value),
  percent: (value) => formatPercent(value),
  points: (value) => `${formatNumber(value * 100, 0, 'always')} points`,
  hundredths: (value) => `${formatNumber(value, 1)}%`,
  'log-return': (value) => formatPercent(Math.expm1(value)),
  billions: formatBillions,
  weeks: (value) => `${formatWeeks(value)}w`,
  days: (value) => `${formatNumber(value)}d`,
  year: (value) => String(value),
};

/** `provisional.crossPrice` as words, without the term under which it stands: `provisional cross price`. */
function spellFact(fact: string, term: string | null): string {
  const words = fact
    .replaceAll('.', ' ')
    .replaceAll(/(\p{Ll})(?=\p{Lu}|\d)/gu, '$1 ')
    .toLowerCase();
  const name = term?.toLowerCase() ?? '';
  return words.startsWith(`${name} `) ? words.slice(name.length + 1) : words;
}

/** What a glossary entry says first: one sentence, or two where the first only opens it. */
function formulaOf(term: string): string {
  const text = findTerm(term)?.text ?? '';
  const ends = [...text.matchAll(/\.(?=\s[A-Z"(]|$)/g)].map(({ index }) => index + 1);
  const end = ends.find((index) => index >= LEAST_FORMULA) ?? text.length;
  const part = text.slice(0, end);
  return part.length <= MOST_FORMULA ? part : `${part.slice(0, MOST_FORMULA - 1).trimEnd()}…`;
}

function describeOrigin({ source, unit, date, publication, ...more }: Origin): string {
  const day = date === null ? undefined : parseDay(date);
  const parts = [
    more.failedSources.length === 0 ? source : `${source} (${more.failedSources.join(', ')})`,
    UNIT_WORDS[unit],
    day === undefined ? 'no value by then' : `to ${formatDate(day)}${more.stale ? ', stale' : ''}`,
    `public ${publication}`,
    ...(more.adjustment === 'none'
      ? []
      : [more.adjustment === 'unknown' ? 'adjustment unknown' : `${more.adjustment}-adjusted`]),
    ...(more.quality === 'proxy' ? ['a proxy'] : []),
    ...(more.attribution === null ? [] : [more.attribution]),
  ];
  return parts.join('; ');
}

/** Series that share source, date and schedule share a line. */
function listOrigins(origins: readonly Origin[]): { label: string; value: string }[] {
  const lines = Map.groupBy(origins, describeOrigin);
  return [...lines].map(([value, group]) => {
    const links = new Set(group.flatMap(({ link }) => link ?? []));
    const [only] = group;
    const label =
      group.length === 1 && only !== undefined
        ? `${only.series} (${only.label})`
        : group.map(({ series }) => series).join(', ');
    return { label, value: [value, ...[...links].slice(0, SHOWN_LINKS)].join(' ') };
  });
}

/** Past events are evidence one by one; an answer tells what they come to. */
function describeValues(numbers: readonly ExplainedNumber[]): string {
  const present = numbers.filter(({ isPast }) => !isPast);
  if (present.length === 0) return `${numbers.length} numbers of past events`;
  const shown = present
    .slice(0, SHOWN_VALUES)
    .map(({ fact, value, unit, term }) => `${spellFact(fact, term)} ${FORMATS[unit](value)}`);
  const more = numbers.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Of which series, where these are not all of the answer's. */
function describeBasis(numbers: readonly ExplainedNumber[], origins: readonly Origin[]): string {
  const used = origins.filter(({ series }) => numbers.some((number) => number.series.includes(series)));
  return used.length === origins.length ? '' : ` [${used.map(({ series }) => series).join(', ')}]`;
}

function listNumbers(numbers: readonly ExplainedNumber[], origins: readonly Origin[]) {
  return [...Map.groupBy(numbers, ({ term }) => term)].map(([term, group]) => ({
    label: `${term ?? 'Other'}${describeBasis(group, origins)}`,
    value: `${describeValues(group)}. ${term === null ? '' : formulaOf(term)}`.trim(),
  }));
}

function describeMoment({ asOf }: GivenAnswer, isAnew: boolean): string {
  if (asOf.isDate) return `as of ${formatDate(asOfDay(asOf))}`;
  return `${isAnew ? 'computed' : 'as answered'} ${formatInstant(asOf.instant)}`;
}

function offerTerms(numbers: readonly ExplainedNumber[], { text }: GivenAnswer): readonly Action[] {
  const terms = [...new Set(numbers.flatMap(({ term }) => term ?? []))].slice(0, SHOWN_TERMS);
  return [
    { kind: 'related', label: text.split(' ', 1)[0] ?? text, command: text },
    ...terms.map(
      (term): Action => ({
        kind: 'related',
        label: term,
        command: writeCommand('explain', { term: term.toLowerCase() }),
      }),
    ),
  ];
}

const isoOf = ({ asOf: { instant, isDate } }: GivenAnswer) =>
  new Date(isDate ? instant - 1 : instant).toISOString();

/**
 * Where every number of an answer comes from: its series with provider, unit, date and publication lag, then its
 * numbers by the term whose formula made them, in the glossary's words.
 * @param isAnew whether the numbers were computed for this explanation rather than told before.
 */
export function composeWhy(given: GivenAnswer, statuses: readonly SeriesStatus[], isAnew: boolean): Reply {
  const origins = readOrigins(given.facts, statuses);
  const numbers = explainNumbers(
    given.command,
    given.facts,
    origins.map(({ series }) => series),
  );
  const claims = readClaims(given.facts);
  const terms = [...new Set(numbers.flatMap(({ term }) => term ?? []))];
  const sections = [listOrigins(origins), listNumbers(numbers, origins), claims].filter(
    (items) => items.length > 0,
  );
  return {
    blocks: [
      {
        kind: 'heading',
        text: `Where the numbers of /${given.command} come from · ${describeMoment(given, isAnew)}`,
      },
      ...sections.map((items): Block => ({ kind: 'facts', items })),
      {
        kind: 'note',
        text: 'Numbers by the names of their facts; /explain with a term tells all of its formula.',
      },
    ],
    facts: {
      question: given.text,
      command: given.command,
      asOf: isoOf(given),
      isComputedAnew: isAnew,
      series: origins,
      numbers,
      terms: terms.flatMap((term) => {
        const entry = findTerm(term);
        return entry === undefined ? [] : [{ term: entry.term, formula: entry.text, source: entry.source }];
      }),
    },
    actions: offerTerms(numbers, given),
    visibility: 'private',
  };
}
