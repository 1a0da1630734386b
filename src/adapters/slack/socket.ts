import type { Logger } from '../../lib/log.ts';
import type { Sleep } from './call.ts';
import { classifySlackError } from './errors.ts';
import { explainRefusal } from './workspaces.ts';

/** What is used of the SDK's Socket Mode client. */
interface SocketClient {
  start(): Promise<unknown>;
  disconnect(): Promise<unknown>;
  on(event: 'disconnected', listener: () => void): unknown;
}

const FIRST_BACKOFF_MS = 1_000;
const MAX_BACKOFF_MS = 60_000;

export interface SocketConnection {
  /** Resolves once connected; rejects with a line for whoever runs the bot. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Keeps a Socket Mode connection up. The SDK's own reconnection waits five seconds with the socket closed, and its
 * failure is a rejection that nobody can catch and that ends the process; so it is switched off and done here.
 */
export function createSocketConnection(client: SocketClient, sleep: Sleep, log: Logger): SocketConnection {
  const stopping = new AbortController();
  let isConnecting = false;

  async function reconnect(): Promise<void> {
    isConnecting = true;
    for (
      let backoff = FIRST_BACKOFF_MS;
      !stopping.signal.aborted;
      backoff = Math.min(backoff * 2, MAX_BACKOFF_MS)
    ) {
      try {
        await client.start();
        break;
      } catch (error) {
        log.warn({ detail: classifySlackError(error).detail }, 'slack: the socket is not connected');
        await sleep(backoff, stopping.signal).catch(() => undefined);
      }
    }
    isConnecting = false;
  }

  client.on('disconnected', () => {
    if (!isConnecting && !stopping.signal.aborted) void reconnect();
  });

  return {
    async start() {
      isConnecting = true;
      await client
        .start()
        .catch((error: unknown) => {
          throw explainRefusal(error, 'app-level token');
        })
        .finally(() => {
          isConnecting = false;
        });
    },
    async stop() {
      stopping.abort();
      await client.disconnect();
    },
  };
}
