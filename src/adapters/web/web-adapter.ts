import type { Adapter, AdapterDeps } from '../../chat/adapter.ts';
import { type CooldownLimits, createCooldown } from '../../chat/cooldown.ts';
import { forwardClock } from '../../lib/clock.ts';
import { finishesWithin } from '../../lib/deadline.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import type { MarketNote } from './about.ts';
import { createAnswerStore } from './answer-store.ts';
import { createApiRoutes } from './api-routes.ts';
import { isKnownHost } from './guard.ts';
import { ADDRESS_LIMITS, MAX_IN_FLIGHT } from './limits.ts';
import { createPageRoute, type PageFiles, readPageFiles } from './page-routes.ts';
import { refuse } from './respond.ts';

export interface WebOptions {
  /** Names besides this machine's own under which the page may be opened. */
  readonly hosts: readonly string[];
  /** What data the answers come from, for the page to say. */
  readonly describeMarket: () => MarketNote;
  /** Names of the commands that the page offers to begin with. */
  readonly offers: readonly string[];
  /** How much one address may ask. */
  readonly limits?: CooldownLimits;
}

/** The answers under way. */
function createInFlight() {
  const pending = new Set<Promise<void>>();
  return {
    size: () => pending.size,
    async track(work: Promise<void>): Promise<void> {
      pending.add(work);
      try {
        await work;
      } finally {
        pending.delete(work);
      }
    },
    drain: (deadlineMs: number) => finishesWithin(Promise.allSettled(pending), deadlineMs),
  };
}

/** Keeps out whoever comes under a name that is not ours, before anything else looks at the request. */
function withKnownHost(route: HttpRoute, hosts: ReadonlySet<string>): HttpRoute {
  return {
    ...route,
    handle(request, response) {
      if (isKnownHost(request, hosts)) return route.handle(request, response);
      return refuse(response, 421, 'This page is not served under that name.');
    },
  };
}

/** A chat page in a browser, as a part of the one HTTP server. */
export function createWebAdapter(options: WebOptions, deps: AdapterDeps): Adapter {
  const { describeMarket, offers, limits = ADDRESS_LIMITS } = options;
  const checkCooldown = createCooldown(limits);
  const pauseClock = forwardClock(deps.clock);
  const inFlight = createInFlight();
  const hosts = new Set(options.hosts.map((host) => host.toLowerCase()));
  let files: PageFiles | undefined;
  const parts = {
    deps,
    describeMarket,
    offers,
    store: createAnswerStore(),
    track: (work: Promise<void>) => inFlight.track(work),
    refuseAddress(address: string) {
      if (files === undefined) return 'stopped';
      if (inFlight.size() >= MAX_IN_FLIGHT) return 'busy';
      return checkCooldown(address, pauseClock.now()) === 'free' ? undefined : 'too-many';
    },
  } as const;
  return {
    name: 'web',
    routes: [createPageRoute(() => files), ...createApiRoutes(parts)].map((route) =>
      withKnownHost(route, hosts),
    ),
    async start() {
      files = await readPageFiles();
    },
    async stop(deadlineMs) {
      files = undefined;
      await inFlight.drain(deadlineMs);
    },
  };
}
