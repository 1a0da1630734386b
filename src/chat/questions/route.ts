import { z } from 'zod';
import { UserError } from '../../lib/errors.ts';
import { MAX_MESSAGE_LENGTH, type ParsedMessage, parseMessage } from '../parse.ts';
import type { CommandList } from '../ports.ts';
import { createInterpreter, type Outcome } from './interpret.ts';
import { isOverheard, PLACES, type Where } from './silence.ts';

const HELP = 'help';

const question = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  where: z.enum(PLACES),
});

const questions = z.array(question);

/** Where a question leads: a command's name, `REFUSE`, or `SILENT`. */
interface Route {
  readonly id: string | number;
  readonly command: string;
}

function labelOf(outcome: Outcome, { name, rest }: ParsedMessage, commands: CommandList): string {
  if (outcome.kind === 'refuse') return 'REFUSE';
  if (outcome.kind !== 'unknown') return outcome.command;
  return (rest === '' ? commands.suggest(name)[0] : undefined) ?? HELP;
}

/** Undefined for what is refused by its form alone, such as an argument given twice: that is told, no command runs. */
function tryToParse(text: string): ParsedMessage | undefined {
  try {
    return parseMessage(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Where messages lead in a bot with these commands; each on its own, without an answer before it. */
export function createRouteReader(commands: CommandList): (text: string, where: Where) => string {
  const interpret = createInterpreter(commands);
  return (text, where) => {
    const message = tryToParse(text.slice(0, MAX_MESSAGE_LENGTH));
    if (message === undefined) return where === 'ambient' ? 'SILENT' : HELP;
    const named = message.isCommand ? commands.find(message.name) : undefined;
    if (isOverheard(where, named !== undefined)) return 'SILENT';
    if (message.isCommand) return named?.name ?? commands.suggest(message.name)[0] ?? HELP;
    return labelOf(interpret(message), message, commands);
  };
}

/**
 * Reads questions as JSON, `[{id, text, where}]` with `where` one of dm, mention, ambient, and tells where each
 * leads. Further fields are left alone.
 * @throws UserError where the text is no such JSON.
 */
export function routeQuestions(json: string, commands: CommandList): readonly Route[] {
  const read = createRouteReader(commands);
  return parseQuestions(json).map(({ id, text, where }) => ({ id, command: read(text, where) }));
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UserError(
      `The questions are no JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parseQuestions(json: string): z.output<typeof questions> {
  const read = questions.safeParse(parseJson(json));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new UserError(
    `The questions are not as expected${place === '' ? '' : ` at ${place}`}: ${issue?.message ?? ''}`,
    'Give a JSON array of {id, text, where}, where being dm, mention or ambient',
  );
}
