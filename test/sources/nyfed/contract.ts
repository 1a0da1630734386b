import { createNyFedProvider } from '../../../src/sources/nyfed/provider.ts';
import { type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';

const base = 'https://markets.newyorkfed.org/api';
const repo = `${base}/rp/reverserepo/propositions/search.json?startDate=2026-11-16&endDate=2026-11-24`;
const purchases = `${base}/tsy/purchases/results/summary/search.json?startDate=2025-12-12&endDate=2026-11-24&securityType=treasury`;
const soma = `${base}/soma/summary.json`;

const operations = payload('nyfed/reverse-repo.json');
const auctions = payload('nyfed/purchases.json');
const holdings = payload('nyfed/holdings.json');
const none = '{"repo":{"operations":[]}}';
const friday = value('2026-11-20', 0);
const monday = value('2026-11-23', 1.2);
const tuesday = value('2026-11-24', 0.512);

/** The windows of two years in which the whole history is read. */
const history = [
  ['2013-09-23', '2015-09-22'],
  ['2015-09-23', '2017-09-21'],
  ['2017-09-22', '2019-09-21'],
  ['2019-09-22', '2021-09-20'],
  ['2021-09-21', '2023-09-20'],
  ['2023-09-21', '2025-09-19'],
].map(([from, to]) => `${base}/rp/reverserepo/propositions/search.json?startDate=${from}&endDate=${to}`);

export const contract: ProviderContract = {
  create: createNyFedProvider,
  series: 'BILLS',
  good: [
    {
      title: "a day's overnight operations as one sum, amounts as numbers or strings, zero as zero",
      series: 'RRP',
      since: '2026-11-16',
      routes: { [repo]: operations },
      bars: [friday, monday, tuesday],
      result: { unitText: 'US dollars', quality: 'measured' },
    },
    {
      title: "today's take-up as partial until the operation has settled",
      series: 'RRP',
      since: '2026-11-16',
      now: '2026-11-24T18:30:00Z',
      routes: { [repo]: operations },
      bars: [friday, monday],
      partial: tuesday,
    },
    {
      title: 'the whole history of reverse repo in windows of two years',
      series: 'RRP',
      routes: {
        ...Object.fromEntries(history.map((url) => [url, none])),
        [repo.replace('2026-11-16', '2025-09-20')]: operations,
      },
      bars: [friday, monday, tuesday],
    },
    {
      title: 'bill purchases with results, as a proxy for reserve management',
      series: 'RMP',
      routes: { [purchases]: auctions },
      bars: [value('2026-11-12', 6)],
      result: { quality: 'proxy' },
    },
    {
      title: 'a window without purchases as no purchases',
      series: 'RMP',
      since: '2026-11-20',
      routes: { [purchases.replace('2025-12-12', '2026-11-20')]: '{"treasury":{"auctions":[]}}' },
      bars: [],
    },
    {
      title: 'bills held, without the blank Wednesday',
      series: 'BILLS',
      routes: { [soma]: holdings },
      bars: [value('2026-11-11', 570.5), value('2026-11-18', 572)],
    },
  ],
  failures: [
    {
      title: 'the retired path of the operations',
      series: 'RRP',
      since: '2026-11-16',
      routes: { [repo]: { status: 400 } },
      reason: 'rejected',
      status: 400,
    },
    {
      title: 'take-up in millions',
      series: 'RRP',
      since: '2026-11-16',
      routes: { [repo]: operations.replace('512000000', '512') },
      reason: 'unit',
    },
    {
      title: 'take-up beyond the plausible',
      series: 'RRP',
      since: '2026-11-16',
      routes: { [repo]: operations.replace('512000000', '5120000000000') },
      reason: 'unit',
    },
    {
      title: 'no operation at all',
      series: 'RRP',
      since: '2026-11-16',
      routes: { [repo]: none },
      reason: 'empty',
    },
    {
      title: 'holdings in millions',
      series: 'BILLS',
      routes: { [soma]: holdings.replace('"570500000000"', '"570500"') },
      reason: 'unit',
    },
    {
      title: 'purchases whose amount is no number',
      series: 'RMP',
      routes: { [purchases]: auctions.replace('"4243000000"', '"4.2 bn"') },
      reason: 'shape',
    },
  ],
};
