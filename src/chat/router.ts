import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Theme } from '../charts/spec.ts';
import { type Clock, forwardClock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { AsOf, Market } from '../market/view.ts';
import type { Answer, Router } from './adapter.ts';
import { asOfNow, readAsOf } from './as-of.ts';
import type { CommandDefinition } from './command.ts';
import { type CooldownLimits, createPauses } from './cooldown.ts';
import { composeError, describeThrown } from './error-reply.ts';
import { type ParsedMessage, parseMessage } from './parse.ts';
import type { CommandList, Ports } from './ports.ts';
import { type AskedQuestion, offerWhy, writeWhole } from './question-text.ts';
import { createInterpreter, type Outcome } from './questions/interpret.ts';
import { type LastAnswer, questionOf } from './questions/last-answer.ts';
import { composeOffer, composeRefusal, composeUnavailable } from './questions/replies.ts';
import { readArguments } from './read-arguments.ts';
import type { Action, Reply } from './reply.ts';
import { createReplyCache } from './reply-cache.ts';
import type { Request } from './request.ts';
import { AS_OF_KEY, takesDate } from './usage.ts';

export interface RouterDeps {
  readonly commands: CommandList;
  /** The market at its newest version; asked anew for every question. */
  readonly market: () => Market;
  readonly ports: Ports;
  readonly clock: Clock;
  /** What questions take for now, where it is not the clock's: a sample market stands at its own end. */
  readonly marketClock?: Clock;
  readonly log: Logger;
  /** What one person may ask. */
  readonly limits: CooldownLimits;
  /** What all people of one chat may ask together. */
  readonly chatLimits?: CooldownLimits;
  /** What a question is about that names no date; now, unless a replay says otherwise. */
  readonly defaultAsOf?: AsOf;
  readonly theme?: Theme;
}

/** What Telegram lets a bot say in a group, the narrowest of the platforms. */
const CHAT_LIMITS: CooldownLimits = { questions: 20, windowMs: 60_000 };

const REMEMBERED_DELIVERIES = 10_000;
const OFFERED_COMMANDS = 4;
const NO_COMMAND = 'error';

/** True for a delivery seen before: platforms repeat what they think was lost. */
function createDeliveryCheck(): (request: Request) => boolean {
  const seen = new LRUCache<string, true>({ max: REMEMBERED_DELIVERIES });
  return ({ platform, tenant, dedupeKey }) => {
    const key = JSON.stringify([platform, tenant, dedupeKey]);
    const isRepeat = seen.has(key);
    seen.set(key, true);
    return isRepeat;
  };
}

function actionFor(name: string, rest = ''): Action {
  const command = `/${name} ${rest}`.trim();
  return { kind: 'related', label: `/${name}`, command };
}

/** The answer where no command was meant or found: the nearest names, else a word on how to ask. */
function refuseUnknown(commands: CommandList, { name, rest, isCommand }: ParsedMessage): Reply {
  // In a sentence an ordinary word is easily two slips away from some name.
  const meant = isCommand || rest === '' ? commands.suggest(name) : [];
  const [best] = meant;
  if (best !== undefined) {
    const message = `I have no command "${name}". Did you mean /${best}?`;
    return composeError(
      { kind: 'user', message },
      meant.map((suggestion) => actionFor(suggestion, rest)),
    );
  }
  const offered = commands.all.filter(takesDate).slice(0, OFFERED_COMMANDS);
  const names = offered.map((command) => `/${command.name}`).join(', ');
  const message = isCommand && name !== '' ? `I have no command "${name}".` : 'I did not understand that.';
  return composeError(
    { kind: 'user', message, hint: `Try ${names}; /help lists everything` },
    offered.map((command) => actionFor(command.name)),
  );
}

/** What people were answered last. Whatever happens to the memory costs follow-ups and never an answer. */
function createMemory({ ports: { lastAnswer }, log }: RouterDeps) {
  return {
    async recall(request: Request): Promise<LastAnswer | undefined> {
      try {
        const given = await lastAnswer?.read(request);
        return given && questionOf(given);
      } catch (error) {
        log.warn({ err: error }, 'the last answer could not be read');
        return undefined;
      }
    },
    async remember(request: Request, question: AskedQuestion, { facts }: Reply): Promise<void> {
      const { command, asOf } = question;
      try {
        await lastAnswer?.save(request, { command: command.name, text: writeWhole(question), asOf, facts });
      } catch (error) {
        log.warn({ err: error }, 'an answer could not be remembered');
      }
    },
  };
}

type Memory = ReturnType<typeof createMemory>;

/** A command's reply, shared with everyone who asks the same of the same data. */
function createRunner(
  { market, ports, clock, marketClock = clock, defaultAsOf }: RouterDeps,
  memory: Memory,
) {
  const cached = createReplyCache();
  return async (command: CommandDefinition, message: ParsedMessage, request: Request): Promise<Reply> => {
    const date = takesDate(command) ? (message.pairs.get(AS_OF_KEY) ?? request.asOf) : undefined;
    const now = marketClock.now();
    const asOf = date === undefined ? (defaultAsOf ?? asOfNow(now)) : readAsOf(date, now);
    const args = readArguments(command, message);
    const current = market();
    const run = async () => command.run({ args, market: current, asOf, request, ports });
    // Only answers about market data are the same for everyone; help, settings and the like depend on who asks.
    if (!takesDate(command)) return run();
    const key = JSON.stringify([command.name, args, asOf.instant, asOf.isDate, current.version]);
    const question = { command, args, asOf };
    const reply = await cached(key, async () => offerWhy(await run(), question));
    await memory.remember(request, question, reply);
    return reply;
  };
}

/** A command to run with the message that carries its arguments, or what to reply where none runs. */
type Decision = { readonly command: CommandDefinition; readonly message: ParsedMessage } | Reply;

function replyTo(
  outcome: Exclude<Outcome, { kind: 'ask' }>,
  message: ParsedMessage,
  commands: CommandList,
): Reply {
  if (outcome.kind === 'offer') return composeOffer(outcome.texts);
  if (outcome.kind === 'refuse') return composeRefusal(outcome.reason, outcome.nearest);
  if (outcome.kind === 'unavailable') return composeUnavailable(outcome.command, outcome.nearest, commands);
  return refuseUnknown(commands, message);
}

/** Finds the command that a message asks for, by its name after a slash or by what its words mean. */
function createDecider(commands: CommandList, memory: Memory) {
  const interpret = createInterpreter(commands);
  return async (message: ParsedMessage, request: Request): Promise<Decision> => {
    if (message.isCommand) {
      const command = commands.find(message.name);
      return command === undefined ? refuseUnknown(commands, message) : { command, message };
    }
    const outcome = interpret(message, await memory.recall(request));
    if (outcome.kind !== 'ask') return replyTo(outcome, message, commands);
    const asked = parseMessage(outcome.text);
    const command = commands.find(asked.name);
    return command === undefined ? refuseUnknown(commands, message) : { command, message: asked };
  };
}

const createIncident = () => randomBytes(4).toString('hex');

/**
 * The way of every message: silence for what is not the bot's or was seen before, a pause for who asks too much,
 * then command or question, arguments, date, answer. Never rejects: what a command throws becomes an answer, and what
 * was not meant for people goes to the log under an incident id.
 */
export function createRouter(deps: RouterDeps): Router {
  const pauseClock = forwardClock(deps.clock);
  const { commands, log, limits, chatLimits = CHAT_LIMITS, theme = 'dark' } = deps;
  const memory = createMemory(deps);
  const isRepeated = createDeliveryCheck();
  const checkPause = createPauses(limits, chatLimits);
  const run = createRunner(deps, memory);
  const decide = createDecider(commands, memory);

  const answer = async (request: Request): Promise<Answer> => {
    let command = NO_COMMAND;
    try {
      const decision = await decide(parseMessage(request.text), request);
      if ('blocks' in decision) return { command, theme, reply: decision };
      command = decision.command.name;
      return { command, theme, reply: await run(decision.command, decision.message, request) };
    } catch (thrown) {
      const error = describeThrown(thrown, createIncident);
      if (error.incident !== undefined)
        log.error(
          { incident: error.incident, command, platform: request.platform, err: thrown },
          'no answer',
        );
      return { command, theme, reply: composeError(error) };
    }
  };

  return {
    async handle(request) {
      if (!request.isAddressed || isRepeated(request)) return undefined;
      const { verdict, message } = checkPause(request, pauseClock.now());
      if (verdict === 'silent') return undefined;
      if (verdict === 'free') return answer(request);
      return { command: NO_COMMAND, theme, reply: composeError({ kind: 'user', message }) };
    },
  };
}
