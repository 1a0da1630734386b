import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SERIES_IDS, seriesRow } from '../../src/market/catalogue.ts';
import type { BaseUrls, Provider, ProviderDeps, ProviderResult } from '../../src/sources/provider.ts';
import { SourceError, type SourceReason } from '../../src/sources/source-error.ts';
import { fakeHttp, fakeRoutes, type Reply, type Routes } from '../fakes/http-routes.ts';
import { AFTER_CLOSE, day, type ProviderContract, unreadPayloads } from './provider-contract.ts';

/** Folders of `src/sources` that read no provider. */
const OTHERS: ReadonlySet<string> = new Set(['csv', 'sample']);

const providers = readdirSync(new URL('../../src/sources/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !OTHERS.has(entry.name))
  .map((entry) => entry.name);

async function loadContract(provider: string): Promise<ProviderContract | undefined> {
  if (!existsSync(new URL(`../sources/${provider}/contract.ts`, import.meta.url))) return undefined;
  const module: { contract: ProviderContract } = await import(`../sources/${provider}/contract.ts`);
  return module.contract;
}

interface Question {
  readonly create: (deps: ProviderDeps) => Provider;
  readonly series: ProviderContract['series'];
  readonly since?: string | undefined;
  readonly now?: string | undefined;
  readonly routes: Routes;
}

/** Asks a provider over fake routes; the routes' own problems come along, so that no case can forget them. */
async function ask(
  question: Question,
): Promise<{ answer: ProviderResult | SourceError; problems: string[] }> {
  const routes = fakeRoutes(question.routes);
  const provider = question.create(fakeHttp(routes, Date.parse(question.now ?? AFTER_CLOSE)));
  const since = question.since === undefined ? undefined : day(question.since);
  const answer = await provider.fetch(question.series, { since }).catch((error: unknown) => {
    if (error instanceof SourceError) return error;
    throw error;
  });
  return { answer, problems: routes.problems() };
}

/** What can go wrong with every provider, as its host would answer any request. */
const COMMON_FAILURES: ReadonlyArray<readonly [string, Reply, SourceReason]> = [
  ['a web page with status 200', '<!DOCTYPE html><html><body>verify</body></html>', 'not-data'],
  ['a rate limit', { status: 429, body: 'Too Many Requests\r\n' }, 'rate-limited'],
  ['a block by country', { status: 451 }, 'blocked'],
  ['a block by address', { status: 403 }, 'blocked'],
  ['a server that is down', { status: 503 }, 'server'],
  ['a quota message', 'Exceeded the daily hits limit', 'not-data'],
];

const ELSEWHERE: BaseUrls = Object.fromEntries(
  [...providers, 'fredgraph'].map((name) => [name, 'http://elsewhere.example']),
);

it('sees the provider folders', () => {
  expect(providers).toContain('yahoo');
  expect(providers.length).toBeGreaterThanOrEqual(12);
});

describe.each(providers)('the provider %s', async (name) => {
  const contract = await loadContract(name);
  if (contract === undefined) {
    it(`has a contract in test/sources/${name}/contract.ts`, () => expect.fail('there is none'));
    return;
  }

  it('serves the series for which the catalogue names a symbol, and no other', () => {
    const provider = contract.create(fakeHttp(fakeRoutes({}), Date.parse(AFTER_CLOSE)));
    expect(provider.name).toBe(name);
    const served = SERIES_IDS.filter((id) => provider.serves(id));
    expect(served).toEqual(SERIES_IDS.filter((id) => seriesRow(id).providers[provider.name] !== undefined));
    expect(served).toContain(contract.series);
  });

  it('refuses a series it has no symbol for', async () => {
    const { answer } = await ask({ create: contract.create, series: 'STABLECOINS', routes: {} });
    expect(answer).toMatchObject({ provider: name, series: 'STABLECOINS', reason: 'symbol' });
  });

  it.each(contract.good.map((good) => [good.title, good] as const))('reads %s', async (_title, good) => {
    const { answer, problems } = await ask({ create: contract.create, ...good });
    expect(problems).toEqual([]);
    if (answer instanceof SourceError) throw answer;
    expect(answer.bars).toEqual(good.bars);
    expect(answer.partial?.bar).toEqual(good.partial);
    expect(answer).toMatchObject(good.result ?? {});
  });

  it.each(contract.failures.map((failure) => [failure.title, failure] as const))(
    'names %s',
    async (_title, failure) => {
      const { answer, problems } = await ask({ create: contract.create, ...failure });
      expect(problems).toEqual([]);
      expect(answer).toMatchObject({
        provider: name,
        series: failure.series,
        reason: failure.reason,
        ...(failure.status === undefined ? {} : { status: failure.status }),
      });
    },
  );

  it.each(COMMON_FAILURES)('names %s', async (_title, reply, reason) => {
    const { answer, problems } = await ask({
      create: contract.create,
      series: contract.series,
      routes: { '*': reply },
    });
    expect(problems).toEqual([]);
    expect(answer).toMatchObject({ provider: name, reason });
  });

  it('names an answer of another shape', async () => {
    const routes = { '*': '{}' };
    const { answer } = await ask({ create: contract.create, series: contract.series, routes });
    expect(answer).toMatchObject({ provider: name, reason: contract.emptyObject ?? 'shape' });
  });

  it('asks the address it is pointed to', async () => {
    const routes = fakeRoutes({ '*': { status: 451 } });
    const deps = fakeHttp(routes, Date.parse(AFTER_CLOSE));
    const provider = contract.create({ ...deps, baseUrls: ELSEWHERE });
    await expect(provider.fetch(contract.series)).rejects.toThrow(SourceError);
    expect(routes.requests.map(({ url }) => new URL(url).origin)).toEqual(['http://elsewhere.example']);
  });

  it('has been shown every payload kept for it', () => {
    expect(contract.good.length).toBeGreaterThan(0);
    expect(contract.failures.length).toBeGreaterThan(0);
    expect(unreadPayloads(name)).toEqual([]);
  });
});
