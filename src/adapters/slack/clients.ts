import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Logger } from '../../lib/log.ts';
import { toBoltLogger } from './bolt-logger.ts';

/** No call may hold an answer longer than this (ms). */
const CALL_TIMEOUT_MS = 15_000;

/** How Slack's Web API is reached. */
export interface ApiAccess {
  /** Its root; Slack's own where absent. */
  readonly apiUrl?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/**
 * Options for one client. A new object each time and never with `headers`: the SDK writes a client's token into the
 * headers it is given, and clients that share them would call as each other. Retries are this adapter's own.
 */
export function clientOptions({ apiUrl, fetch }: ApiAccess): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    fetch,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

/** A client that holds no token, or one workspace's. */
export function createClient(access: ApiAccess, log: Logger, botToken?: string): WebClient {
  return new WebClient(botToken, { ...clientOptions(access), logger: toBoltLogger(log) });
}
