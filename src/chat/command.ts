import type { z } from 'zod';
import type { AsOf, Market } from '../market/view.ts';
import type { Ports } from './ports.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

/** `analysis` commands take `asof=YYYY-MM-DD`. Groups order the help. */
export type CommandGroup = 'analysis' | 'evidence' | 'delivery' | 'service';

/** Arguments are an object schema of string-fed fields; bare words fill its keys in order, `key=value` any of them. */
export type ArgsSchema = z.ZodObject;

export interface CommandContext<Args> {
  readonly args: Args;
  readonly market: Market;
  readonly asOf: AsOf;
  readonly request: Request;
  readonly ports: Ports;
}

/** One chat command as data: everything the router, help, menus, manifest and docs need to know of it. */
export interface CommandDefinition<Schema extends ArgsSchema = ArgsSchema> {
  /** `[a-z][a-z0-9_]*`, legal on every platform and not reserved by Slack. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: CommandGroup;
  /** One line for menus and help, under 100 characters, no full stop. */
  readonly description: string;
  readonly examples: readonly string[];
  /** Words and phrases that lead a free question here. */
  readonly terms: readonly string[];
  readonly args: Schema;
  /**
   * Its answer, asked without arguments, is a part of a person's own page where a platform has one, with these buttons
   * under it; each asks a command.
   */
  readonly home?: readonly { readonly label: string; readonly command: string }[];
  run(context: CommandContext<z.output<Schema>>): Promise<Reply> | Reply;
}

/** Identity with types: lets `run` see its own parsed arguments. */
export function defineCommand<Schema extends ArgsSchema>(
  definition: CommandDefinition<Schema>,
): CommandDefinition {
  // The registry keeps commands of every argument shape in one list; the router only calls `run` with arguments
  // that this very schema has parsed, which is what makes the widening sound.
  return definition;
}
