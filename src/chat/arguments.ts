import { z } from 'zod';
import { findSeries, SERIES_IDS, SERIES_NAMES, type SeriesId, seriesRow } from '../market/catalogue.ts';
import { parseDay } from '../market/days.ts';
import type { SeriesKind } from '../market/series-row.ts';

/** A balance sheet or a rate has no chart to cross and no peak: asset arguments mean things with a price. */
const PRICED_KINDS: ReadonlySet<SeriesKind> = new Set(['index', 'etf', 'commodity', 'crypto']);

const isPriced = (id: SeriesId) => PRICED_KINDS.has(seriesRow(id).kind);

/** The ids that an asset argument takes, as a person types them. */
const ASSET_IDS = SERIES_IDS.filter(isPriced).map((id) => id.toLowerCase());

const ASSET_NAMES = SERIES_IDS.filter(isPriced).flatMap((id) =>
  seriesRow(id).aliases.concat(id.toLowerCase()),
);

/**
 * An asset by catalogue id or alias, whatever its case, as its id. A refusal carries the names it might have meant:
 * comparing them all is work for the one refusal that a person reads, not for each that parsing tries.
 */
export const assetArgument = z
  .string()
  .transform((text, context): SeriesId => {
    const id = findSeries(text);
    if (id !== undefined && isPriced(id)) return id;
    const reason = id === undefined ? `I know no asset "${text}"` : `"${text}" has no price`;
    const message = `${reason}; there are ${ASSET_IDS.join(', ')}`;
    context.addIssue({
      code: 'custom',
      message,
      params: { candidates: id === undefined ? ASSET_NAMES : [] },
    });
    return z.NEVER;
  })
  .describe('an asset such as btc, eth, russell or gold');

/** Any series by catalogue id or alias, whatever its case, as its id: rates and balances too. */
export const seriesArgument = z
  .string()
  .transform((text, context): SeriesId => {
    const id = findSeries(text);
    if (id !== undefined) return id;
    const message = `I know no series "${text}"; try btc, rut or walcl`;
    context.addIssue({ code: 'custom', message, params: { candidates: SERIES_NAMES } });
    return z.NEVER;
  })
  .describe('a series such as btc, rut or walcl');

const RANGE_YEARS = { '6m': 0.5, '1y': 1, '3y': 3, '5y': 5 } as const;

export type Range = keyof typeof RANGE_YEARS | 'max';

/** How much history a chart shows. */
export const rangeArgument = z
  .string()
  .toLowerCase()
  .pipe(
    z.enum(['6m', '1y', '3y', '5y', 'max'], {
      error: ({ input }) => `"${String(input)}" is no range; take 6m, 1y, 3y, 5y or max`,
    }),
  )
  .describe('a range: 6m, 1y, 3y, 5y or max');

/** The first epoch day that a range ending on `day` shows; undefined where it shows everything. */
export function rangeStartDay(range: Range, day: number): number | undefined {
  return range === 'max' ? undefined : day - Math.round(RANGE_YEARS[range] * 365.25);
}

/** A calendar date `YYYY-MM-DD` as its epoch day. */
export const dateArgument = z
  .string()
  .transform((text, context): number => {
    const day = parseDay(text);
    if (day !== undefined) return day;
    context.addIssue({
      code: 'custom',
      message: `"${text}" is no date; write it as YYYY-MM-DD, like 2026-01-18`,
    });
    return z.NEVER;
  })
  .describe('a date as YYYY-MM-DD');
