import { describe, expect, it } from 'vitest';
import { createHome } from '../../src/chat/home.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { createRegistry, loadCommands } from '../../src/chat/registry.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { UserError } from '../../src/lib/errors.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { fakeDelivery } from '../fakes/delivery.ts';
import { fakeMarket } from '../fakes/market.ts';

const registry = createRegistry(await loadCommands(new URL('../../commands/', import.meta.url)));

const words = (text: string) => ({
  blocks: [{ kind: 'text', text }] as const,
  facts: {},
  visibility: 'private' as const,
});

function open(commands = fakeCommands(), hasDelivery = true) {
  const logged: string[] = [];
  const read = createHome({
    ports: { ...fakePorts(commands), ...(hasDelivery ? { delivery: fakeDelivery() } : {}) },
    market: () => fakeMarket(),
    marketClock: fixedClock(Date.UTC(2026, 0, 18)),
    log: createLogger('error', [], (line) => void logged.push(line)),
  });
  return { read, logged };
}

const button = { label: 'Light charts', command: '/settings theme=light' };

describe('a person’s page', () => {
  it('holds the answers of the commands that have a part in it, with their buttons, for the chat asked about', async () => {
    const command = fakeCommand({
      name: 'shown',
      group: 'service',
      home: [button],
      run: ({ request }) => words(`for ${request.conversation}`),
    });
    const { read } = open(fakeCommands(command, fakeCommand({ name: 'macd' })));
    const page = await read(fakeRequest('', { conversation: 'D1' }));
    expect(page.sections).toMatchObject([
      {
        blocks: [{ text: 'for D1' }],
        actions: [{ label: 'Light charts', command: '/settings theme=light' }],
      },
    ]);
    expect(page.questions.map(({ command: asked }) => asked)).toEqual(['/macd']);
  });

  it('says which part is missing, and shows the others', async () => {
    const broken = (name: string, error: Error) =>
      fakeCommand({
        name,
        group: 'service',
        home: [],
        run: () => {
          throw error;
        },
      });
    const whole = fakeCommand({ name: 'whole', group: 'service', home: [], run: () => words('here') });
    const commands = fakeCommands(
      broken('a', new UserError('No such thing')),
      broken('b', new Error('secret')),
      whole,
    );
    const { read, logged } = open(commands);
    const text = JSON.stringify(await read(fakeRequest('')));
    expect(text).toContain('No such thing');
    expect(text).toContain('here');
    expect(text).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });

  it('is questions alone where nothing is stored', async () => {
    const { read } = open(fakeCommands(fakeCommand({ name: 'shown', group: 'service', home: [] })), false);
    expect((await read(fakeRequest(''))).sections).toEqual([]);
  });

  it('has buttons that ask what the bot understands', async () => {
    const buttons = registry.all.flatMap(({ home = [] }) => home);
    expect(buttons.length).toBeGreaterThan(5);
    for (const { command } of buttons) {
      const message = parseMessage(command);
      const found = registry.find(message.name);
      expect(found?.name).toBe(message.name);
      if (found !== undefined) expect(() => readArguments(found, message)).not.toThrow();
    }
  });
});
