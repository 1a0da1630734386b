import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

/** `rp/reverserepo/propositions/search`: amounts in dollars, as numbers or as strings. */
export const repoAnswer = z.looseObject({
  repo: z.looseObject({
    operations: z.array(
      z.looseObject({
        operationDate: isoDay,
        operationType: z.string(),
        note: z.string().nullish(),
        totalAmtAccepted: numeric,
      }),
    ),
  }),
});

/** `tsy/purchases/results/summary/search`: every field a string, amounts in dollars of par value. */
export const treasuryAnswer = z.looseObject({
  treasury: z.looseObject({
    auctions: z.array(
      z.looseObject({
        operationDate: isoDay,
        operationType: z.string(),
        operationDirection: z.string(),
        auctionStatus: z.string(),
        totalParAmtAccepted: numeric,
      }),
    ),
  }),
});

/** `soma/summary`: holdings in dollars on each Wednesday, blank where there are none of a kind. */
export const somaAnswer = z.looseObject({
  soma: z.looseObject({
    summary: z.array(z.looseObject({ asOfDate: isoDay, bills: numeric, mbs: numeric, total: numeric })),
  }),
});

export type RepoOperation = z.infer<typeof repoAnswer>['repo']['operations'][number];
export type TreasuryOperation = z.infer<typeof treasuryAnswer>['treasury']['auctions'][number];
export type SomaSummary = z.infer<typeof somaAnswer>['soma']['summary'][number];
