import type { WebClient } from '@slack/web-api';
import { classifySlackError, type SlackFailure } from './errors.ts';

/** The bot as one workspace, or one whole organisation, has installed it. */
export interface Workspace {
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string | undefined;
  /** As members type it, without the @. */
  readonly botName: string;
}

/** Which installation a delivery belongs to. */
export interface WorkspaceQuery {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}

/** News that an installation is over. */
export interface Removal {
  readonly tenant: string;
  /** When that happened (ms), to the second. */
  readonly at: number;
  /** The bots whose tokens were revoked; absent where the whole app was taken out. */
  readonly botUsers?: readonly string[];
}

/** Whose token answers a delivery. A token of one workspace must never be used for another. */
export interface Workspaces {
  /** Makes sure that deliveries can be answered; rejects with a line for whoever runs the bot. */
  connect(): Promise<void>;
  /** Undefined where the app is not, or no longer, installed there. */
  find(query: WorkspaceQuery): Promise<Workspace | undefined>;
  /** Forgets an installation; false where there was none, or where the news is not about this bot or out of date. */
  forget(removal: Removal): Promise<boolean>;
}

/** One line for whoever runs the bot; it never holds the token. */
export function explainRefusal(failure: SlackFailure, what: string): string {
  if (failure.kind === 'network') return `Slack cannot be reached (${failure.detail}).`;
  return `Slack refused the ${what} (${failure.detail}). Check that it is the one from the app's settings page.`;
}

/** The one workspace whose bot token was configured. */
export function createSingleWorkspace(client: WebClient, botToken: string): Workspaces {
  let workspace: Workspace | undefined;
  return {
    async connect() {
      const identity = await client.auth.test({ token: botToken }).catch((error: unknown) => {
        throw new Error(explainRefusal(classifySlackError(error), 'bot token'));
      });
      const { user_id: botUserId, bot_id: botId, user: botName } = identity;
      if (botUserId === undefined) throw new Error('Slack did not say which bot the token belongs to.');
      workspace = { botToken, botUserId, botId, botName: botName ?? botUserId };
    },
    find: () => Promise.resolve(workspace),
    // The token is configured, so there is nothing to forget but what was set up with it.
    forget: ({ botUsers }) =>
      Promise.resolve(botUsers === undefined || botUsers.includes(workspace?.botUserId ?? '')),
  };
}
