import { createHealth, type MarketData, type MarketOptions, type MarketWorld } from './app-data.ts';
import { createFixedStatus } from './jobs/fixed-status.ts';
import { createGivenAnswers } from './jobs/given-answers.ts';
import { createMemoryAnswers } from './jobs/memory-answers.ts';
import { fixedClock } from './lib/clock.ts';
import { createMarket } from './market/market.ts';
import { openReader } from './sources/reader.ts';
import { SAMPLE_NOW } from './sources/sample/events.ts';

/** A folder of files or the sample: nothing to refresh, and answers remembered in memory. */
function openFixed(marketData: string, { clock }: MarketWorld): MarketData {
  const market = createMarket(openReader(marketData));
  // The sample market ended on a known evening: asked about today, all of it would only be stale.
  const marketClock = market.isSample ? fixedClock(SAMPLE_NOW) : clock;
  const about = async () => ({
    marketData: market.isSample ? 'sample' : 'csv',
    dataVersion: market.version,
    database: null,
    lastRefreshAt: null,
  });
  return {
    market: () => market,
    clock: marketClock,
    ports: {
      dataStatus: createFixedStatus(() => market),
      lastAnswer: createGivenAnswers(createMemoryAnswers(), clock),
      health: createHealth(clock, about),
    },
    start() {},
    async stop() {},
  };
}

/**
 * Opens the market data that the options name.
 * @throws UserError, DataError or StoreError where they cannot be opened.
 */
export async function openMarketData(options: MarketOptions, world: MarketWorld): Promise<MarketData> {
  if (options.marketData !== 'live') return openFixed(options.marketData, world);
  // The database's driver is loaded only where there is one.
  const { openLive } = await import('./app-live.ts');
  return openLive(options, world);
}
