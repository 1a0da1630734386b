import { describe, expect, it, vi } from 'vitest';
import { install, nowSeconds, startOauth } from './oauth-stage.ts';
import { WORDS } from './samples.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const HOUR_SECONDS = 3_600;

describe('tokens that run out', () => {
  /** An installation whose token has `seconds` left. */
  async function installedFor(seconds: number) {
    const { bot, keep } = await startOauth(stage);
    const { token, refreshToken } = stage.slack.oauth.issue({ team: 'T0ALPHA01', isRotated: true });
    const expiresAt = nowSeconds() + seconds;
    const body = {
      team: { id: 'T0ALPHA01' },
      bot: { token, refreshToken, expiresAt, id: 'B0BOT', userId: 'U0BOT' },
    };
    await keep.install('T0ALPHA01', body, Date.now());
    return { bot, keep };
  }
  const refreshes = () => stage.slack.of('oauth.v2.access');
  const answered = () => stage.slack.of('chat.postMessage').filter(({ error }) => error === undefined);

  it('are left alone while they last', async () => {
    const { bot } = await installedFor(3 * HOUR_SECONDS);
    await stage.ask(bot);
    expect(refreshes()).toEqual([]);
    expect(answered()).toHaveLength(1);
  });

  it('come with an installation, and are refreshed and kept two hours before their end', async () => {
    const { bot, keep } = await startOauth(stage);
    await install(stage, bot, { team: 'T0ALPHA01', isRotated: true });
    expect(keep.kept.get('T0ALPHA01')?.body).toMatchObject({ bot: { refreshToken: expect.any(String) } });
    const soon = await installedFor(HOUR_SECONDS);
    await stage.ask(soon.bot);
    await stage.ask(soon.bot);
    expect(refreshes().filter(({ params }) => params.grant_type === 'refresh_token')).toHaveLength(1);
    expect(answered()).toHaveLength(2);
  });

  it('are refreshed once for all who need them at once', async () => {
    const { bot } = await installedFor(HOUR_SECONDS);
    await Promise.all(Array.from({ length: 6 }, () => stage.begin(bot)));
    await bot.adapter.stop(60_000);
    expect(refreshes()).toHaveLength(1);
    expect(answered()).toHaveLength(6);
  });

  it('are used to their end where another process refreshes them, and waited for beyond it', async () => {
    const { bot, keep } = await installedFor(HOUR_SECONDS);
    await keep.claimRefresh('T0ALPHA01', Date.now(), 60_000);
    await stage.ask(bot);
    expect(answered()).toHaveLength(1);
    expect(refreshes()).toEqual([]);
    const over = await installedFor(-1);
    await over.keep.claimRefresh('T0ALPHA01', Date.now(), 60_000);
    const begun = stage.begin(over.bot);
    await expect.poll(() => over.bot.waits).toContain(400);
    const { token } = stage.slack.oauth.issue({ team: 'T0ALPHA01' });
    await over.keep.update('T0ALPHA01', {
      team: { id: 'T0ALPHA01' },
      bot: { token, id: 'B0BOT', userId: 'U0BOT' },
    });
    over.bot.release();
    await begun;
    await over.bot.adapter.stop(60_000);
    expect(answered()).toHaveLength(2);
    expect(refreshes()).toEqual([]);
  });

  it('are not lost where the database is away for a moment after Slack has given new ones', async () => {
    const { bot, keep } = await installedFor(HOUR_SECONDS);
    const update = vi.spyOn(keep, 'update');
    for (let times = 0; times < 3; times += 1)
      update.mockRejectedValueOnce(new Error('the database is away'));
    await stage.ask(bot);
    await stage.ask(bot);
    expect(update).toHaveBeenCalledTimes(4);
    expect(refreshes()).toHaveLength(1);
    expect(answered()).toHaveLength(2);
  });

  it('are used to their end where Slack is away, without asking it for every answer', async () => {
    const { bot } = await installedFor(HOUR_SECONDS);
    stage.slack.fail('oauth.v2.access', { status: 503 }, 3);
    await stage.ask(bot);
    await stage.ask(bot);
    expect(answered()).toHaveLength(2);
    expect(refreshes()).toHaveLength(3);
  });

  it('that are over for good send nothing, and a digest says whether it is worth waiting', async () => {
    const { bot } = await installedFor(-1);
    const place = { platform: 'slack', tenant: 'T0ALPHA01', conversation: 'C0GENERAL1', thread: '' };
    const letter = { reply: WORDS, theme: 'dark' } as const;
    stage.slack.fail('oauth.v2.access', { status: 503 }, 3);
    expect(await bot.adapter.sender?.sendText(place, letter)).toMatchObject({ kind: 'unsent' });
    stage.slack.fail('oauth.v2.access', { error: 'invalid_refresh_token' });
    expect(await bot.adapter.sender?.sendText(place, letter)).toMatchObject({
      kind: 'unreachable',
      reason: 'revoked',
    });
    expect(stage.slack.of('chat.postMessage')).toEqual([]);
    expect(bot.logged.join('')).not.toMatch(/xox[be]/);
  });
});
