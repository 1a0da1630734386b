import { expect, it } from 'vitest';
import { loadCommands } from '../../../src/chat/registry.ts';
import type { KitCall } from '../../kit.ts';
import { describeWithReference } from '../../reference.ts';
import { SEED, useKitStage } from './kit-stage.ts';

const commands = await loadCommands(new URL('../../../commands/', import.meta.url));
const NAMED = '@macro_test_bot';

/** How the same command is said in each kind of chat. */
const CHATS: readonly (readonly [string, Record<string, unknown>, string])[] = [
  ['a private chat', { chat_id: SEED.private }, ''],
  ['a group', { chat_id: SEED.group, from_id: 1005 }, NAMED],
  ['a supergroup', { chat_id: SEED.supergroup, from_id: 1001 }, NAMED],
  ['a topic of a forum', { chat_id: SEED.forum, from_id: 1001, message_thread_id: 11 }, NAMED],
  ['a channel', { chat_id: SEED.channel }, ''],
];

const resultOf = (call: KitCall | undefined): Record<string, unknown> => Object(call?.result);
const wordsOf = (call: KitCall | undefined): string => {
  const { text = '', caption = text }: { text?: string; caption?: string } = resultOf(call);
  return caption;
};

describeWithReference('the whole bot on Telegram', () => {
  const stage = useKitStage();

  it.each(CHATS)(
    'answers every command in %s, there and nowhere else',
    async (_, where, suffix) => {
      await stage.fake.control('config', { ratelimit: false });
      await stage.start();
      for (const { name, examples } of commands) {
        const [example = `/${name}`] = examples;
        const text = example.replace(/^\/\w+/, (head) => head + suffix);
        const [first] = await stage.ask({ ...where, text });
        expect(first, `${text}: ${first?.error}`).toMatchObject({ status: 200 });
        const { chat, message_thread_id: thread }: { chat?: { id: number }; message_thread_id?: number } =
          resultOf(first);
        expect(chat?.id).toBe(where['chat_id']);
        expect(thread).toBe(where['message_thread_id']);
      }
      expect((await stage.fake.calls()).filter(({ status }) => status !== 200)).toEqual([]);
    },
    60_000,
  );

  const buttonsOf = (call: KitCall | undefined): readonly { text: string; callback_data: string }[] => {
    const { inline_keyboard: rows = [] }: { inline_keyboard?: { text: string; callback_data: string }[][] } =
      Object(resultOf(call)['reply_markup']);
    return rows.flat();
  };
  const press = (call: KitCall | undefined, more: Record<string, unknown>) =>
    stage.fake.control('callback', {
      chat_id: Object(resultOf(call)['chat']).id,
      message_id: resultOf(call)['message_id'],
      ...more,
    });
  const since = async () => (await stage.fake.calls()).at(-1)?.seq ?? 0;

  it('answers every press of every button, and refuses none of its own data', async () => {
    await stage.fake.control('config', { ratelimit: false });
    await stage.start();
    let presses = 0;
    for (const { name, examples } of commands) {
      await stage.ask({ chat_id: SEED.private, text: examples[0] ?? `/${name}` });
      // The last message carries the buttons; what follows in the same chat is answered after it.
      const last = (await stage.fake.calls('method=sendMessage,sendPhoto')).at(-1);
      for (const { callback_data: data } of buttonsOf(last)) {
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        presses += 1;
        const before = await since();
        await press(last, { data, from_id: SEED.private });
        await stage.fake.wait('answerCallbackQuery', 1, before);
        await stage.fake.wait('sendMessage,sendPhoto,editMessageMedia', 1, before);
        await stage.say({ chat_id: SEED.otherPrivate, from_id: SEED.otherPrivate, text: '/help' });
      }
    }
    expect(presses).toBeGreaterThan(20);
    const answers = await stage.fake.wait('answerCallbackQuery', presses);
    expect(answers.filter(({ params }) => params['text'] !== undefined)).toEqual([]);
  }, 120_000);

  it('lets nobody change a chat by a button, or by data of their own making, who could not by typing', async () => {
    await stage.start();
    const [set] = await stage.ask({
      chat_id: SEED.supergroup,
      from_id: 1001,
      text: `/alert${NAMED} btc macd cross`,
    });
    const data = buttonsOf(set).find(({ text }) => text === 'Delete')?.callback_data ?? '';
    expect(data).not.toBe('');
    for (const made of [{ data }, { data: 'n:/unsubscribe', force: true }]) {
      const before = await since();
      await press(set, { ...made, from_id: 1005 });
      const [refused] = await stage.fake.wait('sendMessage', 1, before);
      expect(wordsOf(refused)).toContain('Only administrators of this chat');
    }
    const before = await since();
    await press(set, { data: 'x'.repeat(64), force: true, from_id: 1005 });
    const [expired] = await stage.fake.wait('answerCallbackQuery', 1, before);
    expect(expired?.params['text']).toContain('expired');
    await press(set, { data, from_id: 1004 });
    const [deleted] = await stage.fake.wait('sendMessage', 1, before);
    expect(wordsOf(deleted)).toMatch(/deleted/i);
  });

  it('refuses settings to who writes as a channel, and grants them to an administrator without a name', async () => {
    await stage.start();
    const text = `/settings${NAMED} light`;
    const [asChannel] = await stage.ask({ chat_id: SEED.supergroup, as_channel: SEED.channel, text });
    expect(wordsOf(asChannel)).toContain('Only administrators of this chat');
    const [anonymous] = await stage.ask({ chat_id: SEED.supergroup, anonymous: true, text });
    expect(wordsOf(anonymous)).toContain('Charts: light');
    const [reading] = await stage.ask({
      chat_id: SEED.supergroup,
      as_channel: SEED.channel,
      text: `/macd${NAMED}`,
    });
    expect(reading).toMatchObject({ method: 'sendPhoto', status: 200 });
  });

  it('answers an update once, delivered again at once, after a lost reply and after a restart', async () => {
    await stage.start();
    await stage.fake.control('fault', { method: 'sendPhoto', after_drop: true });
    const { update } = await stage.say({ chat_id: SEED.private, text: '/macd' });
    await stage.fake.wait('sendPhoto');
    await stage.fake.control('redeliver', { update });
    await stage.ask({ chat_id: SEED.private, text: '/help' });
    await stage.stop();
    await stage.start();
    await stage.fake.control('redeliver', { update });
    await stage.ask({ chat_id: SEED.private, text: '/help' });
    expect(await stage.fake.calls('method=sendPhoto')).toHaveLength(1);
    expect(await stage.fake.calls('method=sendMessage')).toHaveLength(2);
  });

  it('answers one chat while the platform is slow with another, and keeps the order within each', async () => {
    await stage.start();
    await stage.fake.control('fault', { method: 'sendPhoto', chat_id: SEED.private, delay_ms: 1500 });
    await stage.say({ chat_id: SEED.private, text: '/macd' });
    await stage.fake.wait('sendChatAction');
    await stage.say({ chat_id: SEED.private, text: '/help' });
    const [quick] = await stage.ask({
      chat_id: SEED.otherPrivate,
      from_id: SEED.otherPrivate,
      text: '/help',
    });
    expect(quick?.params['chat_id']).toBe(SEED.otherPrivate);
    const calls = await stage.fake.wait('sendMessage,sendPhoto', 3);
    expect(calls.map(({ params }) => Number(params['chat_id']))).toEqual([
      SEED.otherPrivate,
      SEED.private,
      SEED.private,
    ]);
    expect(calls.map(({ method }) => method)).toEqual(['sendMessage', 'sendPhoto', 'sendMessage']);
  });

  it.each([
    ['markup in an argument', '/macd <b>&amp;</b> &nbsp; <script>'],
    ['mentions and a link', '/help @alice @everyone @macro_test_bot <a href="tg://user?id=1005">x</a>'],
    ['a long run of brackets', `/macd ${'<&>'.repeat(200)}`],
    ['characters outside the basic plane', `/odds "${'\u{1f680}'.repeat(300)}"`],
    ['64 KiB', 'x'.repeat(65_536)],
    ['control and half characters', '\u202e/macd \u0000\ud83d\u200d btc'],
  ])('answers %s without mentioning anybody', async (_, text) => {
    await stage.start();
    const [reply] = await stage.ask({ chat_id: SEED.private, text });
    expect(reply).toMatchObject({ status: 200 });
    const { entities = [] }: { entities?: { type: string }[] } = resultOf(reply);
    expect(entities.filter(({ type }) => /mention|url|link/.test(type))).toEqual([]);
  });

  it('waits as long as the platform asks, and loses no answer and no order', async () => {
    await stage.start();
    const limit = { error_code: 429, description: 'Too Many Requests: retry after 1', retry_after: 1 };
    await stage.fake.control('fault', { method: 'sendMessage', ...limit });
    const texts = ['/help macd', '/help peak', '/help odds'];
    for (const text of texts) await stage.say({ chat_id: SEED.private, text });
    const calls = await stage.fake.wait('sendMessage', 4);
    const sent = calls.filter(({ status }) => status === 200);
    expect(sent.map((call) => /^\/(\w+)/.exec(wordsOf(call))?.[1])).toEqual(['macd', 'peak', 'odds']);
  });

  it.each([
    ['blocked it', 1002, { chat_id: 1002, keep_blocked: true }],
    ['is gone', 1003, { chat_id: 1003 }],
    ['does not let it post', -1_008_888_888_888, { chat_id: -1_008_888_888_888 }],
  ])('is not hurt by a chat that %s', async (_, chat, where) => {
    await stage.start();
    await stage.say({ ...where, text: '/macd' });
    const [refused] = await stage.fake.wait('sendPhoto,sendMessage');
    expect(refused).toMatchObject({ params: { chat_id: String(chat) } });
    expect([400, 403]).toContain(refused?.status);
    const [fine] = await stage.ask({ chat_id: SEED.private, text: '/help' });
    expect(fine?.status).toBe(200);
    // Nothing is tried again in a chat that is closed to the bot.
    const tries = (await stage.fake.calls('method=sendPhoto,sendMessage')).filter(
      ({ params }) => Number(params['chat_id']) === chat,
    );
    expect(tries).toHaveLength(1);
  });

  it('follows a group that becomes a supergroup while it is being answered', async () => {
    await stage.start();
    const to = -1_009_999_999_999;
    await stage.fake.control('fault', { method: 'sendPhoto', delay_ms: 300 });
    await stage.say({ chat_id: SEED.group, from_id: 1001, text: `/macd${NAMED}` });
    await stage.fake.control('migrate', { chat_id: SEED.group, to, silent: true });
    const calls = await stage.fake.wait('sendPhoto', 2);
    expect(calls.map(({ status, params }) => [status, Number(params['chat_id'])])).toEqual([
      [400, SEED.group],
      [200, to],
    ]);
  });
});
