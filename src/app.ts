import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MarketData, MarketOptions, MarketWorld } from './app-data.ts';
import { openDelivery } from './app-delivery.ts';
import { openMarketData } from './app-market.ts';
import { asRole, isWorking } from './app-roles.ts';
import { openSlack } from './app-slack.ts';
import { createWarmUp, type WarmUp } from './app-warm.ts';
import { choosePagePorts, openPage } from './app-web.ts';
import type { ChartRenderer } from './charts/spec.ts';
import type { Adapter, AdapterDeps, Router } from './chat/adapter.ts';
import { withChatThemes } from './chat/chat-themes.ts';
import type { CooldownLimits } from './chat/cooldown.ts';
import { createHome, type ReadHome } from './chat/home.ts';
import type { CommandList, Ports } from './chat/ports.ts';
import { createRegistry, loadCommands } from './chat/registry.ts';
import { createRouter } from './chat/router.ts';
import type { Config } from './config.ts';
import type { Delivery } from './jobs/delivery.ts';
import type { Clock } from './lib/clock.ts';
import { finishesWithin } from './lib/deadline.ts';
import type { HttpRoute } from './lib/http-route.ts';
import type { Logger } from './lib/log.ts';
import { SERIES_IDS } from './market/catalogue.ts';
import type { AsOf } from './market/view.ts';
import { createHttpServer, type HttpServer } from './server/http-server.ts';
import { createSeenUpdates } from './store/seen-updates.ts';

/** The world outside the process, handed in so that tests can stand in for it. */
export interface World extends MarketWorld {
  readonly fetch: typeof globalThis.fetch;
  /** Computes every answer once after the start, so that nobody's first question pays for it. */
  readonly isWarmedUp?: boolean;
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** More than a person asks in earnest. */
const PERSON_LIMITS: CooldownLimits = { questions: 8, windowMs: 20_000 };

const COMMANDS_FOLDER = new URL('../commands/', import.meta.url);

export interface Conversation {
  readonly router: Router;
  /** The same for a web page: over ports that send nothing later and change no setting. */
  readonly openPageRouter: () => Router;
  readonly readHome: ReadHome;
  /** The market data behind the answers: nothing is refreshed before its `start`. */
  readonly data: MarketData;
  /** What the bot sends by itself; absent where nothing is stored. */
  readonly delivery: Delivery | undefined;
  /** Reads every series once, turn by turn of the event loop, so that no first question waits for it. */
  readonly preload: () => Promise<void>;
  readonly warmUp: WarmUp;
  readonly commands: CommandList;
  /** What questions take for now. */
  readonly marketClock: Clock;
}

export interface ConversationOptions extends MarketOptions {
  readonly supportLevel: number;
  readonly limits?: CooldownLimits;
  /** Turns the market's now into what questions without a date are about. */
  readonly chooseAsOf?: (marketNow: number) => AsOf;
  /** Builds what the bot sends by itself; without it commands say that nothing is stored. */
  readonly openDelivery?: (data: MarketData) => Promise<Delivery | undefined>;
}

/**
 * The part of the bot that answers: commands, market and router, without any platform.
 * @throws UserError, DataError or StoreError where the market data cannot be opened.
 */
export async function createConversation(
  options: ConversationOptions,
  world: MarketWorld,
): Promise<Conversation> {
  const { supportLevel, limits = PERSON_LIMITS, chooseAsOf } = options;
  const { clock, log } = world;
  const data = await openMarketData(options, world);
  const { clock: marketClock } = data;
  const delivery = await options.openDelivery?.(data);
  const commands = createRegistry(await loadCommands(COMMANDS_FOLDER));
  const ports: Ports = {
    commands,
    supportLevel,
    ...data.ports,
    ...(delivery === undefined ? {} : { delivery: delivery.ports }),
  };
  const openRouter = (own: Ports) =>
    createRouter({
      commands,
      market: () => data.market(),
      ports: own,
      clock,
      marketClock,
      log,
      limits,
      ...(chooseAsOf === undefined ? {} : { defaultAsOf: chooseAsOf(marketClock.now()) }),
    });
  const answering = openRouter(ports);
  const preload = async () => {
    // Live data are in memory already, and what is still being fetched is told as it comes.
    if (options.marketData === 'live') return;
    const view = data.market().asOf({ instant: marketClock.now(), isDate: false });
    for (const id of SERIES_IDS) {
      await nextTurn();
      reportUnusable(log, () => view.has(id));
    }
  };
  const router =
    delivery === undefined ? answering : withChatThemes(answering, (place) => delivery.readTheme(place), log);
  const openPageRouter = () => openRouter(choosePagePorts(ports, clock));
  const readHome = createHome({ ports, market: () => data.market(), marketClock, log });
  const warmUp = createWarmUp({ ...world, commands, ports, market: () => data.market(), marketClock });
  return { router, openPageRouter, readHome, data, delivery, commands, marketClock, preload, warmUp };
}

/** A series that cannot be used is told in the log now; the answer that needs it tells it to the person who asks. */
function reportUnusable(log: Logger, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    log.warn(reasonOf(error));
  }
}

