import { UserError } from '../lib/errors.ts';
import { UMBRELLA_COMMAND } from './reserved-names.ts';

/** Longer than any command needs, short enough that no message can keep the parser busy. */
export const MAX_MESSAGE_LENGTH = 500;

/** A message taken apart, before any command has looked at it. */
export interface ParsedMessage {
  /** The first word in lower case, without slash and bot name; empty where there was none. */
  readonly name: string;
  /** True where the first word carried a slash: the person meant a command, whatever follows. */
  readonly isCommand: boolean;
  readonly words: readonly string[];
  /** `key=value` arguments by lower-case key. */
  readonly pairs: ReadonlyMap<string, string>;
  /** What followed the name, as typed: so that a corrected name can be asked with the same arguments. */
  readonly rest: string;
  /** The whole message as typed, without a mention or the umbrella command in front. */
  readonly plain: string;
}

interface Token {
  readonly key: string | undefined;
  readonly value: string;
}

/** A run without spaces or quotes, or a quoted run; either may follow `key=`. Phones type the curly quotes. */
const TOKEN =
  /(?:(?<key>\p{L}[\p{L}\p{N}_]*)=)?(?:["“”](?<quoted>(?:\\[\s\S]|[^"“”\\])*)["“”](?!\S)|(?<bare>\S+))/gu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ groups = {} }) => ({
    key: groups['key']?.toLowerCase(),
    value: groups['quoted']?.replaceAll(/\\([\s\S])/g, '$1') ?? groups['bare'] ?? '',
  }));
}

function pairsOf(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const { key, value } of tokens) {
    if (key === undefined) continue;
    if (pairs.has(key)) throw new UserError(`"${key}" is given twice.`, 'Keep one of them.');
    pairs.set(key, value);
  }
  return pairs;
}

const UMBRELLA = new RegExp(`^(/?)${UMBRELLA_COMMAND}(?:@\\S+)?(?:\\s+|$)`, 'i');

/** Drops a mention of the bot in front, then the umbrella command, which names nothing itself. */
function stripPrefixes(text: string): string {
  const withoutMention = text.replace(/^@\S+\s+/, '');
  return withoutMention.replace(UMBRELLA, '$1');
}

/**
 * Takes a message apart: `/macd@MyBot btc 1y asof=2026-01-18`, `macd eth`, `/macro macd btc`, with or without a
 * mention in front. Values in double quotes keep their spaces, a backslash inside them keeps the next character.
 * @throws UserError where the message is too long or gives a key twice; nothing else, whatever the text.
 */
export function parseMessage(text: string): ParsedMessage {
  if (text.length > MAX_MESSAGE_LENGTH)
    throw new UserError(
      `A message to me may have ${MAX_MESSAGE_LENGTH} characters; this one has ${text.length}.`,
    );
  const plain = stripPrefixes(text.trim());
  const [, slash = '', first = '', rest = ''] = /^(\/*)([^\s@]*)(?:@\S*)?\s*([\s\S]*)$/.exec(plain) ?? [];
  const tokens = tokensOf(rest);
  return {
    // In plain talk a name may end a sentence ("phase?").
    name: first.toLowerCase().replace(/[?!.,:;]+$/, ''),
    isCommand: slash !== '',
    words: tokens.filter(({ key }) => key === undefined).map(({ value }) => value),
    pairs: pairsOf(tokens),
    rest,
    plain,
  };
}

/** Quotes a value only where it would not be read back as it is. */
function writeValue(value: string): string {
  const isPlain = /^[^\s"“”=\\]+$/.test(value);
  return isPlain ? value : `"${value.replaceAll(/["“”\\]/g, String.raw`\$&`)}"`;
}

/** A command as a person would type it, for buttons and help; `parseMessage` reads it back. */
export function writeCommand(name: string, pairs: Readonly<Record<string, string>> = {}): string {
  return [`/${name}`, ...Object.entries(pairs).map(([key, value]) => `${key}=${writeValue(value)}`)].join(
    ' ',
  );
}
