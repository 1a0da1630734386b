import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { composeCommandHelp, offerCommands } from '../src/chat/help.ts';

export default defineCommand({
  name: 'start',
  aliases: [],
  group: 'service',
  description: 'What this bot is and how to ask it',
  examples: ['/start'],
  terms: ['start', 'hello', 'who are you'],
  args: z.object({
    topic: z.string().describe('a command to begin with, as links to this bot may carry').optional(),
  }),
  run({ args, ports }) {
    // A link's payload is not typed by the person: one that means nothing here is no mistake of theirs.
    const topic = args.topic === undefined ? undefined : ports.commands.find(args.topic);
    if (topic !== undefined) return composeCommandHelp(topic);
    return {
      blocks: [
        { kind: 'heading', text: 'Macro Rotation Bot' },
        {
          kind: 'text',
          text: 'I measure macro rotation from market data: which phase leads, where the levels stand, what past cases did.',
        },
        {
          kind: 'text',
          text: 'Every number carries its date, and every look ahead its sample size and base rate. Never advice.',
        },
        { kind: 'text', text: 'Press a button or type /help; add asof=2026-01-18 to ask about a past date.' },
      ],
      facts: { commands: ports.commands.all.map(({ name }) => name) },
      actions: offerCommands(ports.commands.all),
      visibility: 'private',
    };
  },
});
