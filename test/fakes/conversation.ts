import { z } from 'zod';
import { assetArgument, rangeArgument } from '../../src/chat/arguments.ts';
import type { CommandDefinition } from '../../src/chat/command.ts';
import type { CommandList, Ports } from '../../src/chat/ports.ts';
import { createRegistry } from '../../src/chat/registry.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';

let deliveries = 0;

/** A direct message, delivered for the first time unless told otherwise. */
export function fakeRequest(text: string, overrides: Partial<Request> = {}): Request {
  deliveries += 1;
  return {
    platform: 'test',
    tenant: '',
    conversation: 'c1',
    user: { id: 'u1', isAdmin: false },
    isDirect: true,
    isAddressed: true,
    text,
    dedupeKey: `d${deliveries}`,
    capabilities: { images: true, buttons: true, privateReplies: true },
    ...overrides,
  };
}

export function textReply(text: string): Reply {
  return { blocks: [{ kind: 'text', text }], facts: {}, visibility: 'public' };
}

/** A command that answers with its name, changed where a test cares. */
export function fakeCommand(overrides: Partial<CommandDefinition> = {}): CommandDefinition {
  const name = overrides.name ?? 'macd';
  return {
    name,
    aliases: [],
    group: 'analysis',
    description: `What ${name} says`,
    examples: [`/${name}`],
    terms: [],
    args: z.object({ asset: assetArgument.default('BTC'), range: rangeArgument.default('3y') }),
    run: () => textReply(name),
    ...overrides,
  };
}

export function fakeCommands(...commands: CommandDefinition[]): CommandList {
  return createRegistry(commands);
}

export function fakePorts(commands: CommandList): Ports {
  return { commands, supportLevel: 2_400 };
}
