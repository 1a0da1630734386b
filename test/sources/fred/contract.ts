import { createFredGraphProvider, createFredProvider } from '../../../src/sources/fred/provider.ts';
import type { ProviderDeps } from '../../../src/sources/provider.ts';
import { type ProviderContract, payload, value } from '../../contracts/provider-contract.ts';
import type { Routes } from '../../fakes/http-routes.ts';

const api = 'https://api.stlouisfed.org/fred/series';
const graph = 'https://fred.stlouisfed.org/graph/fredgraph.csv';
const query = 'series_id=WALCL&file_type=json';
const keyed = (deps: ProviderDeps) => createFredProvider({ ...deps, apiKey: 'test-key' });

const about = payload('fred/series-walcl.json');
const observations = payload('fred/observations-walcl.json');
const table = payload('fred/graph-walcl.csv');
const reverseRepo = payload('fred/graph-rrp.csv');

const aboutUrl = `${api}?${query}&api_key=test-key`;
const observationsUrl = `${api}/observations?${query}&api_key=test-key`;
const november = [value('2026-11-04', 6701.5), value('2026-11-18', 6702.75)];

const api200 = (units: string, values = observations): Routes => ({
  [aboutUrl]: about.replace('"Millions of U.S. Dollars"', `"${units}"`),
  [observationsUrl]: values,
});

export const contract: ProviderContract = {
  create: createFredGraphProvider,
  series: 'WALCL',
  emptyObject: 'not-data',
  good: [
    {
      title: 'millions of dollars by the unit it states, without the missing value',
      series: 'WALCL',
      create: keyed,
      routes: api200('Millions of U.S. Dollars'),
      bars: november,
      result: { unitText: 'Millions of U.S. Dollars', publishedAt: Date.parse('2026-11-19T21:36:04Z') },
    },
    {
      title: 'the same values when the publisher turns to billions',
      series: 'WALCL',
      create: keyed,
      routes: api200(
        'Billions of Dollars',
        observations.replace('6701500', '6701.5').replace('6702750', '6702.75'),
      ),
      bars: november,
    },
    {
      title: 'only what was asked for',
      series: 'WALCL',
      create: keyed,
      since: '2026-11-10',
      routes: {
        [aboutUrl]: about,
        [`${api}/observations?${query}&observation_start=2026-11-10&api_key=test-key`]: observations,
      },
      bars: [value('2026-11-18', 6702.75)],
    },
    {
      title: 'the keyless table, whose peak tells the unit',
      series: 'WALCL',
      since: '2026-11-01',
      routes: { [`${graph}?id=WALCL`]: table },
      bars: november,
      result: { unitText: null },
    },
    {
      title: 'a take-up of zero as zero and a missing one as missing',
      series: 'RRP',
      routes: { [`${graph}?id=RRPONTSYD`]: reverseRepo },
      bars: [value('2022-12-30', 2553.716), value('2026-11-20', 0), value('2026-11-24', 0.512)],
    },
    {
      title: 'the older header',
      series: 'VIX',
      now: '2026-11-24T22:00:00Z',
      routes: { [`${graph}?id=VIXCLS`]: payload('fred/graph-vix-old-header.csv') },
      bars: [value('2026-11-20', 16.25), value('2026-11-24', 15.75)],
    },
  ],
  failures: [
    {
      title: 'a key that is not registered',
      series: 'WALCL',
      create: keyed,
      routes: { [aboutUrl]: { status: 400, body: payload('fred/bad-key.json') } },
      reason: 'key',
      status: 400,
    },
    {
      title: 'an unknown series',
      series: 'WALCL',
      create: keyed,
      routes: { [aboutUrl]: { status: 400, body: payload('fred/unknown-series.json') } },
      reason: 'symbol',
    },
    {
      title: 'another series',
      series: 'WALCL',
      create: keyed,
      routes: { [aboutUrl]: about.replace('"WALCL"', '"WALCLX"') },
      reason: 'symbol',
    },
    {
      title: 'a unit nobody knows',
      series: 'WALCL',
      create: keyed,
      routes: api200('Percent'),
      reason: 'unit',
    },
    {
      title: 'a stated unit that the magnitude contradicts',
      series: 'WALCL',
      create: keyed,
      routes: api200('Billions of U.S. Dollars'),
      reason: 'unit',
    },
    {
      title: 'a keyless table that turned from millions to billions',
      series: 'WALCL',
      routes: {
        [`${graph}?id=WALCL`]: table.replace('8965487', '8965.487').replace(/67\d\d(\d{3})/g, '670$1'),
      },
      reason: 'unit',
    },
    {
      title: 'a keyless table of reverse repo that turned from billions to millions',
      series: 'RRP',
      routes: {
        [`${graph}?id=RRPONTSYD`]: reverseRepo.replace('2553.716', '2553716').replace('0.512', '512'),
      },
      reason: 'unit',
    },
    {
      title: 'a table that is not there at once, which gets no second attempt',
      series: 'WALCL',
      routes: { [`${graph}?id=WALCL`]: [{ status: 503 }, table] },
      reason: 'server',
    },
    {
      title: 'the table of another series',
      series: 'WALCL',
      routes: { [`${graph}?id=WALCL`]: table.replace('WALCL', 'TREAST') },
      reason: 'symbol',
    },
    {
      title: 'a table with a column too many',
      series: 'WALCL',
      routes: { [`${graph}?id=WALCL`]: table.replace('WALCL', 'WALCL,TREAST') },
      reason: 'not-data',
    },
    {
      title: 'a line that is cut off',
      series: 'WALCL',
      routes: { [`${graph}?id=WALCL`]: table.trim().replace(/,6702750$/, '') },
      reason: 'shape',
    },
    {
      title: 'a value that is no number',
      series: 'WALCL',
      routes: { [`${graph}?id=WALCL`]: table.replace('6702750', '6,702') },
      reason: 'shape',
    },
  ],
};
