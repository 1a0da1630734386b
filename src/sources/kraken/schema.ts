import { z } from 'zod';
import { numeric } from '../read-shape.ts';

/** One candle: time (s), open, high, low, close, volume-weighted price, volume, number of trades. */
const candle = z
  .tuple([z.number().int(), numeric, numeric, numeric, numeric, numeric, numeric])
  .rest(z.unknown());

/** `0/public/OHLC`. Errors come with status 200 and without a result. */
export const ohlcAnswer = z.looseObject({
  error: z.array(z.string()),
  result: z.record(z.string(), z.union([z.array(candle), z.number()])).optional(),
});

export type KrakenCandle = z.infer<typeof candle>;
