import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { AdapterDeps } from '../../chat/adapter.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import { toBoltLogger } from './bolt-logger.ts';
import type { Sleep } from './call.ts';
import { type ApiAccess, clientOptions } from './clients.ts';
import { createEventsRoute } from './http-endpoint.ts';
import type { InFlight } from './in-flight.ts';
import { createSocketConnection, type SocketConnection } from './socket.ts';

/** How deliveries reach the bot. */
export interface Transport {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  readonly routes: readonly HttpRoute[];
  readonly socket: SocketConnection | undefined;
}

interface TransportOptions extends ApiAccess {
  readonly mode: 'http' | 'socket';
  readonly signingSecret?: string | undefined;
  readonly appToken?: string | undefined;
}

interface TransportDeps extends Pick<AdapterDeps, 'clock' | 'log'> {
  readonly sleep: Sleep;
  readonly inFlight: InFlight;
  readonly isOpen: () => boolean;
}

/** Slack calls the HTTP route, or this process calls Slack and keeps a socket open. */
export function createTransport(options: TransportOptions, deps: TransportDeps): Transport {
  const { log, sleep } = deps;
  const logger = toBoltLogger(log);
  if (options.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: options.appToken ?? '',
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(options) },
    });
    return { receiver, routes: [], socket: createSocketConnection(receiver.client, sleep, log) };
  }
  const signingSecret = options.signingSecret ?? '';
  const receiver = new HTTPReceiver({ signingSecret, logger });
  const route = createEventsRoute({ ...deps, receiver, signingSecret });
  return { receiver, routes: [route], socket: undefined };
}
