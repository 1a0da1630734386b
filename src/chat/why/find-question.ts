import { UserError } from '../../lib/errors.ts';
import type { AsOf } from '../../market/view.ts';
import { readAsOf } from '../as-of.ts';
import { type ParsedMessage, parseMessage } from '../parse.ts';
import type { CommandList } from '../ports.ts';
import type { AskedQuestion } from '../question-text.ts';
import { readArguments } from '../read-arguments.ts';
import { AS_OF_KEY, takesDate } from '../usage.ts';

/** The command that a text names first: as a question is written, or somewhere within plain words. */
function findCommand(text: string, commands: CommandList) {
  const message = parseMessage(text);
  const named = commands.find(message.name);
  if (named !== undefined) return { command: named, message };
  const words = message.plain.split(/\s+/).map((word) => word.replaceAll(/^\/|[?!.,:;]+$/g, ''));
  const found = words.map((word) => commands.find(word)).find((command) => command && takesDate(command));
  // What else such words say was not meant as arguments.
  const bare: Pick<ParsedMessage, 'words' | 'pairs'> = { words: [], pairs: new Map() };
  return found === undefined ? undefined : { command: found, message: bare };
}

/**
 * The question about market data that a text asks: `macd eth`, `/fuse leader=gold`, `is the phase mixed`.
 * @throws UserError where it names no command that measures something, or arguments that the command refuses.
 */
export function findQuestion(text: string, commands: CommandList, now: AsOf): AskedQuestion {
  const found = findCommand(text, commands);
  if (found === undefined || !takesDate(found.command)) {
    const names = commands.all.filter(takesDate).map(({ name }) => name);
    throw new UserError(
      `I can explain no numbers of "${text}".`,
      `Name a command, such as /why ${names[0] ?? 'macd'}: ${names.join(', ')}`,
    );
  }
  const { command, message } = found;
  const date = message.pairs.get(AS_OF_KEY);
  return {
    command,
    args: readArguments(command, message),
    asOf: date === undefined ? now : readAsOf(date, now.instant),
  };
}
