import { z } from 'zod';
import { UserError } from '../lib/errors.ts';
import { asSentence } from '../lib/format.ts';
import type { CommandDefinition } from './command.ts';
import { findNearest } from './nearest.ts';
import type { ParsedMessage } from './parse.ts';
import { AS_OF_KEY, listArguments, takesDate, writeUsage } from './usage.ts';

/** Names of several words ("small caps etf") are tried up to this length, longest first. */
const MAX_PHRASE_WORDS = 12;

type Shape = Readonly<Record<string, z.core.$ZodType>>;
type Given = Record<string, string>;

/** One key's own verdict on a text; undefined where it accepts. */
function issueOf(shape: Shape, key: string, text: string): z.core.$ZodIssue | undefined {
  const schema = shape[key];
  return schema === undefined ? undefined : z.safeParse(schema, text).error?.issues[0];
}

/** The first open key that takes the words at `start`, and how many of them. */
function placeWords(shape: Shape, open: readonly string[], words: readonly string[], start: number) {
  const longest = Math.min(MAX_PHRASE_WORDS, words.length - start);
  for (const key of open)
    for (let count = longest; count > 0; count -= 1) {
      const text = words.slice(start, start + count).join(' ');
      if (issueOf(shape, key, text) === undefined) return { key, text, count };
    }
  return undefined;
}

interface Refusal {
  readonly sentence: string;
  readonly hasSuggestion: boolean;
  /** Whether the key takes names, so that a word in letters was meant for it. */
  readonly isByName: boolean;
}

/** Names that an argument's refusal offers for comparison (see `assetArgument`). */
const offer = z.object({ candidates: z.array(z.string()) });

function refusalOf(shape: Shape, key: string, text: string): Refusal {
  const issue = issueOf(shape, key, text);
  const offered = offer.safeParse(issue?.code === 'custom' ? issue.params : undefined).data;
  const [nearest] = findNearest(text, offered?.candidates ?? []);
  const plain = asSentence(issue?.message ?? `"${text}" does not fit ${key}`);
  return {
    sentence: nearest === undefined ? plain : `I don't know "${text}". Did you mean ${nearest}?`,
    hasSuggestion: nearest !== undefined,
    isByName: offered !== undefined,
  };
}

/**
 * Refuses a word that fits no open key: in the words of the key that has a suggestion, is the only one left, or comes
 * first and takes names, else by what the open keys take.
 */
function refuseWord(command: CommandDefinition, open: readonly string[], word: string): never {
  const refusals = open.map((key) => refusalOf(command.args.shape, key, word));
  const [first] = refusals;
  const telling =
    refusals.find(({ hasSuggestion }) => hasSuggestion) ??
    (open.length === 1 || (first?.isByName === true && /^\p{L}/u.test(word)) ? first : undefined);
  const wanted = listArguments(command.args).filter(({ key }) => open.includes(key));
  const takes =
    wanted.length === 0 ? '' : `: it takes ${wanted.map(({ description }) => description).join('; ')}`;
  const message = telling?.sentence ?? `/${command.name} has no place for "${word}"${takes}.`;
  throw new UserError(message, `Usage: ${writeUsage(command)}`);
}

/** Fills keys with bare words in order; a word that the next key refuses goes to the first later one that takes it. */
function fillInOrder(command: CommandDefinition, words: readonly string[], given: Given): Given {
  const filled = { ...given };
  let start = 0;
  while (start < words.length) {
    const open = Object.keys(command.args.shape).filter((key) => !Object.hasOwn(filled, key));
    const place = placeWords(command.args.shape, open, words, start);
    if (place === undefined) return refuseWord(command, open, words[start] ?? '');
    filled[place.key] = place.text;
    start += place.count;
  }
  return filled;
}

function refuseKey(command: CommandDefinition, key: string): never {
  const keys = [...Object.keys(command.args.shape), ...(takesDate(command) ? [AS_OF_KEY] : [])];
  const [nearest] = findNearest(key, keys);
  const guess = nearest === undefined ? '' : ` Did you mean ${nearest}=?`;
  const list = keys.length === 0 ? 'It takes none.' : `It takes ${keys.join(', ')}.`;
  throw new UserError(`/${command.name} has no argument "${key}".${guess}`, list);
}

function givenByKey(command: CommandDefinition, pairs: ParsedMessage['pairs']): Given {
  const given: Given = {};
  for (const [key, value] of pairs) {
    if (!Object.hasOwn(command.args.shape, key)) return refuseKey(command, key);
    given[key] = value;
  }
  return given;
}

/**
 * The arguments of a message as the command's own schema reads them, without the date, which is the router's.
 * @throws UserError where a word or key does not fit, saying what would.
 */
export function readArguments(
  command: CommandDefinition,
  { words, pairs }: Pick<ParsedMessage, 'words' | 'pairs'>,
): Readonly<Record<string, unknown>> {
  const ownPairs = new Map([...pairs].filter(([key]) => !(takesDate(command) && key === AS_OF_KEY)));
  const given = fillInOrder(command, words, givenByKey(command, ownPairs));
  const outcome = command.args.safeParse(given);
  if (outcome.success) return outcome.data;
  const key = String(outcome.error.issues[0]?.path[0] ?? '');
  const value = given[key];
  const message =
    value === undefined
      ? `/${command.name} needs ${key}.`
      : refusalOf(command.args.shape, key, value).sentence;
  throw new UserError(message, `Usage: ${writeUsage(command)}`);
}
