import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

/** `charts/historical/<symbol>.json`: numbers as strings, oldest day first. */
export const historyAnswer = z.looseObject({
  symbol: z.string(),
  data: z.array(
    z.looseObject({
      date: isoDay,
      open: numeric,
      high: numeric,
      low: numeric,
      close: numeric,
      volume: numeric,
    }),
  ),
});

export type CboeHistory = z.infer<typeof historyAnswer>;
