import { z } from 'zod';
import { parseDay } from '../market/days.ts';
import { SourceFault } from './source-error.ts';

/** What providers write where they have no value. None of them means zero. */
const MISSING: ReadonlySet<string> = new Set(['', '.', 'null', 'NA', 'N/A', 'None']);
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The number in a provider's field, null where it is missing, undefined where it is neither. */
export function parseValue(field: string | number | null | undefined): number | null | undefined {
  if (field === null || field === undefined) return null;
  if (typeof field === 'number') return Number.isFinite(field) ? field : undefined;
  const text = field.trim();
  if (MISSING.has(text)) return null;
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** A number given as a number or a string, or null where the provider has none; zero stays zero. */
export const numeric = z
  .union([z.number(), z.string(), z.null()])
  .optional()
  .transform((field, context) => {
    const value = parseValue(field);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: 'not a number' });
    return z.NEVER;
  });

/** A calendar date `YYYY-MM-DD`, also at the start of a timestamp, as an epoch day. */
export const isoDay = z.string().transform((text, context) => {
  const day = parseDay(text.slice(0, 10));
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

/**
 * Reads a provider's document by its schema: strict on the fields that are used, silent about all others. Throws
 * `shape`, naming the first field that is not as agreed but not its value.
 */
export function readShape<Output>(schema: z.ZodType<Output>, document: unknown): Output {
  const parsed = schema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  throw new SourceFault(
    'shape',
    `The answer's ${path === '' ? 'root' : path} is not as agreed: ${issue?.message}`,
  );
}
