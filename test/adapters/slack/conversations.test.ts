import { describe, expect, it } from 'vitest';
import { PRIVATE_REPLY, WORDS } from './samples.ts';
import { typesOf, useStage } from './stage.ts';

const stage = useStage();

describe('a mention', () => {
  const mention = {
    type: 'app_mention',
    channel: 'C0GENERAL1',
    user: 'U0ALICE01',
    text: '<@U0BOT> macd',
    ts: '1700.1',
  };

  it('is answered in its thread, and so is its chart', async () => {
    const bot = await stage.start();
    expect(await stage.say(bot, mention)).toBe(200);
    expect(stage.slack.of('chat.postMessage')[0]?.params).toMatchObject({
      channel: 'C0GENERAL1',
      thread_ts: '1700.1',
    });
    expect(typesOf(stage.slack.of('chat.update')[0])).toContain('image');
  });

  it('in a thread is answered there', async () => {
    const bot = await stage.start();
    await stage.say(bot, { ...mention, thread_ts: '1600.1' });
    expect(stage.slack.of('chat.postMessage')[0]?.params.thread_ts).toBe('1600.1');
  });

  it('is answered once, although it also arrives as a message and is retried', async () => {
    const bot = await stage.start({ route: () => WORDS });
    await stage.say(bot, mention, { event_id: 'EvA' });
    await stage.say(bot, mention, { event_id: 'EvA', retry: 1 });
    await stage.say(bot, mention, { event_id: 'EvB' });
    await stage.say(bot, { ...mention, type: 'message', channel_type: 'channel' });
    expect(bot.requests).toHaveLength(1);
    expect(stage.slack.of('chat.postMessage')).toHaveLength(1);
  });

  it('gets a private answer that only the asker sees, in the thread', async () => {
    const bot = await stage.start({ route: () => PRIVATE_REPLY });
    await stage.say(bot, mention);
    expect(stage.slack.of('chat.postEphemeral')[0]?.params).toMatchObject({
      channel: 'C0GENERAL1',
      user: 'U0ALICE01',
      thread_ts: '1700.1',
    });
    expect(stage.methods()).toEqual(['chat.postEphemeral']);
  });

  it('gets a private answer in the open where Slack can’t show it privately', async () => {
    stage.slack.fail('chat.postEphemeral', { error: 'user_not_in_channel' });
    const bot = await stage.start({ route: () => PRIVATE_REPLY });
    await stage.say(bot, mention);
    expect(stage.slack.of('chat.postMessage')).toHaveLength(1);
  });

  it('of the bot by itself is not answered', async () => {
    const bot = await stage.start();
    await stage.say(bot, { ...mention, user: 'U0BOT' });
    await stage.say(bot, { ...mention, bot_id: 'B0OTHER' });
    expect(bot.requests).toEqual([]);
  });
});

describe('a mention whose answer is lost on the way', () => {
  it('is not answered twice; the asker is told', async () => {
    stage.slack.fail('chat.postMessage', 'lose');
    const bot = await stage.start();
    const mention = {
      type: 'app_mention',
      channel: 'C0GENERAL1',
      user: 'U0ALICE01',
      text: 'macd',
      ts: '1700.1',
    };
    await stage.say(bot, mention);
    expect(stage.methods()).toEqual(['chat.postMessage', 'chat.postEphemeral']);
    expect(stage.slack.of('chat.postEphemeral')[0]?.params.text).toContain('may have lost my answer');
  });
});

describe('a direct message', () => {
  it('is answered flat, private answers too', async () => {
    const bot = await stage.start({ route: () => PRIVATE_REPLY });
    const message = {
      type: 'message',
      channel_type: 'im',
      channel: 'D0ALICE001',
      user: 'U0ALICE01',
      text: 'mcad',
      ts: '1.1',
    };
    await stage.say(bot, message);
    expect(bot.requests[0]).toMatchObject({ isDirect: true, text: 'mcad' });
    expect(stage.slack.of('chat.postMessage')[0]?.params).not.toHaveProperty('thread_ts');
    expect(stage.methods()).toEqual(['chat.postMessage']);
  });
});

describe('a button', () => {
  it('asks its command in the presser’s name and is answered under its message', async () => {
    const bot = await stage.start({ route: () => WORDS });
    expect(
      await stage.press(bot, { action_id: 'ask.why.1', value: '/why' }, { message: { ts: '1700.5' } }),
    ).toBe(200);
    expect(bot.requests[0]).toMatchObject({ text: '/why', user: { id: 'U0BOB0001' } });
    expect(stage.slack.of('chat.postMessage')[0]?.params.thread_ts).toBe('1700.5');
  });

  it('for a range redraws its own message, chart included', async () => {
    const bot = await stage.start();
    await stage.ask(bot);
    const ts = '1700000000.000002';
    expect(stage.slack.of('chat.update')[0]?.params.ts).toBe(ts);
    await stage.press(bot, { action_id: 'ask.range.0', value: '/macd btc range=1y' }, { message: { ts } });
    expect(stage.slack.of('chat.postMessage')).toHaveLength(1);
    expect(stage.slack.of('chat.update').at(-1)?.params.ts).toBe(ts);
    expect(typesOf(stage.slack.of('chat.update').at(-1))).toContain('image');
  });

  it('for a range on an answer that came through a response_url redraws it the same way', async () => {
    const bot = await stage.start();
    const more = { message: { ts: '1600.1' }, channel: { id: 'C0RANDOM01' } };
    await stage.press(bot, { action_id: 'ask.range.0', value: '/macd btc range=1y' }, more);
    expect(stage.slack.of('__response')[0]?.params).toMatchObject({ replace_original: true });
    expect(stage.methods()).not.toContain('chat.postMessage');
  });

  it('of somebody else’s is acknowledged and asks nothing', async () => {
    const bot = await stage.start();
    expect(await stage.press(bot, { action_id: 'vote', value: 'x' })).toBe(200);
    expect(bot.requests).toEqual([]);
  });

  it('delivered twice is pressed once', async () => {
    const bot = await stage.start({ route: () => WORDS });
    const action = { action_id: 'ask.why.0', value: '/why', action_ts: '5.5' };
    await stage.press(bot, action);
    await stage.press(bot, action);
    expect(bot.requests).toHaveLength(1);
  });
});
