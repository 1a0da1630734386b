import type { CommandDefinition } from '../command.ts';
import { type ParsedMessage, parseMessage, writeCommand } from '../parse.ts';
import type { CommandList } from '../ports.ts';
import { readArguments } from '../read-arguments.ts';
import { AS_OF_KEY, takesDate } from '../usage.ts';
import { CHANGING, WHERE_TO_BEGIN } from './clues.ts';
import { extractArguments, keysOf, type Pairs } from './extract-arguments.ts';
import { continueLast } from './follow-up.ts';
import type { LastAnswer } from './last-answer.ts';
import { createMatcher, type Matcher, type Understanding } from './matcher.ts';
import type { RefusalKind } from './refusal.ts';
import type { Candidate } from './score.ts';
import { PLAIN_WORDS } from './vocabulary/plain.ts';
import { tokenize } from './words.ts';

/** What to do about words that carry no slash. */
export type Outcome =
  /** Ask this command, written as a person would type it. */
  | { readonly kind: 'ask'; readonly command: string; readonly text: string }
  /** Too unsure, or it would change something: offer these instead, best first. */
  | { readonly kind: 'offer'; readonly command: string; readonly texts: readonly string[] }
  /** Understood, but this bot has no such command (yet). */
  | { readonly kind: 'unavailable'; readonly command: string; readonly nearest: string | undefined }
  | { readonly kind: 'refuse'; readonly reason: RefusalKind; readonly nearest: string | undefined }
  | { readonly kind: 'unknown' };

export type Interpreter = (message: ParsedMessage, last?: LastAnswer) => Outcome;

/** A best guess below this score, or this close to the next, is asked about instead of answered. */
const SURE_SCORE = 2;
const SURE_MARGIN = 0.75;
const OFFERED = 2;

/** True where a message without a slash is a command all the same: its name and nothing but arguments. */
function isTypedCommand(
  command: CommandDefinition,
  message: ParsedMessage,
  { reading }: Understanding,
): boolean {
  const [first] = reading.mentions;
  // "Russell 2000" is a name, not the command /russell with the number 2000.
  if (message.words.length > 0 && first !== undefined && first.start === 0 && first.length > 1) return false;
  const hasText = keysOf(command, 'text').length > 0;
  const isTalk = tokenize(message.rest).some(({ text }) => PLAIN_WORDS.has(text));
  return !(hasText && isTalk) && canRead(command, message);
}

function canRead(command: CommandDefinition, message: ParsedMessage): boolean {
  try {
    readArguments(command, message);
    return true;
  } catch {
    // The error that a slash would have brought is not for words that may have meant something else.
    return false;
  }
}

/** As a person would type it: bare words where they are read back as the same arguments, else by their keys. */
function writeQuestion(command: CommandDefinition, pairs: Pairs): string {
  const keyed = writeCommand(command.name, pairs);
  const bare = [`/${command.name}`, ...Object.values(pairs)].join(' ');
  const read = (text: string) => JSON.stringify(readArguments(command, parseMessage(text)));
  const isPlain = !(AS_OF_KEY in pairs) && canRead(command, parseMessage(bare));
  return isPlain && read(bare) === read(keyed) ? bare : keyed;
}

function createWriter(commands: CommandList) {
  return (name: string, { reading }: Understanding): string | undefined => {
    const command = commands.find(name);
    return command === undefined ? undefined : writeQuestion(command, extractArguments(command, reading));
  };
}

/**
 * The measurement that comes nearest to what must be refused, as a command; undefined where the subject is none of
 * the bot's.
 */
function writeNearest(
  commands: CommandList,
  understanding: Understanding,
  reason: RefusalKind,
): string | undefined {
  const fitting = understanding.candidates.map(({ command }) => command);
  const names = reason === 'scope' ? fitting : [...fitting, WHERE_TO_BEGIN];
  const name = names.find((candidate) => {
    const command = commands.find(candidate);
    return command !== undefined && takesDate(command) && !isDefinition(command);
  });
  return name === undefined ? undefined : createWriter(commands)(name, understanding);
}

/** A command that explains a term measures nothing. */
const isDefinition = (command: CommandDefinition) => keysOf(command, 'text').includes('term');

function isSure([best, second]: readonly Candidate[]): boolean {
  if (best === undefined || best.isGuess) return false;
  return best.score >= SURE_SCORE && best.score - (second?.score ?? 0) >= SURE_MARGIN;
}

function choose(commands: CommandList, understanding: Understanding): Outcome {
  const write = createWriter(commands);
  const { candidates } = understanding;
  const [best] = candidates;
  if (best === undefined) return { kind: 'unknown' };
  const texts = candidates.flatMap(({ command }) => write(command, understanding) ?? []);
  const text = write(best.command, understanding);
  if (text === undefined) return { kind: 'unavailable', command: best.command, nearest: texts[0] };
  const offersOnly = CHANGING.has(best.command);
  if (isSure(candidates))
    return offersOnly
      ? { kind: 'offer', command: best.command, texts: [text] }
      : { kind: 'ask', command: best.command, text };
  // Two that come close are both offered; a single mistyped word leaves one.
  const close = candidates.filter(({ score }) => best.score - score < SURE_MARGIN);
  const offered = close.flatMap(({ command }) => write(command, understanding) ?? []);
  return { kind: 'offer', command: best.command, texts: offered.slice(0, OFFERED) };
}

/**
 * Understands messages without a slash over a bot's commands: a command typed plainly, a follow-up to the last answer,
 * a free question, or something to refuse. Deterministic; never throws.
 */
export function createInterpreter(commands: CommandList): Interpreter {
  let matcher: Matcher | undefined;
  const refuse = (reason: RefusalKind, understanding: Understanding): Outcome => ({
    kind: 'refuse',
    reason,
    nearest: writeNearest(commands, understanding, reason),
  });
  return (message, last) => {
    // Built with the first question: a bot that is only given commands needs no vocabulary.
    matcher ??= createMatcher(commands.all);
    const understanding = matcher(message.plain);
    const { reading, refusal } = understanding;
    if (refusal !== undefined && refusal !== 'scope') return refuse(refusal, understanding);
    const typed = commands.find(message.name);
    if (typed !== undefined && isTypedCommand(typed, message, understanding))
      return { kind: 'ask', command: typed.name, text: `/${typed.name} ${message.rest}`.trim() };
    const lastCommand = last === undefined ? undefined : commands.find(last.command);
    const pairs =
      last === undefined || lastCommand === undefined ? undefined : continueLast(reading, lastCommand, last);
    if (pairs !== undefined && lastCommand !== undefined)
      return { kind: 'ask', command: lastCommand.name, text: writeQuestion(lastCommand, pairs) };
    // Only now: a follow-up in a few plain words has a subject, the last one.
    if (refusal !== undefined) return refuse(refusal, understanding);
    return choose(commands, understanding);
  };
}
