import type { WebClient } from '@slack/web-api';
import { classifySlackError, SlackCallError, type SlackFailure } from './errors.ts';

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

/** Slack cannot be reached or wants to be left alone, which passes. */
export class SlackUnreachableError extends Error {
  override readonly name = 'SlackUnreachableError';
}

/** Turns what a first call threw into one line for whoever runs the bot; it never holds the token. */
export function explainRefusal(thrown: unknown, what: string): Error {
  const { kind, detail } = classifySlackError(thrown);
  if (kind === 'network' || kind === 'ratelimited')
    return new SlackUnreachableError(`Slack cannot be reached (${detail}).`);
  return new Error(
    `Slack refused the ${what} (${detail}). Check that it is the one from the app's settings page.`,
  );
}

/** Until it is known who the bot is nothing can be sent; that is no sign that the app was taken out. */
const NOT_CONNECTED: SlackFailure = {
  kind: 'network',
  isCertainlyUnsent: true,
  detail: 'Slack has not been reached yet',
};

/** The one workspace whose bot token was configured. */
export function createSingleWorkspace(client: WebClient, botToken: string): Workspaces {
  let workspace: Workspace | undefined;
  return {
    async connect() {
      const identity = await client.auth.test({ token: botToken }).catch((error: unknown) => {
        throw explainRefusal(error, 'bot token');
      });
      const { user_id: botUserId, bot_id: botId, user: botName } = identity;
      if (botUserId === undefined) throw new Error('Slack did not say which bot the token belongs to.');
      workspace = { botToken, botUserId, botId, botName: botName ?? botUserId };
    },
    find: () =>
      workspace === undefined
        ? Promise.reject(new SlackCallError(NOT_CONNECTED))
        : Promise.resolve(workspace),
    // The token is configured, so there is nothing to forget but what was set up with it.
    forget: ({ botUsers }) =>
      Promise.resolve(botUsers === undefined || botUsers.includes(workspace?.botUserId ?? '')),
  };
}
