import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../../src/chat/adapter.ts';
import type { Letter, Sender } from '../../../src/chat/sender.ts';
import { parseBlocks } from '../../fakes/slack-blocks.ts';
import type { BotOptions, RunningBot } from '../../fakes/slack-bot.ts';
import { CHART, REPLY } from './samples.ts';
import { typesOf, useStage } from './stage.ts';

const stage = useStage();

const place = (conversation = 'C0GENERAL1', thread = '', tenant = 'T0ALPHA01') => ({
  platform: 'slack',
  tenant,
  conversation,
  thread,
});
const letter: Letter = { reply: REPLY, theme: 'dark' };
const words: Letter = {
  reply: { blocks: REPLY.blocks, facts: {}, visibility: 'public' },
  theme: 'dark',
};
const LONG: Letter = {
  reply: {
    blocks: Array.from({ length: 120 }, () => ({ kind: 'text', text: 'A sentence. '.repeat(200) }) as const),
    facts: {},
    visibility: 'public',
  },
  theme: 'dark',
};

function senderOf({ adapter }: RunningBot): Sender {
  if (adapter.sender === undefined) throw new Error('the adapter has no sender');
  return adapter.sender;
}
const open = async (options?: Partial<BotOptions>) => senderOf(await stage.start(options));
const posts = () => stage.slack.of('chat.postMessage');

describe('the words of a digest', () => {
  it('are posted in their channel or thread, with nothing unfurled', async () => {
    const sender = await open();
    const outcome = await sender.sendText(place('C0GENERAL1', '1700.5'), words);
    expect(outcome).toMatchObject({
      kind: 'sent',
      reference: expect.stringMatching(/^C0GENERAL1:\d+\.\d+$/),
      hasImage: false,
    });
    expect(posts()[0]?.params).toMatchObject({ channel: 'C0GENERAL1', thread_ts: '1700.5' });
    expect(typesOf(posts()[0])).not.toContain('image');
  });

  it('too many for one message go in several, and are not sent anew where their end was lost', async () => {
    const sender = await open();
    const whole = await sender.sendText(place(), LONG);
    expect(whole).toMatchObject({ kind: 'sent' });
    const parts = posts().length;
    expect(parts).toBeGreaterThan(1);
    stage.slack.fail('chat.postMessage', { error: 'is_archived' }, 1, 1);
    expect(await sender.sendText(place(), LONG)).toMatchObject({
      kind: 'sent',
      remark: `only its first 1 of ${parts} parts: is_archived`,
    });
    expect(posts()).toHaveLength(parts + 2);
  });

  it('go in plain form where Slack refuses the blocks', async () => {
    const sender = await open();
    stage.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    expect(await sender.sendText(place(), words)).toMatchObject({ kind: 'sent' });
    expect(typesOf(posts()[1])).toEqual([]);
  });

  it('go as the bot of their own workspace', async () => {
    const workspaces = {
      connect: () => Promise.resolve(),
      forget: () => Promise.resolve(false),
      find: async ({ teamId }: { teamId: string | undefined }) =>
        teamId === 'T0ELSE' ? undefined : workspace(teamId === 'T0BETA001' ? 'xoxb-beta' : 'xoxb-alpha'),
    };
    const workspace = (botToken: string) => ({
      botToken,
      botUserId: 'U0BOT',
      botId: 'B0BOT',
      botName: 'macrobot',
    });
    const sender = await open({ slack: { apiUrl: stage.slack.apiUrl, workspaces } });
    for (const tenant of ['T0BETA001', 'T0ALPHA01'])
      await sender.sendText(place('C0GENERAL1', '', tenant), words);
    expect(posts().map(({ team }) => team)).toEqual(['T0BETA001', 'T0ALPHA01']);
    expect(await sender.sendText(place('C0GENERAL1', '', 'T0ELSE'), words)).toMatchObject({
      kind: 'unreachable',
      reason: 'revoked',
    });
  });
});

