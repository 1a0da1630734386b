import { describe, expect, it } from 'vitest';
import start from '../../commands/start.ts';
import type { CommandContext } from '../../src/chat/command.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';

const commands = fakeCommands(fakeCommand(), fakeCommand({ name: 'peak' }), start);

async function ask(args: Record<string, string>) {
  const context: CommandContext<Record<string, string>> = {
    args,
    market: fakeMarket(),
    asOf: asOfDate('2026-01-18'),
    request: fakeRequest('/start'),
    ports: fakePorts(commands),
  };
  return start.run(context);
}

describe('/start', () => {
  it('says in four lines what the bot is, with buttons for its commands about data', async () => {
    const reply = await ask({});
    expect(renderPlain(reply).split('\n')).toHaveLength(4);
    expect(reply.actions?.map(({ command }) => command)).toEqual(['/macd', '/peak']);
  });

  it('explains the command that a link names', async () => {
    expect(renderPlain(await ask({ topic: 'peak' }))).toContain('Usage: /peak');
  });

  it('greets as usual where the link names nothing', async () => {
    expect(await ask({ topic: 'campaign-7' })).toEqual(await ask({}));
  });
});
