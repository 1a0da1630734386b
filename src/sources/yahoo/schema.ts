import { z } from 'zod';
import { numeric } from '../read-shape.ts';

const column = z.array(numeric);
const split = z.looseObject({ date: z.number(), numerator: z.number(), denominator: z.number() });

const chart = z.looseObject({
  meta: z.looseObject({
    symbol: z.string(),
    currency: z.string().nullish(),
    dataGranularity: z.string(),
    exchangeTimezoneName: z.string(),
    regularMarketTime: z.number().optional(),
    regularMarketPrice: z.number().optional(),
    currentTradingPeriod: z.looseObject({ regular: z.looseObject({ end: z.number() }) }).optional(),
  }),
  timestamp: z.array(z.number()).optional(),
  events: z
    .looseObject({
      splits: z.record(z.string(), split).optional(),
      dividends: z.record(z.string(), z.looseObject({ date: z.number() })).optional(),
    })
    .optional(),
  indicators: z.looseObject({
    quote: z.array(
      z.looseObject({
        open: column.optional(),
        high: column.optional(),
        low: column.optional(),
        close: column.optional(),
        volume: column.optional(),
      }),
    ),
    adjclose: z.array(z.looseObject({ adjclose: column.optional() })).optional(),
  }),
});

/** `v8/finance/chart`, the only answer used; the error member is set with status 200 as well as with 404. */
export const chartAnswer = z.looseObject({
  chart: z.looseObject({
    result: z.array(chart).nullable(),
    error: z.looseObject({ code: z.string(), description: z.string().nullish() }).nullish(),
  }),
});

export type YahooChart = z.infer<typeof chart>;
