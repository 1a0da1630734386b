import { describe, expect, it } from 'vitest';
import { fakeRoutes } from './http-routes.ts';

describe('fake routes', () => {
  it('answer exact addresses, a list one by one, and report nothing when all were used', async () => {
    const routes = fakeRoutes({ 'http://a.example/x?y=1': ['first', { status: 503 }] });
    const answers = [
      await routes.fetch('http://a.example/x?y=1'),
      await routes.fetch('http://a.example/x?y=1'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 503]);
    expect(routes.problems()).toEqual([]);
  });

  it('report a request that no route answers and a route that no request used', async () => {
    const routes = fakeRoutes({ 'http://a.example/x': 'data' });
    await routes.fetch('http://a.example/x?more=1');
    expect(routes.problems()).toEqual([
      'unmatched request http://a.example/x?more=1',
      'unused route http://a.example/x',
    ]);
  });

  it('answer anything by a star', async () => {
    const routes = fakeRoutes({ '*': 'data' });
    expect(await (await routes.fetch('http://b.example/')).text()).toBe('data');
    expect(routes.problems()).toEqual([]);
  });
});
