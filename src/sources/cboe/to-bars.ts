import type { SeriesRow } from '../../market/series-row.ts';
import { barsOf } from '../daily-candles.ts';
import type { Reading } from '../define-provider.ts';
import { SourceFault } from '../source-error.ts';
import type { CboeHistory } from './schema.ts';

/** An index is `_VIX` in the address and may be `^VIX` in the answer. */
const bareSymbol = (symbol: string) => symbol.replace(/^[_^]/, '');

/** Turns a history into a reading. How Cboe adjusts fund prices is undocumented; an index has nothing to adjust. */
export function toReading(history: CboeHistory, symbol: string, row: SeriesRow): Reading {
  if (bareSymbol(history.symbol) !== bareSymbol(symbol)) {
    throw new SourceFault('symbol', `Cboe answered for ${history.symbol}, not ${symbol}`);
  }
  return {
    bars: barsOf(history.data.map(({ date, ...candle }) => ({ day: date, ...candle }))),
    adjustment: row.kind === 'etf' ? 'unknown' : 'none',
  };
}
