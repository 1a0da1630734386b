import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesRow } from '../../../src/market/catalogue.ts';
import { createTiingoProvider } from '../../../src/sources/tiingo/provider.ts';
import { toReading } from '../../../src/sources/tiingo/to-bars.ts';
import { payload } from '../../contracts/provider-contract.ts';
import { fakeHttp, fakeRoutes } from '../../fakes/http-routes.ts';

const price = (date: number, close: number, splitFactor: number) => ({
  date,
  open: close,
  high: close,
  low: close,
  close,
  volume: 100,
  adjClose: close,
  divCash: 0,
  splitFactor,
});

describe('split adjustment', () => {
  it('leaves a holder of the fund exactly as rich on every day', () => {
    const days = fc.array(
      fc.tuple(fc.double({ min: 0.9, max: 1.1, noNaN: true }), fc.constantFrom(1, 1, 1, 2, 10, 0.5)),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(days, (moves) => {
        let worth = 100;
        let shares = 1;
        const prices = moves.map(([move, split], day) => {
          worth *= move;
          shares *= split;
          return price(day, worth / shares, split);
        });
        const bars = toReading(prices, seriesRow('IWM')).bars.toSorted((a, b) => a.day - b.day);
        const newest = bars.at(-1)?.close ?? 0;
        let expected = worth;
        for (const [index, bar] of bars.toReversed().entries()) {
          expect((bar.close / newest) * worth).toBeCloseTo(expected, 6);
          expected /= moves[moves.length - 1 - index]?.[0] ?? 1;
        }
      }),
    );
  });
});

describe('the key', () => {
  it('travels in a header and never in the address', async () => {
    const routes = fakeRoutes({ '*': payload('tiingo/fund.json') });
    const deps = fakeHttp(routes, Date.parse('2026-11-24T21:30:00Z'));
    await createTiingoProvider({ ...deps, apiKey: 'test-key' }).fetch('IWM');
    expect(routes.requests[0]?.headers.get('authorization')).toBe('Token test-key');
    expect(routes.requests[0]?.url).not.toContain('test-key');
  });

  it('is needed', () => {
    const deps = fakeHttp(fakeRoutes({}), 0);
    expect(createTiingoProvider({ ...deps, apiKey: undefined }).serves('IWM')).toBe(false);
    expect(createTiingoProvider({ ...deps, apiKey: 'test-key' }).serves('RUT')).toBe(false);
  });
});
