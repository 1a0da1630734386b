import { describe, expect, it } from 'vitest';
import { CHART, PNG, PRIVATE_REPLY, REPLY, WORDS } from './samples.ts';
import { typesOf, useStage } from './stage.ts';

const stage = useStage();

describe('a slash command where the bot is a member', () => {
  it('is answered with words and buttons at once, and the same message gains the chart', async () => {
    const bot = await stage.start();
    expect(await stage.ask(bot, { text: 'btc' })).toBe(200);
    expect(bot.requests.map(({ text }) => text)).toEqual(['/macd btc']);
    expect(stage.methods()).toEqual([
      'chat.postMessage',
      'files.getUploadURLExternal',
      '__upload',
      'files.completeUploadExternal',
      'files.info',
      'files.info',
      'chat.update',
    ]);
    const [posted] = stage.slack.of('chat.postMessage');
    const [updated] = stage.slack.of('chat.update');
    expect(typesOf(posted)).toEqual(['header', 'section', 'context', 'actions']);
    expect(typesOf(updated)).toEqual(['header', 'section', 'context', 'image', 'actions']);
    expect(updated?.params.blocks).toContainEqual(expect.objectContaining({ alt_text: CHART.alt }));
    expect(stage.slack.of('files.completeUploadExternal')[0]?.params).not.toHaveProperty('channel_id');
    expect(stage.slack.of('__upload')[0]?.bytes).toEqual(PNG);
    // Alternative text given to the upload can make Slack drop the share in silence.
    const asked = Object.keys(stage.slack.of('files.getUploadURLExternal')[0]?.params ?? {});
    expect(asked.filter((key) => key.startsWith('alt'))).toEqual([]);
  });

  it('delivered again, signed anew as a retry is, is answered once', async () => {
    const bot = await stage.start({ route: () => WORDS });
    await stage.ask(bot, { trigger_id: 'one' });
    await stage.ask(bot, { trigger_id: 'one' });
    expect(bot.requests).toHaveLength(1);
  });

  it('shows an equal chart again without a second upload, in the message from the start', async () => {
    const bot = await stage.start();
    await stage.ask(bot);
    await stage.ask(bot);
    expect(stage.slack.of('__upload')).toHaveLength(1);
    expect(typesOf(stage.slack.of('chat.postMessage')[1])).toContain('image');
    expect(stage.slack.of('chat.update')).toHaveLength(1);
  });

  it('uploads a chart again whose file somebody deleted', async () => {
    const bot = await stage.start();
    await stage.ask(bot);
    stage.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    await stage.ask(bot);
    expect(stage.slack.of('__upload')).toHaveLength(2);
    expect(typesOf(stage.slack.of('chat.update')[1])).toContain('image');
  });
});

describe('a slash command where the bot is no member', () => {
  it.each(['C0RANDOM01', 'C0PRIVOUT1'])(
    'in %s is answered through its response_url, with the hint to invite',
    async (channel) => {
      const bot = await stage.start();
      await stage.ask(bot, { channel_id: channel });
      const [response] = stage.slack.of('__response');
      expect(response?.params).toMatchObject({ response_type: 'in_channel' });
      expect(response?.params.text).toContain('Invite me with /invite @macrobot to see charts here.');
      expect(typesOf(response)).toEqual([
        'header',
        'section',
        'context',
        'data_visualization',
        'context',
        'actions',
      ]);
      expect(stage.methods()).not.toContain('__upload');
    },
  );

  it('goes without Slack’s own chart where that is refused', async () => {
    const bot = await stage.start();
    stage.slack.fail('__response', { error: 'invalid_blocks' });
    await stage.ask(bot, { channel_id: 'C0RANDOM01' });
    expect(typesOf(stage.slack.of('__response')[1])).toEqual([
      'header',
      'section',
      'context',
      'context',
      'actions',
    ]);
  });

  it('in a conversation of two people hints at a direct message instead', async () => {
    stage.slack.closed.set('D0OTHERS01', 'channel_not_found');
    await stage.ask(await stage.start(), { channel_id: 'D0OTHERS01' });
    expect(stage.slack.of('__response')[0]?.params.text).toContain('Ask me in a direct message');
  });
});

describe('a channel closed to the bot', () => {
  it.each([
    ['C0ARCHIVE1', 'archived'],
    ['C0READONLY', 'may not post'],
  ])('%s shows the answer to the asker alone and says why', async (channel, reason) => {
    await stage.ask(await stage.start(), { channel_id: channel });
    const [response] = stage.slack.of('__response');
    expect(response?.params).toMatchObject({ response_type: 'ephemeral' });
    expect(response?.params.text).toContain(reason);
  });
});

describe('a private answer to a slash command', () => {
  it('goes through the response_url to the asker alone', async () => {
    await stage.ask(await stage.start({ route: () => PRIVATE_REPLY }));
    expect(stage.slack.of('__response')[0]?.params).toMatchObject({ response_type: 'ephemeral' });
    expect(stage.methods()).toEqual(['__response']);
  });

  it('is followed by its chart, to the asker alone as well', async () => {
    await stage.ask(await stage.start({ route: () => ({ ...REPLY, visibility: 'private' }) }));
    const responses = stage.slack.of('__response');
    expect(responses.map(({ params }) => params.response_type)).toEqual(['ephemeral', 'ephemeral']);
    expect(typesOf(responses[1])).toEqual(['image']);
    expect(stage.methods()).not.toContain('chat.postMessage');
  });
});

describe('a private answer whose reply is lost', () => {
  it('is not shown in the open, since the asker may have seen it', async () => {
    stage.slack.fail('__response', 'lose');
    await stage.ask(await stage.start({ route: () => ({ ...REPLY, visibility: 'private' }) }));
    expect(stage.methods()).toEqual(['__response']);
  });
});

describe('an answer of many parts', () => {
  const long = { ...WORDS, blocks: [{ kind: 'text' as const, text: 'word '.repeat(5_000) }] };

  it('is posted in order, whole', async () => {
    await stage.ask(await stage.start({ route: () => long }));
    const texts = stage.slack.of('chat.postMessage').map(({ params }) => String(params.text));
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.join('').match(/word/g)).toHaveLength(5_000);
  });

  it('through a response_url is cut to what that takes, and says so', async () => {
    await stage.ask(await stage.start({ route: () => long }), { channel_id: 'C0RANDOM01' });
    const responses = stage.slack.of('__response');
    expect(responses).toHaveLength(3);
    expect(responses[2]?.params.text).toMatch(/… \d+ more parts are not shown here/);
  });

  it('goes on through the response_url where posting stops half way', async () => {
    const bot = await stage.start({ route: () => ({ ...WORDS, blocks: long.blocks }) });
    stage.slack.fail('chat.postMessage', { error: 'fatal_error' }, 1, 6);
    await stage.ask(bot);
    const sent = [...stage.slack.of('chat.postMessage').slice(0, 6), ...stage.slack.of('__response')];
    const words = sent.map(({ params }) => String(params.text)).join('');
    expect(words.match(/word/g)).toHaveLength(5_000);
    expect(stage.slack.of('chat.postMessage')).toHaveLength(7);
  });
});