/** The renderer, loaded when it is wanted. Where it cannot work every picture is missing, and no text. */
export async function openCharts(log: Logger): Promise<ChartRenderer> {
  try {
    const { createChartRenderer } = await import('./charts/renderer.ts');
    return await createChartRenderer();
  } catch (error) {
    log.error(`charts cannot be drawn: ${reasonOf(error)}`);
    return { render: () => Promise.reject(error) };
  }
}

interface Platform {
  readonly name: string;
  open(deps: AdapterDeps): Promise<Adapter>;
}

/** The platforms that are configured; each SDK is loaded only where its platform is on. */
function listPlatforms(
  config: Config,
  { fetch }: World,
  { openPageRouter, data, delivery }: Conversation,
): readonly Platform[] {
  const { telegram, slack, webPage } = config;
  const platforms: Platform[] = [];
  if (telegram !== undefined)
    platforms.push({
      name: 'telegram',
      async open(deps) {
        const { createTelegramAdapter } = await import('./adapters/telegram/telegram-adapter.ts');
        return createTelegramAdapter(telegram, deps);
      },
    });
  if (slack !== undefined)
    platforms.push({
      name: 'slack',
      open: (deps) => openSlack(slack, fetch, delivery?.database ?? data.database, deps),
    });
  if (webPage !== undefined)
    platforms.push({
      name: 'web',
      open: (deps) => openPage({ ...config, ...webPage }, data, { ...deps, router: openPageRouter() }),
    });
  return platforms;
}

/** Does one platform's step; its failure is one log line and this platform's alone. */
async function attempt<T>(name: string, log: Logger, step: () => Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    log.error({ platform: name }, `${name} did not start: ${reasonOf(error)}`);
    return undefined;
  }
}

const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Starts the HTTP server where an adapter or whoever watches the bot needs it; says which adapters can be started. */
async function openServer(
  adapters: readonly Adapter[],
  monitoring: readonly HttpRoute[],
  { host, port, metricsMode }: Config,
  log: Logger,
): Promise<{ readonly server: HttpServer | undefined; readonly usable: readonly Adapter[] }> {
  const routes = [...monitoring, ...adapters.flatMap((adapter) => adapter.routes)];
  // A host that gives a process an address of its own ends one that does not listen there.
  const isWanted = EVERY_INTERFACE.has(host) || metricsMode === 'on' || routes.length > monitoring.length;
  if (!isWanted) return { server: undefined, usable: adapters };
  const server = createHttpServer({ host, port, routes, log });
  const listening = await attempt('the HTTP server', log, () => server.start());
  if (listening === undefined)
    return { server: undefined, usable: adapters.filter((adapter) => adapter.routes.length === 0) };
  log.info({ host, port: listening }, `listening on http://${host}:${listening}`);
  return { server, usable: adapters };
}

