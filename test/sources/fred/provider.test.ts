import { describe, expect, it } from 'vitest';
import { SERIES_IDS } from '../../../src/market/catalogue.ts';
import { createFredGraphProvider, createFredProvider } from '../../../src/sources/fred/provider.ts';
import { payload } from '../../contracts/provider-contract.ts';
import { fakeHttp, fakeRoutes } from '../../fakes/http-routes.ts';

const NOW = Date.parse('2026-11-24T21:30:00Z');
const KEY = 'abcdef0123456789abcdef0123456789';

describe('the two doors of FRED', () => {
  it('serve the same series, the keyed one only with a key', () => {
    const deps = fakeHttp(fakeRoutes({}), NOW);
    const served = (apiKey: string | undefined) => {
      const provider = createFredProvider({ ...deps, apiKey });
      return SERIES_IDS.filter((id) => provider.serves(id));
    };
    const graph = createFredGraphProvider(deps);
    expect(served(undefined)).toEqual([]);
    expect(served(KEY)).toEqual(SERIES_IDS.filter((id) => graph.serves(id)));
  });

  it('are pointed elsewhere one by one', async () => {
    const routes = fakeRoutes({ '*': { status: 404 } });
    const baseUrls = { fred: 'http://api.example', fredgraph: 'http://graph.example' };
    const deps = { ...fakeHttp(routes, NOW), baseUrls };
    await expect(createFredProvider({ ...deps, apiKey: KEY }).fetch('WALCL')).rejects.toThrow('404');
    await expect(createFredGraphProvider(deps).fetch('WALCL')).rejects.toThrow('404');
    expect(routes.requests.map(({ url }) => new URL(url).origin)).toEqual([
      'http://api.example',
      'http://graph.example',
    ]);
  });
});

describe('a refused key', () => {
  it('is named without being shown', async () => {
    const routes = fakeRoutes({ '*': { status: 400, body: payload('fred/bad-key.json') } });
    const provider = createFredProvider({ ...fakeHttp(routes, NOW), apiKey: KEY });
    const error: unknown = await provider.fetch('WALCL').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: 'key' });
    expect(`${JSON.stringify(error)} ${error instanceof Error ? error.stack : ''}`).not.toContain(KEY);
  });
});
