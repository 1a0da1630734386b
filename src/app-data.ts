import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { HealthPort, HealthStatus } from './chat/data-ports.ts';
import type { Ports } from './chat/ports.ts';
import type { ProgressReport } from './jobs/progress.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/log.ts';
import type { Market } from './market/view.ts';
import type { FeedOptions } from './sources/live-feed.ts';
import type { Database } from './store/database.ts';

/** Where market data come from and where they are kept. */
export interface MarketOptions {
  /** `live`, `sample` or `csv:DIR`. */
  readonly marketData: string;
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  readonly sources?: FeedOptions;
  readonly secrets?: readonly string[];
  /** Live data are looked at and not refreshed, as for one question while a bot runs. */
  readonly isReadOnly?: boolean;
  /** Another process refreshes live data, and this one follows what it stores. */
  readonly isFollowing?: boolean;
}

/** What the market's part of the bot needs of the world. */
export interface MarketWorld {
  readonly clock: Clock;
  readonly log: Logger;
  readonly fetch?: typeof globalThis.fetch;
  /** Waits `ms`; rejects when the signal aborts first. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Where the progress of a first read is shown; in the log unless told otherwise. */
  readonly progress?: ProgressReport;
}

export interface MarketData {
  market(): Market;
  /** What questions take for now. */
  readonly clock: Clock;
  /** Where live data are kept; absent where nothing is. */
  readonly database?: Database;
  readonly ports: Required<Pick<Ports, 'dataStatus' | 'lastAnswer' | 'health'>>;
  /** Keeps live data up to date from now on. */
  start(): void;
  stop(): Promise<void>;
}

const manifest = z.object({ version: z.string() });

/** The program's version, from the one file that states it. */
function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return manifest.parse(JSON.parse(text)).version;
}

type HealthOfData = Pick<HealthStatus, 'marketData' | 'dataVersion' | 'database' | 'lastRefreshAt'>;

/** The process's own part of its health, with what its market data say of theirs. */
export function createHealth(clock: Clock, readData: () => Promise<HealthOfData>): HealthPort {
  const startedAt = clock.now();
  const version = readVersion();
  return {
    read: async () => ({
      version,
      node: process.versions.node,
      startedAt,
      now: clock.now(),
      memoryBytes: process.memoryUsage.rss(),
      ...(await readData()),
    }),
  };
}
