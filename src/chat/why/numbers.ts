import type { SeriesId } from '../../market/catalogue.ts';
import type { Facts } from '../reply.ts';
import { findMeasure, type MeasureUnit } from './measures.ts';

/** Longer lists are past events, which explain no number of an answer, and ten thousand of them fill a table. */
export const MOST_ENTRIES = 16;

/** One number of an answer with what it is. */
export interface ExplainedNumber {
  /** Where it stands in the facts: `legs.GLD.z`. */
  readonly fact: string;
  readonly value: number;
  readonly unit: MeasureUnit;
  /** The glossary's term whose formula made it; null where nobody has said. */
  readonly term: string | null;
  readonly series: readonly SeriesId[];
  /** Of one past event, not of the answer's own moment. */
  readonly isPast: boolean;
}

/** A number on its way out of the facts. */
interface Leaf {
  /** Names from the top without lists, for finding what it is. */
  readonly kind: readonly string[];
  /** The same with the names of list entries, for people. */
  readonly name: readonly string[];
  readonly value: number;
  /** The asset that the nearest object around it is about. */
  readonly about: string | undefined;
}

const UNKNOWN: readonly [RegExp, null, MeasureUnit, ...SeriesId[]] = [/^/, null, 'value'];

/** What every answer carries besides its own numbers. */
const COMMON: ReadonlySet<string> = new Set(['data', 'asOf', 'sample']);
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NAMES = ['asset', 'id', 'weekEnd', 'weeks', 'lag', 'date'] as const;

function nameOf(entry: unknown, index: number): string {
  const place = String(index + 1);
  if (typeof entry !== 'object' || entry === null) return place;
  const fields: Readonly<Record<string, unknown>> = { ...entry };
  return (
    NAMES.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
    })[0] ?? place
  );
}

function assetOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  return [fields['asset'], fields['id']].find((value) => typeof value === 'string');
}

function findLeaves(value: unknown, { kind, name, about }: Omit<Leaf, 'value'>): Leaf[] {
  if (typeof value === 'number') return [{ kind, name, value, about }];
  if (Array.isArray(value))
    return value.length > MOST_ENTRIES
      ? []
      : value.flatMap((entry, index) =>
          findLeaves(entry, { kind, name: [...name, nameOf(entry, index)], about }),
        );
  if (typeof value !== 'object' || value === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const own = assetOf(fields) ?? about;
  return Object.entries(fields).flatMap(([key, inner]) =>
    findLeaves(inner, { kind: [...kind, key], name: [...name, key], about: own }),
  );
}

/** Every number of an answer's facts, each with its term, its unit, and those of the answer's series it rests on. */
export function explainNumbers(
  command: string,
  facts: Facts,
  series: readonly SeriesId[],
): readonly ExplainedNumber[] {
  const own = Object.fromEntries(Object.entries(facts).filter(([key]) => !COMMON.has(key)));
  return findLeaves(own, { kind: [], name: [], about: undefined }).map(({ kind, name, value, about }) => {
    const [, term, unit, ...named] = findMeasure(command, kind.join('.')) ?? UNKNOWN;
    const ofAsset = series.filter((id) => id === about);
    const known = series.filter((id) => named.includes(id));
    const chosen = [known, ofAsset, series].find((ids) => ids.length > 0) ?? [];
    const isPast = name.some((part) => DATE.test(part));
    return { fact: name.join('.'), value, unit, term, series: chosen, isPast };
  });
}
