import { z } from 'zod';
import { numeric } from '../read-shape.ts';

/** `api/v2/ohlc/<pair>`: every value a string, oldest candle first. */
export const ohlcAnswer = z.looseObject({
  data: z.looseObject({
    pair: z.string(),
    ohlc: z.array(
      z.looseObject({
        timestamp: z.coerce.number().int(),
        open: numeric,
        high: numeric,
        low: numeric,
        close: numeric,
        volume: numeric,
      }),
    ),
  }),
});

export type BitstampCandle = z.infer<typeof ohlcAnswer>['data']['ohlc'][number];
