import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { composeCommandHelp, composeHelp } from '../src/chat/help.ts';
import { UserError } from '../src/lib/errors.ts';

export default defineCommand({
  name: 'help',
  aliases: ['commands'],
  group: 'service',
  description: 'All commands, or the usage and examples of one',
  examples: ['/help', '/help help'],
  terms: ['help', 'what can you do', 'how do i use this'],
  args: z.object({
    command: z.string().describe('the command to explain').optional(),
  }),
  run({ args, ports }) {
    if (args.command === undefined) return composeHelp(ports.commands.all);
    const name = args.command.replace(/^\/+/, '');
    const command = ports.commands.find(name);
    if (command !== undefined) return composeCommandHelp(command);
    const [nearest] = ports.commands.suggest(name);
    const guess = nearest === undefined ? '' : ` Did you mean /${nearest}?`;
    throw new UserError(`I have no command "${name}".${guess}`, '/help lists all of them');
  },
});
