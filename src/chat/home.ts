import { randomBytes } from 'node:crypto';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Market } from '../market/view.ts';
import { asOfNow } from './as-of.ts';
import type { CommandDefinition } from './command.ts';
import { composeError, describeThrown } from './error-reply.ts';
import { parseMessage } from './parse.ts';
import type { Ports } from './ports.ts';
import { readArguments } from './read-arguments.ts';
import type { Action, Reply } from './reply.ts';
import type { Request } from './request.ts';
import { takesDate } from './usage.ts';

/** A person's own page: what holds in their chat with the bot, and what can be asked there. */
export interface HomePage {
  /** Each with its buttons. */
  readonly sections: readonly Reply[];
  /** Questions about the market. */
  readonly questions: readonly Action[];
}

/** Reads the page of the person who asks, for the chat that the request names. Never rejects. */
export type ReadHome = (request: Request) => Promise<HomePage>;

interface HomeDeps {
  readonly ports: Ports;
  readonly market: () => Market;
  readonly marketClock: Clock;
  readonly log: Logger;
}

const MAX_QUESTIONS = 8;

/** Builds the page from the commands that have a part of it; where nothing is stored only the questions are left. */
export function createHome({ ports, market, marketClock, log }: HomeDeps): ReadHome {
  const { commands, delivery } = ports;
  const shown = delivery === undefined ? [] : commands.all.filter(({ home }) => home !== undefined);
  const questions = commands.all
    .filter(takesDate)
    .slice(0, MAX_QUESTIONS)
    .map(({ name }): Action => ({ kind: 'related', label: `/${name}`, command: `/${name}` }));

  async function ask(command: CommandDefinition, request: Request): Promise<Reply> {
    const actions = (command.home ?? []).map(
      ({ label, command: asked }): Action => ({ kind: 'related', label, command: asked }),
    );
    try {
      const args = readArguments(command, parseMessage(`/${command.name}`));
      const asOf = asOfNow(marketClock.now());
      return { ...(await command.run({ args, market: market(), asOf, request, ports })), actions };
    } catch (thrown) {
      const error = describeThrown(thrown, () => randomBytes(4).toString('hex'));
      if (error.incident !== undefined)
        log.error(
          { incident: error.incident, command: command.name, err: thrown },
          'a part of a page is missing',
        );
      return composeError(error);
    }
  }

  return async (request) => ({
    sections: await Promise.all(shown.map((command) => ask(command, request))),
    questions,
  });
}
