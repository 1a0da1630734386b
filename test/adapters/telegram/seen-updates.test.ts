import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UpdateRecord } from '../../../src/chat/adapter.ts';
import { startTelegramApi, type TelegramApi } from '../../fakes/telegram-api.ts';
import { textUpdate } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, createBench } from './bench.ts';

let api: TelegramApi;
let bench: Bench;

beforeEach(async () => {
  api = await startTelegramApi();
});

afterEach(async () => {
  await bench.adapter.stop(5000);
  await api.close();
});

/** What a database keeps, without one. */
function recordInMemory(): UpdateRecord & { readonly kept: Set<string>; readonly prunedAt: number[] } {
  const kept = new Set<string>();
  const prunedAt: number[] = [];
  return {
    kept,
    prunedAt,
    async isFirst(source, update) {
      const isFirst = !kept.has(`${source} ${update}`);
      kept.add(`${source} ${update}`);
      return isFirst;
    },
    prune: async (_source, now) => prunedAt.push(now),
  };
}

async function startBot(updates: UpdateRecord): Promise<void> {
  bench = createBench({
    apiRoot: api.origin,
    token: api.token,
    updates,
    respond: ({ text }) => answer(`Answer to ${text}`),
  });
  await bench.adapter.start();
}

const said = () => api.messagesIn(1001).map(({ text }) => text);

describe('an update on record', () => {
  it('is not answered again after a restart that forgot to confirm it', async () => {
    const record = recordInMemory();
    await startBot(record);
    const id = api.push(textUpdate('private', 'first'));
    await api.wait('sendMessage');
    await bench.adapter.stop(5000);
    await startBot(record);
    api.push(textUpdate('private', 'first'), id);
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    expect(said()).toEqual(['Answer to first', 'Answer to second']);
  });

  it('is kept under the number of the bot, and never with the secret of its token', async () => {
    const record = recordInMemory();
    await startBot(record);
    const id = api.push(textUpdate('private', 'first'));
    await api.wait('sendMessage');
    expect([...record.kept]).toEqual([`telegram:123456 ${id}`]);
    expect(record.prunedAt).toEqual([Date.UTC(2026, 0, 18)]);
  });

  it('does not wait for a database that never answers, nor do those behind it', async () => {
    const hanging = () => new Promise<never>(() => undefined);
    await startBot({ isFirst: hanging, prune: hanging });
    api.push(textUpdate('private', 'first'));
    await bench.elapse(2500);
    await api.wait('sendMessage');
    api.push(textUpdate('private', 'second'));
    await bench.elapse(2500);
    await api.wait('sendMessage', 2);
    expect(said()).toEqual(['Answer to first', 'Answer to second']);
  });

  it('is answered where the record cannot be reached, and only once all the same', async () => {
    const broken = () => Promise.reject(new Error('the database is away'));
    await startBot({ isFirst: broken, prune: broken });
    const id = api.push(textUpdate('private', 'first'));
    api.push(textUpdate('private', 'first'), id);
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    expect(said()).toEqual(['Answer to first', 'Answer to second']);
    expect(bench.logged.filter(({ msg }) => msg === 'an update could not be put on record')).toHaveLength(2);
  });
});
