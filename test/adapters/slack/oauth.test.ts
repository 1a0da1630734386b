import { describe, expect, it } from 'vitest';
import { listBotScopes } from '../../../src/adapters/slack/scopes.ts';
import type { ChatEvent } from '../../../src/chat/adapter.ts';
import { createKeep } from '../../fakes/slack-keep.ts';
import { CLIENT } from '../../fakes/slack-oauth.ts';
import { begin, comeBack, install, nowSeconds, pageOf, type Return, startOauth } from './oauth-stage.ts';
import { REPLY } from './samples.ts';
import { useStage } from './stage.ts';

const stage = useStage();

describe('installing', () => {
  it('begins at a page with a button that asks for what the bot needs, and ties the way back to the browser', async () => {
    const { bot } = await startOauth(stage);
    const { response, page, link, cookie } = await begin(bot);
    expect(response.status).toBe(200);
    expect(page).toContain('Add to Slack');
    expect(link.href).toMatch(/^https:\/\/slack\.test\/authorize\?/);
    expect(link.searchParams.get('scope')?.split(',')).toEqual(listBotScopes());
    expect(link.searchParams.get('client_id')).toBe(CLIENT.id);
    expect(link.searchParams.get('redirect_uri')).toBe('https://bot.test/slack/oauth_redirect');
    expect(cookie).toBe(`slack-app-oauth-state=${link.searchParams.get('state')}`);
    expect(response.headers.get('set-cookie')).toMatch(/; Secure; HttpOnly;.*Max-Age=600/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('keeps the workspace’s own token, answers with it, and says so to who waited', async () => {
    const events: ChatEvent[] = [];
    const { bot, keep } = await startOauth(stage, createKeep(), (event) => void events.push(event));
    expect((await install(stage, bot, { team: 'T0ALPHA01' })).page).toContain('slack://app?team=T0ALPHA01');
    expect(keep.kept.get('T0ALPHA01')?.body).toMatchObject({ bot: { userId: 'U0BOT', name: 'macrobot' } });
    expect(events).toEqual([
      { platform: 'slack', kind: 'connected' },
      { platform: 'slack', kind: 'connected' },
    ]);
    await stage.ask(bot);
    expect(stage.slack.of('chat.postMessage').map(({ team }) => team)).toEqual(['T0ALPHA01']);
  });

  it('keeps no more than it needs: no person, no user token', async () => {
    const { bot, keep } = await startOauth(stage);
    await install(stage, bot, { team: 'T0ALPHA01' });
    expect(JSON.stringify(keep.kept.get('T0ALPHA01')?.body)).not.toContain('U0ALICE01');
  });

  it.each<[string, (state: string) => Return, string | undefined]>([
    ['in another browser', (state) => ({ code: 'c', state }), ''],
    ['with a state nobody gave out', () => ({ code: 'c', state: 'x' }), 'slack-app-oauth-state=x'],
    ['without a state', () => ({ code: 'c' }), undefined],
    ['without a code', (state) => ({ state }), undefined],
    ['after the person refused', (state) => ({ error: 'access_denied', state }), undefined],
  ])('that comes back %s installs nothing and says how to go on', async (_title, query, cookie) => {
    const { bot, keep } = await startOauth(stage);
    const begun = await begin(bot);
    const state = begun.link.searchParams.get('state') ?? '';
    const back = await comeBack(bot, query(state), cookie ?? begun.cookie);
    expect(back.status).toBe(400);
    expect(back.page).toContain('href="/slack/install"');
    expect(back.page).not.toContain('slack_oauth');
    expect(back.headers.get('referrer-policy')).toBe('no-referrer');
    expect(keep.kept.size).toBe(0);
    expect(stage.slack.of('oauth.v2.access')).toEqual([]);
  });

  it('with a code that Slack refuses, or used twice, installs nothing', async () => {
    const { bot, keep } = await startOauth(stage);
    const { link, cookie } = await begin(bot);
    const back = await comeBack(bot, { code: 'old', state: link.searchParams.get('state') ?? '' }, cookie);
    expect(back.status).toBe(502);
    expect(keep.kept.size).toBe(0);
  });

  it('does nothing while the bot stops', async () => {
    const { bot } = await startOauth(stage);
    await bot.adapter.stop(1);
    expect((await fetch(pageOf(bot, '/slack/install'))).status).toBe(503);
    expect((await fetch(pageOf(bot, '/slack/oauth_redirect?code=1'))).status).toBe(503);
  });
});

describe('two workspaces that installed the app', () => {
  it('never see each other’s token: not in answers, uploads, lookups, digests, nor beside one another', async () => {
    const { bot } = await startOauth(stage);
    await install(stage, bot, { team: 'T0ALPHA01' });
    await install(stage, bot, { team: 'T0BETA001' });
    const teams = ['T0ALPHA01', 'T0BETA001', 'T0ALPHA01', 'T0BETA001'];
    for (const team_id of teams) await stage.ask(bot, { team_id, channel_id: `C0OF${team_id.slice(2)}` });
    await Promise.all(
      teams.map((team_id) => stage.begin(bot, { team_id, channel_id: `C0OF${team_id.slice(2)}` })),
    );
    for (const tenant of teams)
      await bot.adapter.sender?.sendText(
        { platform: 'slack', tenant, conversation: `C0OF${tenant.slice(2)}`, thread: '' },
        { reply: REPLY, theme: 'dark' },
      );
    await bot.adapter.stop(60_000);
    const posts = stage.slack.of('chat.postMessage');
    expect(posts).toHaveLength(12);
    for (const { params, team } of posts) expect(params.channel).toBe(`C0OF${team?.slice(2)}`);
  });

  it('fall and stand by themselves: a dead token in one costs the other nothing', async () => {
    const { bot } = await startOauth(stage);
    await install(stage, bot, { team: 'T0ALPHA01' });
    await install(stage, bot, { team: 'T0BETA001' });
    for (const [token, team] of stage.slack.tokens)
      if (team === 'T0ALPHA01') stage.slack.tokens.delete(token);
    expect(await stage.ask(bot)).toBe(200);
    await stage.ask(bot, { team_id: 'T0BETA001' });
    expect(stage.slack.of('chat.postMessage').at(-1)).toMatchObject({ team: 'T0BETA001', error: undefined });
  });
});

describe('an organisation', () => {
  const grid = { team_id: 'T0GRID001', enterprise_id: 'E0GRID001', is_enterprise_install: 'true' };

  it('is answered with its one token, which says for which workspace', async () => {
    const { bot, keep } = await startOauth(stage);
    await install(stage, bot, { team: 'T0GRID001', enterprise: 'E0GRID001' });
    expect([...keep.kept.keys()]).toEqual(['E0GRID001']);
    await stage.ask(bot, grid);
    const [posted] = stage.slack.of('chat.postMessage');
    expect(posted).toMatchObject({ team: 'E0GRID001', params: { team_id: 'T0GRID001' } });
    expect(bot.requests[0]?.tenant).toBe('E0GRID001');
  });

  it('does not stand in for a workspace of it that installed the app by itself', async () => {
    const { bot } = await startOauth(stage);
    await install(stage, bot, { team: 'T0GRID001', enterprise: 'E0GRID001' });
    await stage.ask(bot, { ...grid, is_enterprise_install: 'false' });
    expect(bot.requests).toEqual([]);
  });

  it('is heard in events, which name its workspace beside it', async () => {
    const { bot } = await startOauth(stage);
    await install(stage, bot, { team: 'T0GRID001', enterprise: 'E0GRID001' });
    const authorizations = [
      {
        enterprise_id: 'E0GRID001',
        team_id: null,
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: true,
      },
    ];
    const mention = {
      type: 'app_mention',
      channel: 'C0GRID0001',
      user: 'U1',
      text: 'phase',
      ts: '1700000001.1',
    };
    await stage.say(bot, mention, { team_id: 'T0GRID001', enterprise_id: 'E0GRID001', authorizations });
    expect(stage.slack.of('chat.postMessage')[0]).toMatchObject({
      team: 'E0GRID001',
      params: { team_id: 'T0GRID001' },
    });
  });
});

describe('the end of an installation', () => {
  const events: ChatEvent[] = [];
  async function installed() {
    events.length = 0;
    const { bot, keep } = await startOauth(stage, createKeep(), (event) => void events.push(event));
    await install(stage, bot, { team: 'T0ALPHA01' });
    await install(stage, bot, { team: 'T0BETA001' });
    events.length = 0;
    return { bot, keep };
  }
  const later = () => ({ event_time: nowSeconds() + 1 });
  const ends = () => events.filter(({ kind }) => kind === 'uninstalled');

  it.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }])(
    '$type forgets that workspace alone, once',
    async (event) => {
      const { bot, keep } = await installed();
      await stage.say(bot, event, later());
      await stage.say(bot, { type: 'app_uninstalled' }, later());
      expect([...keep.kept.keys()]).toEqual(['T0BETA001']);
      expect(ends()).toEqual([{ platform: 'slack', kind: 'uninstalled', tenant: 'T0ALPHA01' }]);
      await stage.ask(bot);
      expect(bot.requests).toEqual([]);
    },
  );

  it('is not another bot’s or a person’s token', async () => {
    const { bot, keep } = await installed();
    await stage.say(
      bot,
      { type: 'tokens_revoked', tokens: { oauth: ['U0ALICE01'], bot: ['U0OTHER'] } },
      later(),
    );
    await stage.say(bot, { type: 'tokens_revoked', tokens: { oauth: ['U0ALICE01'] } }, later());
    expect(keep.kept.size).toBe(2);
    expect(ends()).toEqual([]);
  });

  it('is not news from before it was installed again', async () => {
    const { bot, keep } = await installed();
    await stage.say(bot, { type: 'app_uninstalled' }, { event_time: nowSeconds() - 60 });
    expect(keep.kept.size).toBe(2);
    expect(ends()).toEqual([]);
  });
});
