import { z } from 'zod';

/** Status 200 and 429 alike may carry this instead of data. */
export const errorEnvelope = z.looseObject({
  status: z.looseObject({ error_code: z.number(), error_message: z.string().nullish() }),
});

/** `global`: the whole market, and the shares of exactly its ten largest coins in percent. */
export const globalAnswer = z.looseObject({
  data: z.looseObject({
    total_market_cap: z.looseObject({ usd: z.number().positive() }),
    market_cap_percentage: z
      .record(z.string(), z.number())
      .refine((shares) => Object.keys(shares).length === 10, 'not ten shares')
      .refine((shares) => shares['btc'] !== undefined, 'no share of Bitcoin'),
    updated_at: z.number(),
  }),
});

/** `coins/markets`: one page of the ranking. A coin may have no capitalisation. */
export const marketsAnswer = z.array(
  z.looseObject({
    id: z.string(),
    symbol: z.string(),
    market_cap: z.number().nullable(),
  }),
);

const point = z.tuple([z.number(), z.number().nullable()]);

/** `coins/{id}/market_chart`: pairs of an instant (ms) and a value. */
export const marketChartAnswer = z.looseObject({ market_caps: z.array(point) });

export type GlobalMarket = z.infer<typeof globalAnswer>['data'];
export type MarketCoin = z.infer<typeof marketsAnswer>[number];
export type MarketChart = z.infer<typeof marketChartAnswer>;
