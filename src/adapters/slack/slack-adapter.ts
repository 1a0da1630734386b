import { setTimeout as wait } from 'node:timers/promises';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Adapter, AdapterDeps } from '../../chat/adapter.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import { toBoltLogger } from './bolt-logger.ts';
import type { Sleep, Wire } from './call.ts';
import { createDeliveryLog, type DeliveryLog } from './deliveries.ts';
import { createDigestSender } from './digest-sender.ts';
import { createEventsRoute } from './http-endpoint.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { registerListeners } from './listeners.ts';
import { createMembers, type SettingsBy } from './members.ts';
import { createSocketConnection, type SocketConnection } from './socket.ts';
import { createChartUploads } from './upload.ts';
import { createSingleWorkspace, type Workspaces } from './workspaces.ts';

/** No call may hold an answer longer than this (ms). */
const CALL_TIMEOUT_MS = 15_000;

export interface SlackOptions {
  readonly mode: 'http' | 'socket';
  /** Of one workspace; not needed with `workspaces`. */
  readonly botToken?: string | undefined;
  /** For mode `http`. */
  readonly signingSecret?: string | undefined;
  /** The app-level token (`xapp-`), for mode `socket`. */
  readonly appToken?: string | undefined;
  /** Root of the Web API; Slack's own where absent. */
  readonly apiUrl?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly sleep?: Sleep | undefined;
  /** Installations in many workspaces, instead of the one of `botToken`. */
  readonly workspaces?: Workspaces | undefined;
  /** Where deliveries are remembered; within the process where absent. */
  readonly deliveries?: DeliveryLog | undefined;
  /** Who may change what a channel gets; any member unless told otherwise. */
  readonly settingsBy?: SettingsBy | undefined;
}

/** How deliveries reach the bot. */
interface Transport {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  readonly routes: readonly HttpRoute[];
  readonly socket: SocketConnection | undefined;
}

const systemSleep: Sleep = (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal });

/** The setting without which this mode can't work. */
function findMissingSetting(options: SlackOptions): string | undefined {
  if (options.workspaces === undefined && !options.botToken) return 'a bot token';
  if (options.mode === 'http' && !options.signingSecret) return 'the signing secret, which HTTP mode needs';
  if (options.mode === 'socket' && !options.appToken) return 'an app-level token, which Socket Mode needs';
  return undefined;
}

/**
 * Options for one client. A new object each time and never with `headers`: the SDK writes a client's token into the
 * headers it is given, and clients that share them would call as each other. Retries are this adapter's own.
 */
function clientOptions({ apiUrl, fetch }: SlackOptions): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    fetch,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

function createTransport(
  options: SlackOptions,
  deps: AdapterDeps,
  wire: Wire,
  inFlight: InFlight,
  isOpen: () => boolean,
): Transport {
  const { clock, log } = deps;
  const logger = toBoltLogger(log);
  if (options.mode === 'socket') {
    const receiver = new SocketModeReceiver({
      appToken: options.appToken ?? '',
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(options) },
    });
    return { receiver, routes: [], socket: createSocketConnection(receiver.client, wire.sleep, log) };
  }
  const signingSecret = options.signingSecret ?? '';
  const receiver = new HTTPReceiver({ signingSecret, logger });
  const route = createEventsRoute({ receiver, signingSecret, clock, log, inFlight, isOpen });
  return { receiver, routes: [route], socket: undefined };
}

/** Bolt with our receiver. It asks for the token per delivery, so one app serves one workspace or many. */
function createApp(
  receiver: Transport['receiver'],
  workspaces: Workspaces,
  options: SlackOptions,
  deps: AdapterDeps,
) {
  const app = new App({
    receiver,
    logger: toBoltLogger(deps.log),
    clientOptions: clientOptions(options),
    convoStore: false,
    // Otherwise the constructor calls Slack, and a bad token ends the process instead of this one platform.
    deferInitialization: true,
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const found = await workspaces.find({ teamId, enterpriseId, isEnterpriseInstall });
      if (found === undefined) throw new Error('The app is not installed there');
      const { botToken, botUserId, botId, botName } = found;
      return { botToken, botUserId, botName, ...(botId === undefined ? {} : { botId }) };
    },
  });
  app.error((error) => {
    deps.log.error({ code: error.code, detail: error.message }, 'slack: a delivery failed');
    return Promise.resolve();
  });
  return app;
}

/** An adapter that only says what is missing, so that a faulty setting costs this platform and no other. */
function createRefusal(missing: string): Adapter {
  return {
    name: 'slack',
    routes: [],
    start: () => Promise.reject(new Error(`Slack needs ${missing}.`)),
    stop: () => Promise.resolve(),
  };
}

/**
 * Slack over HTTP (`/slack/events` on the bot's own server) or Socket Mode. `start` rejects with one clear line on a
 * bad token or a missing setting; `stop` takes nothing new and waits for the answers under way.
 */
export function createSlackAdapter(options: SlackOptions, deps: AdapterDeps): Adapter {
  const missing = findMissingSetting(options);
  if (missing !== undefined) return createRefusal(missing);
  const wire: Wire = { fetch: options.fetch, sleep: options.sleep ?? systemSleep };
  const inFlight = createInFlight(wire.sleep);
  let isOpen = false;
  const transport = createTransport(options, deps, wire, inFlight, () => isOpen);
  const { charts, clock, log } = deps;
  const createClient = (botToken?: string) =>
    new WebClient(botToken, { ...clientOptions(options), logger: toBoltLogger(log) });
  const workspaces = options.workspaces ?? createSingleWorkspace(createClient(), options.botToken ?? '');
  const tools = { charts, uploads: createChartUploads(wire), sleep: wire.sleep };
  const app = createApp(transport.receiver, workspaces, options, deps);
  registerListeners(app, {
    ...tools,
    router: deps.router,
    deliveries: options.deliveries ?? createDeliveryLog(),
    describeMember: createMembers({ settingsBy: options.settingsBy ?? 'members', clock, log }),
    onChatEvent: deps.onChatEvent,
    log,
    inFlight,
    wire,
  });
  return {
    name: 'slack',
    routes: transport.routes,
    sender: createDigestSender({ workspaces, createClient, tools, log }),
    async start() {
      await workspaces.connect();
      await app.init();
      await transport.socket?.start();
      isOpen = true;
      await deps.onChatEvent?.({ platform: 'slack', kind: 'connected' });
    },
    async stop(deadlineMs) {
      isOpen = false;
      if (transport.socket !== undefined) inFlight.track(transport.socket.stop());
      if (!(await inFlight.drain(deadlineMs)))
        deps.log.warn({ unfinished: inFlight.size }, 'slack: stopped before every answer was finished');
    },
  };
}
