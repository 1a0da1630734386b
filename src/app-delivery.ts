import { randomUUID } from 'node:crypto';
import type { MarketData, MarketWorld } from './app-data.ts';
import type { Config } from './config.ts';
import { createDelivery, type Delivery } from './jobs/delivery.ts';
import { createEmbeddedRunner } from './jobs/embedded-runner.ts';
import { createPgBossRunner } from './jobs/pg-boss-runner.ts';
import { systemSleep } from './lib/http.ts';
import { type Database, openDatabase } from './store/database.ts';
import { StoreError } from './store/store-error.ts';

export type DeliveryOptions = Pick<Config, 'databaseUrl' | 'dataDir' | 'hasOwnDataDir' | 'supportLevel'>;

/**
 * Builds delivery over the database of live data, or over one of its own beside fixed data. Undefined where the
 * folder nobody named is taken by another bot on fixed data: that one delivers, and this one only answers.
 * @throws StoreError where the database cannot be opened.
 */
export async function openDelivery(
  options: DeliveryOptions,
  world: MarketWorld,
  data: MarketData,
): Promise<Delivery | undefined> {
  if (data.database !== undefined) return assemble(data.database, options, world, data);
  const { databaseUrl: url, dataDir, hasOwnDataDir } = options;
  const onFault = (error: Error) => world.log.warn({ err: error }, 'a database connection broke');
  try {
    const database = await openDatabase({ url, dataDir, onFault });
    return { ...assemble(database, options, world, data), close: () => database.close() };
  } catch (error) {
    if (hasOwnDataDir || !(error instanceof StoreError) || error.reason !== 'in-use') throw error;
    world.log.warn(`${error.message}: this one sends nothing by itself. ${error.hint}.`);
    return undefined;
  }
}

function assemble(
  database: Database,
  { databaseUrl: url, supportLevel }: DeliveryOptions,
  { clock, log, sleep: wait = systemSleep }: MarketWorld,
  data: MarketData,
): Delivery {
  const runner =
    url === undefined ? createEmbeddedRunner({ wait, log }) : createPgBossRunner({ url, wait, log });
  return createDelivery({
    database,
    runner,
    market: () => data.market(),
    marketClock: data.clock,
    supportLevel,
    clock,
    wait,
    random: Math.random,
    owner: `${process.pid} ${randomUUID()}`,
    log,
  });
}