async function startAdapter(adapter: Adapter, log: Logger): Promise<Adapter | undefined> {
  return attempt(adapter.name, log, async () => {
    await adapter.start();
    log.info({ platform: adapter.name }, `${adapter.name} is on`);
    return adapter;
  });
}

const isPresent = <T>(value: T | undefined): value is T => value !== undefined;

/**
 * From now on data are kept up to date, and what is due is sent where that is this process's work. Delivery that
 * cannot start costs a log line and itself.
 */
async function startWork(
  data: MarketData,
  delivery: Delivery | undefined,
  running: readonly Adapter[],
  { role }: Config,
  log: Logger,
): Promise<void> {
  data.start();
  if (!isWorking(role)) return;
  const senders = running.map(({ sender }) => sender).filter(isPresent);
  if (delivery !== undefined) await attempt('delivery', log, () => delivery.start(senders));
}

export interface App {
  /** Resolves once every series has been read. */
  readonly isLoaded: Promise<void>;
  /** The platforms that are on; empty where none could start. */
  readonly running: readonly string[];
  /** Stops everything within about `deadlineMs`: no new questions, answers under way finished. */
  stop(deadlineMs: number): Promise<void>;
}

/**
 * Builds the bot and starts every configured platform. One that cannot start costs a log line and itself.
 * @throws UserError or DataError where the market data cannot be opened.
 */
export async function startApp(config: Config, world: World): Promise<App> {
  const { log } = world;
  const conversation = await createConversation(
    {
      ...config,
      isFollowing: !isWorking(config.role),
      openDelivery: (opened) => openDelivery(config, world, opened),
    },
    world,
  );
  const { router, data, delivery, commands, preload, warmUp } = conversation;
  // Loaded here, because one question from the shell or a demonstration is not watched.
  const { createMonitoring } = await import('./app-monitoring.ts');
  const database = delivery?.database ?? data.database;
  const monitoring = createMonitoring(config, { data, database, log });
  const deps: AdapterDeps = {
    router: monitoring.watchRouter(router),
    charts: monitoring.watchCharts(await openCharts(log)),
    countFault: monitoring.countFault,
    readHome: conversation.readHome,
    commands,
    log,
    clock: world.clock,
    updates: database === undefined ? undefined : createSeenUpdates(database),
    ...(delivery === undefined ? {} : { onChatEvent: delivery.onChatEvent }),
  };
  const platforms = listPlatforms(config, world, {
    ...conversation,
    openPageRouter: () => monitoring.watchRouter(conversation.openPageRouter()),
  });
  const opened = await Promise.all(
    platforms.map((platform) => attempt(platform.name, log, () => platform.open(deps))),
  );
  const adapters = opened.filter(isPresent).map((adapter) => asRole(adapter, config.role));
  const { server, usable } = await openServer(adapters, monitoring.routes, config, log);
  const started = await Promise.all(usable.map((adapter) => startAdapter(adapter, log)));
  const running = started.filter(isPresent);
  monitoring.setRunning(running.length);
  if (running.length > 0) await startWork(data, delivery, running, config, log);
  else await server?.stop(0);

  return {
    isLoaded: preload().then(() => (world.isWarmedUp === true ? warmUp.start() : undefined)),
    running: running.map(({ name }) => name),
    async stop(deadlineMs) {
      warmUp.stop();
      const parts = [...running, server, delivery].filter(isPresent);
      // What is being sent is still to be written down, so the data's database closes last.
      const stopped = Promise.allSettled(parts.map((part) => part.stop(deadlineMs)));
      const isInTime = await finishesWithin(stopped, deadlineMs);
      if (!isInTime) log.warn('stopped before everything was finished');
      await delivery?.close();
      await data.stop();
    },
  };
}
