import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

/** `operating_cash_balance`: every value a string, the unit among the metadata. */
export const balancePage = z.looseObject({
  data: z.array(
    z.looseObject({
      record_date: isoDay,
      account_type: z.string(),
      open_today_bal: numeric,
      close_today_bal: numeric,
    }),
  ),
  meta: z.looseObject({
    dataFormats: z.looseObject({ open_today_bal: z.string(), close_today_bal: z.string() }),
    'total-pages': z.number().int(),
  }),
});

export type BalancePage = z.infer<typeof balancePage>;
