import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/chat/adapter.ts';
import { startTelegramApi, type TelegramApi, type Twist } from '../../fakes/telegram-api.ts';
import { ALICE, CHATS, textUpdate } from '../../fakes/telegram-updates.ts';
import { answer, type Bench, charted, createBench, PNG } from './bench.ts';

let api: TelegramApi;
let bench: Bench;

beforeEach(async () => {
  api = await startTelegramApi();
  bench = createBench({ apiRoot: `${api.origin}/`, token: api.token, respond: () => answer('Hello') });
});

afterEach(async () => {
  await bench.adapter.stop(5000);
  await api.close();
});

const CONFLICT: Twist = {
  refuse: 409,
  description:
    'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
};
const of = (msg: string) => bench.logged.filter((line) => String(line['msg']).includes(msg));

describe('start', () => {
  it('registers menus: in groups, what changes a chat is shown to its administrators alone', async () => {
    await bench.adapter.start();
    const menus = await api.wait('setMyCommands', 3);
    const asking = [
      { command: 'macd', description: 'What macd says' },
      { command: 'peak', description: 'What peak says' },
    ];
    const all = [...asking, { command: 'subscribe', description: 'What subscribe says' }];
    expect(menus.map(({ payload }) => payload)).toEqual([
      { scope: { type: 'default' }, commands: all },
      { scope: { type: 'all_group_chats' }, commands: asking },
      { scope: { type: 'all_chat_administrators' }, commands: all },
    ]);
  });

  it('gives up a webhook left from another mode', async () => {
    await bench.adapter.start();
    expect((await api.wait('deleteWebhook'))[0]?.payload).toEqual({});
    const [poll] = await api.wait('getUpdates');
    expect(poll?.payload['allowed_updates']).toEqual([
      'message',
      'channel_post',
      'callback_query',
      'my_chat_member',
    ]);
    expect(bench.adapter.routes).toEqual([]);
  });

  it.each([
    [401, 'Unauthorized'],
    [404, 'Not Found'],
  ])('fails with one clear line on a bad token (%i)', async (refuse, description) => {
    api.twist('getMe', { refuse, description });
    await expect(bench.adapter.start()).rejects.toThrow(
      /^Telegram refused the bot: the bot token is wrong or was revoked$/,
    );
  });

  it('goes without the menu where Telegram refuses it', async () => {
    api.twist('setMyCommands', { refuse: 400, description: 'Bad Request: BOT_COMMAND_INVALID' });
    await bench.adapter.start();
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage');
    expect(of('menu not registered')).toHaveLength(1);
    expect(api.calls.filter(({ method }) => method === 'setMyCommands')).toHaveLength(3);
  });

  it('keeps trying where Telegram cannot be reached yet', async () => {
    api.twist('getMe', { drop: true, executed: false }, { page: '<html>', status: 502 });
    await bench.adapter.start();
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage');
    expect(bench.waits.slice(0, 1)).toEqual([1000]);
    expect(of('cannot be reached')).toHaveLength(2);
  });

  it('ends the platform, not the process, where the token turns out bad only later', async () => {
    api.twist('getMe', { drop: true, executed: false }, { refuse: 401, description: 'Unauthorized' });
    await bench.adapter.start();
    await api.wait('getMe', 2);
    await bench.adapter.stop(5000);
    expect(of('Telegram is off until the bot restarts')).toHaveLength(1);
  });
});

describe('a second poller', () => {
  it('costs one line, a growing pause and no message', async () => {
    api.twist('getUpdates', CONFLICT, CONFLICT, CONFLICT);
    await bench.adapter.start();
    await api.wait('getUpdates', 4);
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage');
    expect(of('another process is fetching the updates')).toHaveLength(1);
    expect(bench.waits.slice(0, 3)).toEqual([1000, 2000, 4000]);
  });
});

describe('a token revoked while running', () => {
  it('costs one line, and the process goes on', async () => {
    const revoked: Twist = { refuse: 401, description: 'Unauthorized' };
    api.twist('getUpdates', revoked, revoked);
    await bench.adapter.start();
    await api.wait('getUpdates', 3);
    expect(of('no longer accepts the bot token')).toHaveLength(1);
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage');
    // What was paused meanwhile is to go on: told at the start, and again once the token is taken.
    expect(bench.events.filter(({ kind }) => kind === 'connected')).toHaveLength(2);
  });
});

