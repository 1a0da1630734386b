import { describe, expect, it } from 'vitest';
import type { Workspaces } from '../../../src/adapters/slack/workspaces.ts';
import { PNG, REPLY, WORDS } from './samples.ts';
import { twoWorkspaces, typesOf, useStage } from './stage.ts';

const stage = useStage();

describe('time', () => {
  it('is not Slack’s to wait for: a command is acknowledged before its answer exists', async () => {
    const gate = Promise.withResolvers<typeof WORDS>();
    const bot = await stage.start({ route: () => gate.promise });
    expect(await stage.begin(bot)).toBe(200);
    expect(stage.slack.of('chat.postMessage')).toHaveLength(0);
    gate.resolve(WORDS);
    await stage.slack.wait('chat.postMessage');
  });

  it('shows words before a slow chart is drawn', async () => {
    const gate = Promise.withResolvers<Buffer>();
    const bot = await stage.start({ render: () => gate.promise });
    await stage.begin(bot);
    await stage.slack.wait('chat.postMessage');
    expect(stage.slack.of('chat.update')).toHaveLength(0);
    gate.resolve(PNG);
    await stage.slack.wait('chat.update');
  });

  it('that runs long is explained to the asker alone, once', async () => {
    const gate = Promise.withResolvers<typeof WORDS>();
    const bot = await stage.start({ route: () => gate.promise });
    await stage.begin(bot);
    await expect.poll(() => bot.waits).toContain(4_000);
    bot.release();
    const [note] = await stage.slack.wait('__response');
    expect(note?.params).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('working'),
    });
    gate.resolve(WORDS);
    await stage.slack.wait('chat.postMessage');
    expect(stage.slack.of('__response')).toHaveLength(1);
  });

  it('of one slow chart is no one else’s', async () => {
    const gate = Promise.withResolvers<Buffer>();
    const bot = await stage.start({
      route: ({ conversation }) => (conversation === 'C0SLOW0001' ? REPLY : WORDS),
      render: () => gate.promise,
    });
    await stage.begin(bot, { channel_id: 'C0SLOW0001' });
    await stage.begin(bot);
    const posted = await stage.slack.wait('chat.postMessage', 2);
    expect(posted.map(({ params }) => params.channel)).toContain('C0GENERAL1');
    gate.resolve(PNG);
  });
});

describe('starting and stopping', () => {
  it('refuses a bad token with one line that doesn’t hold it, and the process lives on', async () => {
    const bot = await stage.build({ slack: { apiUrl: stage.slack.apiUrl, botToken: 'xoxb-wrong' } });
    await expect(bot.adapter.start()).rejects.toThrow(/^Slack refused the bot token \(invalid_auth\)/);
    await expect(bot.adapter.start()).rejects.not.toThrow(/xoxb/);
    expect(await stage.begin(bot)).toBe(503);
  });

  it('goes on trying where Slack can’t be reached, behind one line, and takes nothing until then', async () => {
    stage.slack.fail('auth.test', { status: 503 }, 3);
    const bot = await stage.build({ holds: (ms) => ms === 2_000 || ms === 4_000 });
    await bot.adapter.start();
    await expect.poll(() => bot.waits).toEqual([1_000, 2_000]);
    expect(await stage.begin(bot)).toBe(503);
    const place = { platform: 'slack', tenant: 'T0ALPHA01', conversation: 'C0GENERAL1', thread: '' };
    const letter = { reply: REPLY, theme: 'dark' } as const;
    // Otherwise the chat's subscriptions would be paused as those of a workspace that took the app out.
    expect(await bot.adapter.sender?.sendText(place, letter)).toMatchObject({ kind: 'unsent' });
    bot.release();
    await expect.poll(() => bot.waits).toEqual([1_000, 2_000, 4_000]);
    bot.release();
    await expect.poll(() => stage.begin(bot)).toBe(200);
    expect(bot.logged.filter((line) => line.includes('cannot be reached'))).toHaveLength(1);
  });

  it('stops at once while it goes on trying, and stays stopped', async () => {
    stage.slack.fail('auth.test', { status: 503 }, 1);
    const bot = await stage.build({ holds: () => true });
    await bot.adapter.start();
    await bot.adapter.stop(60_000);
    bot.release();
    expect(await stage.begin(bot)).toBe(503);
    expect(bot.logged.join('')).not.toContain('stopped before');
  });

  it('goes off with one line where the token is refused once Slack is reached', async () => {
    stage.slack.fail('auth.test', { status: 503 }, 1);
    const bot = await stage.build({ slack: { apiUrl: stage.slack.apiUrl, botToken: 'xoxb-wrong' } });
    await bot.adapter.start();
    await expect.poll(() => bot.logged.join('')).toContain('Slack is off until the bot restarts');
    expect(bot.logged.join('')).not.toContain('xoxb');
    expect(await stage.begin(bot)).toBe(503);
  });

  it.each([
    [{ botToken: '' }, 'a bot token'],
    [{ signingSecret: undefined }, 'the signing secret'],
    [{ mode: 'socket' as const }, 'an app-level token'],
  ])('names the missing setting of %j', async (settings, missing) => {
    const bot = await stage.build({ slack: { apiUrl: stage.slack.apiUrl, ...settings } });
    await expect(bot.adapter.start()).rejects.toThrow(missing);
    await bot.adapter.stop(1);
  });

  it('finishes the answer under way, chart included, and takes nothing new', async () => {
    const gate = Promise.withResolvers<Buffer>();
    const bot = await stage.start({ render: () => gate.promise });
    await stage.begin(bot);
    await stage.slack.wait('chat.postMessage');
    const stopped = bot.adapter.stop(60_000);
    expect(await stage.begin(bot)).toBe(503);
    gate.resolve(PNG);
    await stopped;
    expect(typesOf(stage.slack.of('chat.update')[0])).toContain('image');
    expect(bot.requests).toHaveLength(1);
  });

  it('gives up at its deadline and says so', async () => {
    const bot = await stage.start({ render: () => new Promise(() => undefined), holds: () => false });
    await stage.begin(bot);
    await stage.slack.wait('chat.postMessage');
    await bot.adapter.stop(1);
    expect(bot.logged.join('')).toContain('stopped before every answer was finished');
  });
});

describe('two workspaces', () => {
  it('are each answered with their own token, and share no file', async () => {
    const bot = await stage.start({ slack: { apiUrl: stage.slack.apiUrl, workspaces: twoWorkspaces } });
    await stage.ask(bot, { team_id: 'T0ALPHA01' });
    await stage.ask(bot, { team_id: 'T0BETA001', channel_id: 'C0BETA0001' });
    await stage.ask(bot, { team_id: 'T0ALPHA01' });
    const posted = stage.slack.of('chat.postMessage');
    expect(posted.map(({ team }) => team)).toEqual(['T0ALPHA01', 'T0BETA001', 'T0ALPHA01']);
    expect(stage.slack.of('files.completeUploadExternal').map(({ team }) => team)).toEqual([
      'T0ALPHA01',
      'T0BETA001',
    ]);
    expect(bot.requests.map(({ tenant }) => tenant)).toEqual(['T0ALPHA01', 'T0BETA001', 'T0ALPHA01']);
  });

  it('without an installation are not answered', async () => {
    const workspaces: Workspaces = {
      connect: () => Promise.resolve(),
      forget: () => Promise.resolve(false),
      find: () => Promise.resolve(undefined),
    };
    const bot = await stage.start({ slack: { apiUrl: stage.slack.apiUrl, workspaces } });
    expect(await stage.ask(bot)).toBe(200);
    expect(bot.requests).toEqual([]);
  });
});
