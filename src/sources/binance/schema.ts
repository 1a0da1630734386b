import { z } from 'zod';
import { numeric } from '../read-shape.ts';

/** One candle of twelve elements: opening time (ms), open, high, low, close, volume; the rest is not used. */
const candle = z.tuple([z.number().int(), numeric, numeric, numeric, numeric, numeric]).rest(z.unknown());

export const klinesAnswer = z.array(candle);

export type BinanceCandle = z.infer<typeof candle>;
