import { setTimeout as wait } from 'node:timers/promises';
import type { Adapter, AdapterDeps } from '../../chat/adapter.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import { createBoltApp } from './bolt-app.ts';
import type { Sleep, Wire } from './call.ts';
import { type ApiAccess, createClient } from './clients.ts';
import { createDeliveryLog, type DeliveryLog } from './deliveries.ts';
import { createDigestSender } from './digest-sender.ts';
import { countFaults } from './fault-count.ts';
import { createInFlight, type InFlight } from './in-flight.ts';
import { createInstalledWorkspaces, type InstallationKeep } from './installed-workspaces.ts';
import { createOpening } from './keep-trying.ts';
import { registerListeners } from './listeners.ts';
import { createMembers, type SettingsBy } from './members.ts';
import { createOauthRoutes, type OauthSettings } from './oauth-routes.ts';
import { createTransport } from './transport.ts';
import { createChartUploads } from './upload.ts';
import { createSingleWorkspace, type Workspaces } from './workspaces.ts';

export interface SlackOptions extends ApiAccess {
  readonly mode: 'http' | 'socket';
  /** Of one workspace; not needed with `oauth`. */
  readonly botToken?: string | undefined;
  /** Anybody may install the app, in mode `http`. */
  readonly oauth?: (OauthSettings & { readonly installations: InstallationKeep }) | undefined;
  /** For mode `http`. */
  readonly signingSecret?: string | undefined;
  /** The app-level token (`xapp-`), for mode `socket`. */
  readonly appToken?: string | undefined;
  readonly sleep?: Sleep | undefined;
  /** Whose tokens are used, where neither `botToken` nor `oauth` says. */
  readonly workspaces?: Workspaces | undefined;
  /** Where deliveries are remembered, instead of the record of `deps`. */
  readonly deliveries?: DeliveryLog | undefined;
  /** Who may change what a channel gets; any member unless told otherwise. */
  readonly settingsBy?: SettingsBy | undefined;
}

const systemSleep: Sleep = (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal });

/** The setting without which this mode can't work. */
function findMissingSetting(options: SlackOptions): string | undefined {
  const hasWorkspaces = options.workspaces !== undefined || options.oauth !== undefined;
  if (!hasWorkspaces && !options.botToken) return 'a bot token';
  if (options.mode === 'http' && !options.signingSecret) return 'the signing secret, which HTTP mode needs';
  if (options.mode === 'socket' && !options.appToken) return 'an app-level token, which Socket Mode needs';
  return undefined;
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

interface Tenancies {
  readonly workspaces: Workspaces;
  /** Of installing, where anybody may. */
  readonly routes: readonly HttpRoute[];
}

/** One configured workspace, or as many as install the app. */
function openTenancies(
  options: SlackOptions,
  { clock, log, onChatEvent }: AdapterDeps,
  inFlight: InFlight,
  sleep: Sleep,
  isOpen: () => boolean,
): Tenancies {
  const { oauth, workspaces, botToken = '' } = options;
  const client = createClient(options, log);
  if (workspaces !== undefined) return { workspaces, routes: [] };
  if (oauth === undefined) return { workspaces: createSingleWorkspace(client, botToken), routes: [] };
  const installed = createInstalledWorkspaces({
    ...oauth,
    keep: oauth.installations,
    client,
    sleep,
    clock,
    log,
  });
  const routes = createOauthRoutes({
    oauth,
    access: options,
    log,
    inFlight,
    isOpen,
    install: (delivered) => installed.install(delivered),
    // What waited for an installation to come back goes on.
    onInstalled: async () => onChatEvent?.({ platform: 'slack', kind: 'connected' }),
  });
  return { workspaces: installed, routes };
}

/**
 * Slack over HTTP (`/slack/events` on the bot's own server) or Socket Mode. `start` rejects with one clear line on a
 * bad token or a missing setting; `stop` takes nothing new and waits for the answers under way.
 */
export function createSlackAdapter(given: SlackOptions, deps: AdapterDeps): Adapter {
  const options = { ...given, fetch: countFaults(given.fetch, deps.countFault) };
  const missing = findMissingSetting(options);
  if (missing !== undefined) return createRefusal(missing);
  const wire: Wire = { fetch: options.fetch, sleep: options.sleep ?? systemSleep };
  const inFlight = createInFlight(wire.sleep);
  let isOpen = false;
  const { charts, clock, log } = deps;
  const transport = createTransport(options, {
    clock,
    log,
    sleep: wire.sleep,
    inFlight,
    isOpen: () => isOpen,
  });
  const { workspaces, routes } = openTenancies(options, deps, inFlight, wire.sleep, () => isOpen);
  const tools = { charts, uploads: createChartUploads(wire), sleep: wire.sleep };
  const app = createBoltApp(transport, workspaces, options, log);
  registerListeners(app, {
    ...tools,
    router: deps.router,
    readHome: deps.readHome,
    workspaces,
    deliveries: options.deliveries ?? createDeliveryLog({ record: deps.updates, clock, log }),
    describeMember: createMembers({ settingsBy: options.settingsBy ?? 'members', clock, log }),
    onChatEvent: deps.onChatEvent,
    log,
    inFlight,
    wire,
  });
  const opening = createOpening({ sleep: wire.sleep, log, track: (work) => inFlight.track(work) });
  return {
    name: 'slack',
    routes: [...transport.routes, ...routes],
    sender: createDigestSender({
      workspaces,
      createClient: (botToken) => createClient(options, log, botToken),
      tools,
      log,
    }),
    startSending: () => opening.start(() => workspaces.connect()),
    start: () =>
      opening.start(async (signal) => {
        await workspaces.connect();
        await app.init();
        // A stop that came meanwhile stands.
        if (signal.aborted) return;
        await transport.socket?.start();
        isOpen = !signal.aborted;
        await deps.onChatEvent?.({ platform: 'slack', kind: 'connected' });
      }),
    async stop(deadlineMs) {
      isOpen = false;
      opening.stop();
      if (transport.socket !== undefined) inFlight.track(transport.socket.stop());
      if (!(await inFlight.drain(deadlineMs)))
        log.warn({ unfinished: inFlight.size }, 'slack: stopped before every answer was finished');
    },
  };
}
