import { z } from 'zod';

/** `products/<id>/candles`: time (s), LOW, HIGH, open, close, volume; newest first. */
export const candlesAnswer = z.array(
  z.tuple([z.number().int(), z.number(), z.number(), z.number(), z.number(), z.number()]).rest(z.unknown()),
);

export type CoinbaseCandle = z.infer<typeof candlesAnswer>[number];
