import type { AsOf } from '../market/view.ts';
import { datePair } from './answer.ts';
import type { CommandDefinition } from './command.ts';
import type { GivenAnswer } from './data-ports.ts';
import { writeCommand } from './parse.ts';
import { defaultOf, keysOf, type Pairs } from './questions/extract-arguments.ts';
import { questionOf } from './questions/last-answer.ts';
import type { Action, Reply } from './reply.ts';

/** A question as it was understood: the command, its arguments as its schema read them, and its instant. */
export interface AskedQuestion {
  readonly command: CommandDefinition;
  readonly args: Readonly<Record<string, unknown>>;
  readonly asOf: AsOf;
}

/** Arguments as they would be typed, for what a command was given and what it took by default. */
function writeArguments({ args, asOf }: AskedQuestion): Pairs {
  const plain = Object.entries(args).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return { ...Object.fromEntries(plain.map(([key, value]) => [key, String(value)])), ...datePair(asOf) };
}

/** The whole question, defaults included, so that a follow-up can change any part: `/macd asset=BTC range=3y`. */
export function writeWhole(question: AskedQuestion): string {
  return writeCommand(question.command.name, writeArguments(question));
}

/** Arguments that are neither default nor only say how much a chart shows. */
function leastOf(command: CommandDefinition, pairs: Pairs): Pairs {
  const ranges = keysOf(command, 'range');
  const isNeeded = ([key, value]: [string, string]) =>
    !ranges.includes(key) && String(defaultOf(command, key)) !== value;
  return Object.fromEntries(Object.entries(pairs).filter(isNeeded));
}

/** The least that asks for the same numbers: `/macd`, `/macd asset=ETH asof=2026-01-18`. */
function writeLeast(command: CommandDefinition, pairs: Pairs): string {
  return writeCommand(command.name, leastOf(command, pairs));
}

/** Whether an answer that was given has the numbers that a question asks for. */
export function isSameQuestion(given: GivenAnswer, question: AskedQuestion): boolean {
  const { command } = question;
  if (given.command !== command.name) return false;
  return writeLeast(command, questionOf(given).pairs) === writeLeast(command, writeArguments(question));
}

/** Explains this very answer to whoever presses it, whatever else they have asked meanwhile. */
function whyAction(question: AskedQuestion): Action {
  const asked = writeLeast(question.command, writeArguments(question)).slice(1);
  const words = asked.includes(' ') ? `"${asked.replaceAll(/["\\]/g, String.raw`\$&`)}"` : asked;
  return { kind: 'why', label: 'Why?', command: `/why ${words}` };
}

const ORDER: readonly Action['kind'][] = ['range', 'why', 'alert', 'related'];

/** An answer about data with its "Why?", the buttons in the order of every answer. */
export function offerWhy(reply: Reply, question: AskedQuestion): Reply {
  const actions = [...(reply.actions ?? []), whyAction(question)];
  const inOrder = actions.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return { ...reply, actions: inOrder };
}
