import { describe, expect, it } from 'vitest';
import { WORDS } from './samples.ts';
import { twoWorkspaces, typesOf, useStage } from './stage.ts';

const stage = useStage();

describe('a call that fails', () => {
  it('at a rate limit waits as long as Slack says and then goes through', async () => {
    stage.slack.fail('chat.postMessage', { retryAfter: 2 });
    const bot = await stage.start({ route: () => WORDS });
    await stage.ask(bot);
    expect(bot.waits).toContain(2_000);
    expect(stage.slack.of('chat.postMessage').map(({ error }) => error)).toEqual(['ratelimited', undefined]);
  });

  it('at a rate limit holds up nobody else', async () => {
    stage.slack.fail('chat.postMessage', { retryAfter: 2 });
    const bot = await stage.start({ route: () => WORDS, holds: (ms) => ms === 2_000 || ms >= 4_000 });
    await stage.begin(bot, { channel_id: 'C0LIMITED1' });
    await stage.slack.wait('chat.postMessage');
    await stage.begin(bot);
    const [, second] = await stage.slack.wait('chat.postMessage', 2);
    expect(second).toMatchObject({ error: undefined, params: { channel: 'C0GENERAL1' } });
    bot.release();
    const [, , third] = await stage.slack.wait('chat.postMessage', 3);
    expect(third).toMatchObject({ error: undefined, params: { channel: 'C0LIMITED1' } });
  });

  it('at a long rate limit goes through the response_url instead', async () => {
    stage.slack.fail('chat.postMessage', { retryAfter: 600 });
    await stage.ask(await stage.start({ route: () => WORDS }));
    expect(stage.slack.of('__response')[0]?.params).toMatchObject({ response_type: 'in_channel' });
  });

  it('with its reply lost is not repeated, and the asker is told', async () => {
    stage.slack.fail('chat.postMessage', 'lose');
    await stage.ask(await stage.start());
    expect(stage.slack.of('chat.postMessage')).toHaveLength(1);
    const [response] = stage.slack.of('__response');
    expect(response?.params).toMatchObject({ response_type: 'ephemeral' });
    expect(response?.params.text).toContain('may have lost my answer');
  });

  it('while the chart is added is repeated, since that changes nothing twice', async () => {
    stage.slack.fail('chat.update', 'lose');
    stage.slack.fail('files.info', 'drop');
    stage.slack.fail('__upload', { status: 502 });
    await stage.ask(await stage.start());
    expect(stage.slack.of('chat.update').at(-1)?.error).toBeUndefined();
    expect(typesOf(stage.slack.of('chat.update').at(-1))).toContain('image');
  });

  it('with its blocks refused goes through as bare words, and the chart as a file', async () => {
    stage.slack.fail('chat.postMessage', { error: 'invalid_blocks' });
    await stage.ask(await stage.start());
    const [, plain] = stage.slack.of('chat.postMessage');
    expect(plain?.params).toMatchObject({ blocks: [], text: expect.stringContaining('Bitcoin') });
    expect(stage.slack.of('files.completeUploadExternal').at(-1)?.params).toHaveProperty('channel_id');
  });

  it('with a page of HTML tells nobody what the page said', async () => {
    stage.slack.fail('chat.postMessage', { status: 200, body: '<html><!channel> proxy error</html>' });
    const bot = await stage.start({ route: () => WORDS });
    await stage.ask(bot);
    expect(JSON.stringify(stage.slack.of('__response'))).not.toContain('proxy error');
    expect(bot.logged.join('')).not.toContain('proxy error');
  });

  it('for good is logged without a token', async () => {
    stage.slack.fail('chat.postMessage', { error: 'fatal_error' });
    stage.slack.fail('__response', { status: 500 });
    const bot = await stage.start({ route: () => WORDS });
    await stage.ask(bot);
    expect(bot.logged.length).toBeGreaterThan(0);
    expect(bot.logged.join('')).not.toMatch(/xoxb|xapp/);
  });
});

describe('a limit that a digest runs into', () => {
  const place = (tenant: string) => ({ platform: 'slack', tenant, conversation: 'C0GENERAL1', thread: '' });
  const letter = { reply: WORDS, theme: 'dark' } as const;

  it('holds up no answer there, and no digest of another workspace', async () => {
    const bot = await stage.start({
      route: () => WORDS,
      slack: { apiUrl: stage.slack.apiUrl, workspaces: twoWorkspaces },
      // Were anything to wait for as long as Slack says, it would wait forever here.
      holds: (ms) => ms >= 4_000,
    });
    stage.slack.fail('chat.postMessage', { retryAfter: 600 });
    expect(await bot.adapter.sender?.sendText(place('T0ALPHA01'), letter)).toMatchObject({ kind: 'busy' });
    expect(await bot.adapter.sender?.sendText(place('T0BETA001'), letter)).toMatchObject({ kind: 'sent' });
    expect(await stage.ask(bot)).toBe(200);
    expect(bot.waits).not.toContain(600_000);
    expect(stage.slack.of('chat.postMessage').map(({ team, error }) => [team, error])).toEqual([
      ['T0ALPHA01', 'ratelimited'],
      ['T0BETA001', undefined],
      ['T0ALPHA01', undefined],
    ]);
  });
});
