import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

const page = { next_page_token: z.string().nullish() };

/** `catalog-v2/asset-metrics`: which assets have which metric, how often, and whether without a key. */
export const catalogPage = z.looseObject({
  data: z.array(
    z.looseObject({
      asset: z.string(),
      metrics: z.array(
        z.looseObject({
          metric: z.string(),
          frequencies: z.array(
            z.looseObject({ frequency: z.string(), community: z.boolean().optional(), max_time: isoDay }),
          ),
        }),
      ),
    }),
  ),
  ...page,
});

/** `timeseries/asset-metrics`: decimals as strings; a metric that an asset lacks is absent or null. */
export const metricsPage = z.looseObject({
  data: z.array(
    z.looseObject({
      asset: z.string(),
      time: isoDay,
      CapMrktEstUSD: numeric,
      CapMrktCurUSD: numeric,
      ReferenceRateUSD: numeric,
    }),
  ),
  ...page,
});

export type AssetMetrics = z.infer<typeof metricsPage>['data'][number];
