import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { type Installation, ownerOf, readInstallation, tenantOf, toWorkspace } from './installation.ts';
import { createTokenRefresh, type RefreshOptions } from './token-refresh.ts';
import type { Removal, Workspace, WorkspaceQuery, Workspaces } from './workspaces.ts';

/** Where installations are kept, sealed; handed in, because an adapter knows no database. */
export interface InstallationKeep {
  install(tenant: string, body: unknown, now: number): Promise<void>;
  find(tenant: string): Promise<{ readonly body: unknown; readonly installedAt: number } | undefined>;
  update(tenant: string, body: unknown): Promise<void>;
  claimRefresh(tenant: string, now: number, forMs: number): Promise<boolean>;
  endRefresh(tenant: string): Promise<void>;
  remove(tenant: string, until: number): Promise<boolean>;
  reseal(): Promise<{ readonly total: number; readonly resealed: number; readonly unreadable: number }>;
}

interface InstalledOptions extends RefreshOptions {
  readonly keep: InstallationKeep;
  /** A client without a token. */
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The workspaces that have installed the app by themselves. */
export interface InstalledWorkspaces extends Workspaces {
  /** Keeps what the OAuth flow brought. */
  install(delivered: unknown): Promise<void>;
}

/** The bot's name as members type it; Slack tells it only to who asks with the token. */
async function nameBot(client: WebClient, installation: Installation): Promise<Installation> {
  const { bot } = installation;
  const identity = await client.auth.test({ token: bot.token }).catch(() => undefined);
  const name = identity?.user;
  return name === undefined ? installation : { ...installation, bot: { ...bot, name } };
}

/** Each delivery is answered with the token of the installation it names; none is kept in memory between two. */
export function createInstalledWorkspaces(options: InstalledOptions): InstalledWorkspaces {
  const { keep, client, clock, log } = options;
  const refresh = createTokenRefresh(options);

  async function find(query: WorkspaceQuery): Promise<Workspace | undefined> {
    const tenant = tenantOf(query);
    const kept = tenant === undefined ? undefined : await keep.find(tenant);
    if (tenant === undefined || kept === undefined) return undefined;
    const fresh = await refresh(tenant, readInstallation(kept.body));
    return fresh === undefined ? undefined : toWorkspace(fresh);
  }

  async function forget({ tenant, at, botUsers }: Removal): Promise<boolean> {
    const kept = botUsers === undefined ? undefined : await keep.find(tenant);
    const isAboutBot =
      botUsers === undefined ||
      (kept !== undefined && botUsers.includes(readInstallation(kept.body).bot.userId));
    // An event can come late: what was installed again after it stays.
    return isAboutBot && keep.remove(tenant, at);
  }

  return {
    async connect() {
      const { total, resealed, unreadable } = await keep.reseal();
      log.info({ installations: total }, `slack: installed in ${total} workspaces or organisations`);
      if (resealed > 0) log.info({ resealed }, 'slack: tokens are sealed with the current key again');
      if (unreadable > 0)
        log.error(
          { unreadable },
          'slack: tokens cannot be opened: ENCRYPTION_KEYS lacks the key that sealed them',
        );
    },
    find,
    forget,
    async install(delivered) {
      const installation = await nameBot(client, readInstallation(delivered));
      await keep.install(ownerOf(installation), installation, clock.now());
    },
  };
}
