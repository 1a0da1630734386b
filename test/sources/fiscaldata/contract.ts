import { createFiscalDataProvider } from '../../../src/sources/fiscaldata/provider.ts';
import { type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';

const base =
  'https://api.fiscaldata.treasury.gov/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance';
const page = (since: string, number: number) =>
  `${base}?fields=record_date%2Caccount_type%2Copen_today_bal%2Cclose_today_bal&filter=record_date%3Agte%3A${since}` +
  `&sort=record_date&page%5Bsize%5D=10000&page%5Bnumber%5D=${number}`;

const first = payload('fiscaldata/page-1.json');
const second = payload('fiscaldata/page-2.json');
const only = second.replace('"total-pages":2', '"total-pages":1');

export const contract: ProviderContract = {
  create: createFiscalDataProvider,
  series: 'TGA_DAILY',
  good: [
    {
      title: 'the closing balance of all three eras over two pages',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: first, [page('2005-10-03', 2)]: second },
      bars: [
        value('2005-10-03', 5.5),
        value('2021-10-04', 100.25),
        value('2022-04-18', 841.253),
        value('2026-11-23', 911.5),
      ],
      result: { unitText: '$1,000,000', adjustment: 'none' },
    },
    {
      title: 'only what was asked for',
      series: 'TGA_DAILY',
      since: '2026-11-20',
      routes: { [page('2026-11-20', 1)]: only },
      bars: [value('2026-11-23', 911.5)],
    },
    {
      title: 'Wednesdays alone for the series that is a Wednesday level',
      series: 'TGA',
      routes: {
        [page('2005-10-03', 1)]: only.replaceAll('2026-11-23', '2026-11-18'),
      },
      bars: [value('2026-11-18', 911.5)],
    },
  ],
  failures: [
    {
      title: 'a refused parameter',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: { status: 400, body: payload('fiscaldata/bad-field.json') } },
      reason: 'rejected',
      status: 400,
    },
    {
      title: 'a retired table',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: { status: 404 } },
      reason: 'symbol',
      status: 404,
    },
    {
      title: 'another unit',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: only.replaceAll('$1,000,000', '$1,000') },
      reason: 'unit',
    },
    {
      title: 'another unit of one column alone',
      series: 'TGA_DAILY',
      routes: {
        [page('2005-10-03', 1)]: only.replace('"open_today_bal":"$1,000,000"', '"open_today_bal":"$1"'),
      },
      reason: 'unit',
    },
    {
      title: 'a balance a thousand times too high under the old unit',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: only.replace('911500', '911500000') },
      reason: 'unit',
    },
    {
      title: 'statements without a closing balance',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: only.replaceAll('Closing Balance', 'Closing Sum') },
      reason: 'empty',
    },
    {
      title: 'paging that never ends',
      series: 'TGA_DAILY',
      routes: { [page('2005-10-03', 1)]: only.replace('"total-pages":1', '"total-pages":100000') },
      reason: 'shape',
    },
  ],
};
