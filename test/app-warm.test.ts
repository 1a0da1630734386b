import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createWarmUp } from '../src/app-warm.ts';
import { type CommandDefinition, defineCommand } from '../src/chat/command.ts';
import { createRegistry, loadCommands } from '../src/chat/registry.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { DataError } from '../src/lib/errors.ts';
import { createLogger } from '../src/lib/log.ts';
import { createMarket } from '../src/market/market.ts';
import { openReader } from '../src/sources/reader.ts';
import { SAMPLE_NOW } from '../src/sources/sample/events.ts';

const reply = { blocks: [], facts: {}, visibility: 'public' } as const;

function command(name: string, run: () => void, group: CommandDefinition['group'] = 'analysis') {
  const made = defineCommand({
    name,
    aliases: [],
    group,
    description: `About ${name}`,
    examples: [`/${name}`],
    terms: [],
    args: z.object({}),
    run() {
      run();
      return reply;
    },
  });
  return made;
}

function setUp(all: readonly CommandDefinition[], sleep: () => Promise<void> = () => new Promise(() => {})) {
  const lines: string[] = [];
  const commands = createRegistry(all);
  const market = createMarket(openReader('sample'));
  const warmUp = createWarmUp({
    commands,
    ports: { commands, supportLevel: 2_400 },
    market: () => market,
    marketClock: fixedClock(SAMPLE_NOW),
    log: createLogger('warn', [], (line) => void lines.push(line)),
    sleep,
  });
  return { warmUp, lines };
}

describe('the warm-up', () => {
  it('computes every real market command over the sample without a complaint', async () => {
    const commands = await loadCommands(new URL('../commands/', import.meta.url));
    const { warmUp, lines } = setUp(commands);
    await warmUp.start();
    warmUp.stop();
    expect(lines).toEqual([]);
  });

  it('runs market commands alone, and lets others go first before each', async () => {
    const order: string[] = [];
    const { warmUp } = setUp([
      command('one', () => {
        order.push('one');
        setImmediate(() => order.push('a question'));
      }),
      command('settings', () => order.push('settings'), 'service'),
      command('two', () => order.push('two')),
    ]);
    await warmUp.start();
    expect(order).toEqual(['one', 'a question', 'two']);
  });

  it('tries again what lacked its data, and nothing else', async () => {
    const runs: string[] = [];
    let isThere = false;
    const finished = Promise.withResolvers<void>();
    const { warmUp } = setUp(
      [
        command('whole', () => runs.push('whole')),
        command('late', () => {
          runs.push('late');
          if (!isThere) throw new DataError('BTC', 'BTC is being fetched', 'Ask again');
          finished.resolve();
        }),
      ],
      async () => {
        isThere = true;
      },
    );
    await warmUp.start();
    await finished.promise;
    expect(runs).toEqual(['late', 'whole', 'late']);
  });

  it('survives a command that fails, and tells it once in the log', async () => {
    const runs: string[] = [];
    const { warmUp, lines } = setUp([
      command('broken', () => {
        throw new TypeError('no such thing');
      }),
      command('next', () => runs.push('next')),
    ]);
    await warmUp.start();
    expect(runs).toEqual(['next']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('/broken failed in the warm-up');
  });

  it('ends where it is when the bot stops', async () => {
    const runs: string[] = [];
    const { warmUp } = setUp([
      command('one', () => {
        runs.push('one');
        warmUp.stop();
      }),
      command('two', () => runs.push('two')),
    ]);
    await warmUp.start();
    expect(runs).toEqual(['one']);
  });
});
