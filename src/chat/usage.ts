import { z } from 'zod';
import type { ArgsSchema, CommandDefinition } from './command.ts';

/** The key by which the router reads a past date; no command may have an argument of that name. */
export const AS_OF_KEY = 'asof';

/** What a person must know of one argument. */
interface ArgumentInfo {
  readonly key: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly fallback: string | undefined;
}

function isWrapper(schema: z.core.$ZodType): schema is z.ZodDefault | z.ZodOptional {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
}

/** The description may sit on the argument itself or on what `.default()` and `.optional()` wrapped around it. */
function descriptionOf(schema: z.core.$ZodType): string {
  const own = 'description' in schema && typeof schema.description === 'string' ? schema.description : '';
  return own === '' && isWrapper(schema) ? descriptionOf(schema.def.innerType) : own;
}

function fallbackOf(schema: z.core.$ZodType): string | undefined {
  return schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : undefined;
}

/** The arguments of a schema in the order in which bare words fill them. */
export function listArguments(schema: ArgsSchema): readonly ArgumentInfo[] {
  return Object.entries(schema.shape).map(([key, argument]) => ({
    key,
    description: descriptionOf(argument),
    isRequired: !isWrapper(argument),
    fallback: fallbackOf(argument),
  }));
}

/** Commands about market data answer for any past date. */
export function takesDate(command: CommandDefinition): boolean {
  return command.group === 'analysis' || command.group === 'evidence';
}

function usageOf({ key, isRequired, fallback }: ArgumentInfo): string {
  if (isRequired) return `<${key}>`;
  return fallback === undefined ? `[${key}]` : `[${key}=${fallback}]`;
}

/** The generated usage line: `/macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]`. */
export function writeUsage(command: CommandDefinition): string {
  const date = takesDate(command) ? [`[${AS_OF_KEY}=YYYY-MM-DD]`] : [];
  return [`/${command.name}`, ...listArguments(command.args).map(usageOf), ...date].join(' ');
}
