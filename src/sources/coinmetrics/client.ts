import type { z } from 'zod';
import type { HttpClient } from '../../lib/http.ts';
import { formatDay } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { type AssetMetrics, catalogPage, metricsPage } from './schema.ts';

const BASE_URL = 'https://community-api.coinmetrics.io';
/** Ten requests in six seconds are allowed for an address. */
const GAP_MS = 650;
const PAGE_SIZE = 10_000;
/** A batch of assets over ten years is some twenty pages; many more mean that the paging goes in circles. */
const MAX_PAGES = 200;
const CAP_METRICS = 'CapMrktEstUSD,CapMrktCurUSD';
const METRICS = `${CAP_METRICS},ReferenceRateUSD`;

export interface CoinMetricsAccess {
  readonly http: HttpClient;
  readonly baseUrl: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The assets with a daily capitalisation that needs no key and reaches to `since` (epoch day) at least. */
export async function fetchAssets(access: CoinMetricsAccess, since: number): Promise<string[]> {
  const rows = await readPages(access, catalogPage, '/v4/catalog-v2/asset-metrics', { metrics: CAP_METRICS });
  return rows
    .filter(({ metrics }) =>
      metrics
        .flatMap(({ frequencies }) => frequencies)
        .some(
          ({ frequency, community, max_time }) =>
            frequency === '1d' && community === true && max_time >= since,
        ),
    )
    .map(({ asset }) => asset);
}

/** Daily capitalisations and reference rates of some assets from `since` (epoch day) on. */
export async function fetchMetrics(
  access: CoinMetricsAccess,
  assets: readonly string[],
  since: number,
): Promise<AssetMetrics[]> {
  return readPages(access, metricsPage, '/v4/timeseries/asset-metrics', {
    assets: assets.join(','),
    metrics: METRICS,
    frequency: '1d',
    start_time: formatDay(since),
    paging_from: 'start',
    // One asset without one of the metrics would otherwise refuse the whole request.
    ignore_unsupported_errors: 'true',
    ignore_forbidden_errors: 'true',
  });
}

/** Every row of a paged answer. The address of the next page is built here, not taken from the answer. */
async function readPages<Row>(
  access: CoinMetricsAccess,
  schema: z.ZodType<{ data: Row[]; next_page_token?: string | null | undefined }>,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let token: string | undefined;
  for (let number = 0; number < MAX_PAGES; number += 1) {
    const query = {
      ...parameters,
      page_size: String(PAGE_SIZE),
      ...(token === undefined ? {} : { next_page_token: token }),
    };
    const document = await access.http.getJson(addressOf(access.baseUrl ?? BASE_URL, path, query), {
      gapMs: GAP_MS,
      signal: access.signal,
    });
    const page = readShape(schema, document);
    for (const row of page.data) rows.push(row);
    const next = page.next_page_token ?? undefined;
    if (next === undefined || next === token) return rows;
    token = next;
  }
  throw new SourceFault('shape', `Coin Metrics announced more than ${MAX_PAGES} pages`);
}