describe('a broken connection', () => {
  it('loses no update and repeats none', async () => {
    api.twist('getUpdates', { drop: true, executed: false }, { page: '<html>', status: 502 });
    await bench.adapter.start();
    api.push(textUpdate('private', 'first'));
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    expect(bench.requests.map(({ text }) => text)).toEqual(['first', 'second']);
  });

  it('puts nothing secret into the log', async () => {
    api.twist('getUpdates', { drop: true, executed: false }, { refuse: 401, description: 'Unauthorized' });
    api.twist('sendMessage', { drop: true, executed: false });
    await bench.adapter.start();
    api.push(textUpdate('private', 'first'));
    api.push(textUpdate('private', 'second'));
    await api.wait('sendMessage', 2);
    // The logger cuts what looks like a token; here it must not even have had to.
    expect(bench.logText()).not.toContain('[redacted]');
    expect(bench.logText()).not.toContain(api.token);
    expect(bench.logText()).toContain('ECONNRESET');
  });
});

describe('news of a chat', () => {
  it('is noticed: blocked, let in again, moved', async () => {
    const member = (status: string) => ({
      my_chat_member: {
        chat: CHATS.private,
        from: ALICE,
        date: 1,
        old_chat_member: { status: 'member', user: ALICE },
        new_chat_member: { status, user: ALICE },
      },
    });
    await bench.adapter.start();
    api.push(member('kicked'));
    api.push(member('member'));
    const { text: _, entities: _e, ...service } = textUpdate('group', '')['message'] ?? {};
    api.push({ message: { ...service, migrate_to_chat_id: CHATS.supergroup.id } });
    api.push(textUpdate('private', '/macd'));
    await api.wait('sendMessage');
    expect(of('chat changed').map(({ change }) => change)).toEqual([
      { kind: 'lost', chatId: 1001, reason: 'blocked' },
      { kind: 'found', chatId: 1001 },
      { kind: 'moved', chatId: CHATS.group.id, toChatId: CHATS.supergroup.id },
    ]);
  });
});

describe('stop', () => {
  it('sends the answer under way, confirms what it took and takes no more', async () => {
    const drawn = Promise.withResolvers<Buffer>();
    bench = createBench({
      apiRoot: api.origin,
      token: api.token,
      respond: () => charted('Slow'),
      render: () => drawn.promise,
    });
    await bench.adapter.start();
    api.push(textUpdate('private', '/macd'));
    await Promise.all([api.wait('sendChatAction'), api.wait('getUpdates', 2)]);
    const stopped = bench.adapter.stop(5000);
    await api.wait('getUpdates', 3);
    expect(api.unconfirmed).toEqual([]);
    api.push(textUpdate('private', 'too late'));
    drawn.resolve(PNG);
    await stopped;
    expect(api.messagesIn(1001)).toHaveLength(1);
    expect(api.unconfirmed).toHaveLength(1);
    expect(of('stopped before')).toEqual([]);
  });

  it('confirms nothing that the last call has long confirmed', async () => {
    let now = 0;
    bench = createBench({
      apiRoot: api.origin,
      token: api.token,
      respond: () => answer('Hello'),
      clock: { now: () => now },
    });
    await bench.adapter.start();
    api.push(textUpdate('private', '/macd'));
    await Promise.all([api.wait('sendMessage'), api.wait('getUpdates', 2)]);
    now = 1000;
    await bench.adapter.stop(5000);
    expect(api.calls.filter(({ method }) => method === 'getUpdates')).toHaveLength(2);
    expect(api.unconfirmed).toEqual([]);
  });

  it('gives up at the deadline and says how much was left', async () => {
    const gate = Promise.withResolvers<Answer>();
    bench = createBench({
      apiRoot: api.origin,
      token: api.token,
      respond: () => gate.promise,
    });
    await bench.adapter.start();
    api.push(textUpdate('private', '/macd'));
    await api.wait('getUpdates', 2);
    const stopped = bench.adapter.stop(5000);
    await bench.elapse(5000);
    await stopped;
    expect(of('stopped before every answer was sent')).toEqual([expect.objectContaining({ unfinished: 1 })]);
    gate.resolve(answer('Late'));
  });

  it('is quick before a start and while waiting for updates', async () => {
    await bench.adapter.stop(5000);
    await bench.adapter.start();
    await bench.adapter.stop(5000);
    expect(of('stopped before')).toEqual([]);
  });
});