describe('a refusal of the words', () => {
  it.each([
    ['not_in_channel', 'removed'],
    ['channel_not_found', 'removed'],
    ['is_archived', 'archived'],
    ['restricted_action_read_only_channel', 'no-rights'],
    ['missing_scope', 'no-rights'],
    ['messages_tab_disabled', 'blocked'],
    ['user_not_found', 'blocked'],
    ['account_inactive', 'revoked'],
    ['token_revoked', 'revoked'],
    ['invalid_auth', 'revoked'],
    ['cannot_reply_to_message', 'thread-gone'],
    ['thread_not_found', 'thread-gone'],
  ])('%s: the channel is out of reach (%s)', async (error, reason) => {
    const sender = await open();
    stage.slack.fail('chat.postMessage', { error });
    expect(await sender.sendText(place(), words)).toEqual({ kind: 'unreachable', reason, detail: error });
    expect(posts()).toHaveLength(1);
  });

  it('for being too fast tells when to come back, without waiting or trying again', async () => {
    const bot = await stage.start();
    stage.slack.fail('chat.postMessage', { retryAfter: 9 });
    expect(await senderOf(bot).sendText(place(), words)).toMatchObject({ kind: 'busy', retryAfterMs: 9_000 });
    expect(bot.waits).toEqual([]);
    expect(posts()).toHaveLength(1);
  });

  it('that says nothing of whether they arrived is unclear, and nothing is sent again', async () => {
    const sender = await open();
    stage.slack.fail('chat.postMessage', 'lose');
    expect(await sender.sendText(place(), words)).toMatchObject({ kind: 'unclear' });
    stage.slack.fail('chat.postMessage', { status: 503, body: '<html>' });
    expect(await sender.sendText(place(), words)).toMatchObject({ kind: 'unclear', detail: 'HTTP 503' });
    expect(posts()).toHaveLength(2);
  });

  it('for what it says is final, and a page is never quoted', async () => {
    const sender = await open();
    stage.slack.fail('chat.postMessage', { status: 200, body: '<html>secret</html>' });
    const outcome = await sender.sendText(place(), words);
    expect(outcome.kind).toBe('rejected');
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});

describe('the picture of a digest', () => {
  const send = async (sender: Sender, conversation = 'C0GENERAL1') => {
    const outcome = await sender.sendText(place(conversation), letter);
    if (outcome.kind !== 'sent') throw new Error(outcome.detail);
    return outcome;
  };

  it('is added to the message of the words', async () => {
    const sender = await open();
    const { reference, hasImage } = await send(sender);
    expect(hasImage).toBe(false);
    expect(await sender.sendImage(place(), letter, reference)).toEqual({ kind: 'sent' });
    const [update] = stage.slack.of('chat.update');
    expect(`${update?.params.channel}:${update?.params.ts}`).toBe(reference);
    expect(typesOf(update)).toContain('image');
    const image = parseBlocks(update?.params.blocks ?? []).find(({ type }) => type === 'image');
    expect(image).toMatchObject({ alt_text: CHART.alt });
  });

  it('goes along with the words where the workspace has it already, so that it is uploaded once', async () => {
    const sender = await open();
    await sender.sendImage(place(), letter, (await send(sender)).reference);
    expect((await send(sender, 'C0OTHER001')).hasImage).toBe(true);
    expect(stage.slack.of('files.getUploadURLExternal')).toHaveLength(1);
    expect(stage.slack.of('chat.update')).toHaveLength(1);
  });

  it('that nobody can draw is said so in the message, and told', async () => {
    const sender = await open({ render: () => Promise.reject(new Error('no canvas')) });
    const broken: Letter = {
      ...letter,
      reply: { ...REPLY, chart: { ...CHART, panels: [] } },
    };
    const outcome = await sender.sendText(place(), broken);
    if (outcome.kind !== 'sent') throw new Error(outcome.detail);
    expect(await sender.sendImage(place(), broken, outcome.reference)).toMatchObject({ kind: 'rejected' });
    expect(JSON.stringify(stage.slack.of('chat.update')[0]?.params.blocks)).toContain('no chart just now');
  });
});

describe('the limits of Slack', () => {
  it('are kept by channel and by workspace', async () => {
    const sender = await open();
    const budgets = sender.budgetsOf(place('C1', '1700.5'));
    expect(budgets.map(({ key }) => key)).toEqual(['slack:T0ALPHA01:C1', 'slack:T0ALPHA01']);
    expect(budgets[0]?.intervalMs).toBeGreaterThanOrEqual(1_000);
    expect(budgets[0]?.intervalMs).toBeLessThan(1_031);
  });
});

describe('what happens to channels', () => {
  it('is told: connected, let in, opened again, renamed, taken out', async () => {
    const events: ChatEvent[] = [];
    const bot = await stage.start({ onChatEvent: async (event) => void events.push(event) });
    const chat = (conversation: string) => ({ platform: 'slack', tenant: 'T0ALPHA01', conversation });
    await stage.say(bot, { type: 'member_joined_channel', channel: 'C1', user: 'U0BOT' });
    await stage.say(bot, { type: 'member_joined_channel', channel: 'C1', user: 'U0ALICE01' });
    await stage.say(bot, { type: 'channel_unarchive', channel: 'C2', user: 'U0ALICE01' });
    await stage.say(bot, { type: 'group_unarchive', channel: 'G3', user: 'U0ALICE01' });
    await stage.say(bot, { type: 'channel_id_changed', old_channel_id: 'G4', new_channel_id: 'C4' });
    await stage.say(bot, { type: 'app_uninstalled' });
    expect(events.filter(({ kind }) => kind !== 'connected')).toEqual([
      { ...chat('C1'), kind: 'found' },
      { ...chat('C2'), kind: 'found' },
      { ...chat('G3'), kind: 'found' },
      { ...chat('G4'), kind: 'moved', to: 'C4' },
      { platform: 'slack', kind: 'uninstalled', tenant: 'T0ALPHA01' },
    ]);
    expect(events[0]).toEqual({ platform: 'slack', kind: 'connected' });
    expect(bot.requests).toEqual([]);
  });
});
