import type { CommandDefinition } from '../../src/chat/command.ts';
import type { Ports } from '../../src/chat/ports.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { MS_PER_DAY, parseDay } from '../../src/market/days.ts';
import type { Market } from '../../src/market/view.ts';

const request: Request = {
  platform: 'test',
  tenant: '',
  conversation: 'c1',
  user: { id: 'u1', isAdmin: false },
  isDirect: true,
  isAddressed: true,
  text: '',
  dedupeKey: 'k1',
  capabilities: { images: true, buttons: true, privateReplies: true },
};

const ports: Ports = { commands: { all: [], find: () => undefined, suggest: () => [] }, supportLevel: 2_400 };

/** Runs one command over a market, as of the end of a date `YYYY-MM-DD`. */
export async function askCommand(
  command: CommandDefinition,
  market: Market,
  date: string,
  args: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const day = parseDay(date);
  if (day === undefined) throw new Error(`${date} is no date`);
  const asOf = { instant: (day + 1) * MS_PER_DAY, isDate: true };
  return command.run({ args: command.args.parse(args), market, asOf, request, ports });
}

/** The lines a person reads before the chart. */
export function linesOf(reply: Reply): string[] {
  return reply.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
}
