import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { callWithRetry, type Sleep } from './call.ts';
import { classifySlackError, SlackCallError } from './errors.ts';
import { type Installation, readInstallation } from './installation.ts';
import type { InstallationKeep } from './installed-workspaces.ts';

export interface RefreshOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sleep: Sleep;
}

interface RefreshDeps extends RefreshOptions {
  readonly keep: Pick<InstallationKeep, 'find' | 'update' | 'claimRefresh' | 'endRefresh'>;
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Tokens live twelve hours; one with less than this left is replaced (ms). */
const REFRESH_BEFORE_MS = 2 * 3_600_000;
/** Longer than a refresh takes with its retries, so that a process which died does not block it for long (ms). */
const CLAIM_MS = 60_000;
/** Half a minute in all, while the claim still holds (ms). */
const FIRST_KEEP_WAIT_MS = 500;
const MAX_KEEP_TRIES = 7;
const POLL_MS = 400;
const MAX_POLLS = 2 * (CLAIM_MS / POLL_MS);

function timeLeft({ bot }: Installation, now: number): number {
  return bot.refreshToken === undefined || bot.expiresAt === undefined
    ? Number.POSITIVE_INFINITY
    : bot.expiresAt * 1_000 - now;
}

/** Trades the refresh token for a new pair; the old pair is worthless from then on. */
async function trade(installation: Installation, deps: RefreshDeps): Promise<Installation> {
  const { client, clientId, clientSecret, sleep, clock } = deps;
  const { bot } = installation;
  const now = clock.now();
  const answer = await callWithRetry(
    () =>
      client.oauth.v2.access({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'refresh_token',
        refresh_token: bot.refreshToken ?? '',
      }),
    sleep,
    true,
  );
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (token === undefined || refreshToken === undefined || seconds === undefined)
    throw new SlackCallError({ kind: 'other', detail: 'an incomplete answer' });
  const expiresAt = Math.floor(now / 1_000) + seconds;
  return { ...installation, bot: { ...bot, token, refreshToken, expiresAt } };
}

/**
 * Makes tokens that run out fresh: one caller of all processes at a time, because a refresh token works once. Others
 * go on with the old token while it lasts, and wait for the new one when it is over. The function resolves with the
 * installation to use, undefined where it is gone, and rejects where its token is over and no new one is to be had.
 */
export function createTokenRefresh(
  deps: RefreshDeps,
): (tenant: string, installation: Installation) => Promise<Installation | undefined> {
  const { keep, clock, sleep, log } = deps;
  const underWay = new Map<string, Promise<Installation | undefined>>();

  async function reread(tenant: string): Promise<Installation | undefined> {
    const kept = await keep.find(tenant);
    return kept === undefined ? undefined : readInstallation(kept.body);
  }

  /** The old pair is worthless now, so a database that is away for a moment must not cost the installation. */
  async function keepPair(tenant: string, renewed: Installation): Promise<void> {
    for (let failures = 1; ; failures += 1) {
      try {
        await keep.update(tenant, renewed);
        return;
      } catch (error) {
        if (failures === MAX_KEEP_TRIES) throw error;
        await sleep(FIRST_KEEP_WAIT_MS * 2 ** (failures - 1));
      }
    }
  }

  /** The caller holds the claim. */
  async function renew(tenant: string): Promise<Installation | undefined> {
    const latest = await reread(tenant);
    if (latest === undefined || timeLeft(latest, clock.now()) > REFRESH_BEFORE_MS) {
      await keep.endRefresh(tenant);
      return latest;
    }
    try {
      const renewed = await trade(latest, deps);
      await keepPair(tenant, renewed);
      return renewed;
    } catch (error) {
      const { detail } = classifySlackError(error);
      log.warn({ tenant, detail }, 'slack: a token could not be refreshed');
      // The claim is left to run out: until then nobody asks again.
      if (timeLeft(latest, clock.now()) > 0) return latest;
      await keep.endRefresh(tenant);
      throw error;
    }
  }

  async function refresh(tenant: string, known: Installation): Promise<Installation | undefined> {
    let latest: Installation | undefined = known;
    for (let poll = 0; poll < MAX_POLLS; poll += 1) {
      if (await keep.claimRefresh(tenant, clock.now(), CLAIM_MS)) return renew(tenant);
      if (latest === undefined || timeLeft(latest, clock.now()) > 0) return latest;
      await sleep(POLL_MS);
      latest = await reread(tenant);
    }
    throw new SlackCallError({ kind: 'network', isCertainlyUnsent: true, detail: 'no fresh token yet' });
  }

  return (tenant, installation) => {
    if (timeLeft(installation, clock.now()) > REFRESH_BEFORE_MS) return Promise.resolve(installation);
    const refreshing =
      underWay.get(tenant) ?? refresh(tenant, installation).finally(() => underWay.delete(tenant));
    underWay.set(tenant, refreshing);
    return refreshing;
  };
}
