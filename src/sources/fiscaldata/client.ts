import type { HttpClient } from '../../lib/http.ts';
import { formatDay } from '../../market/days.ts';
import { addressOf } from '../address.ts';
import { readShape } from '../read-shape.ts';
import { SourceFault } from '../source-error.ts';
import { type BalancePage, balancePage } from './schema.ts';

const BASE_URL = 'https://api.fiscaldata.treasury.gov';
const PATH = '/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance';
const PAGE_SIZE = 10_000;
/** Twenty years of statements fill three pages; far more means that the paging itself is broken. */
const MAX_PAGES = 20;

/** All pages of the daily operating cash balance from `since` (epoch day) on. */
export async function fetchBalances(
  http: HttpClient,
  query: { baseUrl: string | undefined; since: number; signal?: AbortSignal | undefined },
): Promise<BalancePage[]> {
  const pages: BalancePage[] = [];
  for (let number = 1, last = 1; number <= last; number += 1) {
    const parameters = {
      fields: 'record_date,account_type,open_today_bal,close_today_bal',
      filter: `record_date:gte:${formatDay(query.since)}`,
      sort: 'record_date',
      'page[size]': String(PAGE_SIZE),
      'page[number]': String(number),
    };
    const document = await http.getJson(addressOf(query.baseUrl ?? BASE_URL, PATH, parameters), {
      signal: query.signal,
    });
    const page = readShape(balancePage, document);
    pages.push(page);
    last = page.meta['total-pages'];
    if (last > MAX_PAGES) throw new SourceFault('shape', `FiscalData announced ${last} pages`);
  }
  return pages;
}
