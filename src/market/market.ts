import { createMarketView } from './market-view.ts';
import { createHistories } from './series-history.ts';
import type { AsOf, Market, MarketView, SeriesReader } from './view.ts';

/** Views kept at hand: enough for a busy minute of chats, small enough to forget a backtest's hundreds. */
const KEPT_VIEWS = 16;

/**
 * A market over one reader's data. Series are read, aggregated and aligned on first use; a view only cuts them,
 * so asking hundreds of different instants stays cheap.
 */
export function createMarket(reader: SeriesReader, options: { readonly keptViews?: number } = {}): Market {
  const keptViews = options.keptViews ?? KEPT_VIEWS;
  const findHistory = createHistories(reader);
  const views = new Map<string, MarketView>();
  return {
    version: reader.version,
    isSample: reader.isSample,
    asOf(asOf: AsOf) {
      const key = `${asOf.instant} ${asOf.isDate}`;
      const view = views.get(key) ?? createMarketView(asOf, reader, findHistory);
      // Deleting first moves a used view to the end: the oldest key is always the least recently used.
      views.delete(key);
      views.set(key, view);
      const [oldest] = views.keys();
      if (views.size > keptViews && oldest !== undefined) views.delete(oldest);
      return view;
    },
  };
}
