import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

/** `tiingo/daily/<symbol>/prices`: prices as traded, prices adjusted for splits and dividends, and the events. */
export const pricesAnswer = z.array(
  z.looseObject({
    date: isoDay,
    open: numeric,
    high: numeric,
    low: numeric,
    close: numeric,
    volume: numeric,
    adjClose: numeric,
    divCash: z.number(),
    splitFactor: z.number().positive(),
  }),
);

export type TiingoPrices = z.infer<typeof pricesAnswer>;
