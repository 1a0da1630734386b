import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  altcoinsOf,
  type CoinCap,
  capOf,
  constituentsOf,
  isMarketMeasure,
  measureMarket,
  rankCoins,
} from '../../src/sources/altcoin-index.ts';

const coin = (symbol: string, marketCapUsd: number | null, isExcluded = false): CoinCap => ({
  id: `id-${symbol}`,
  symbol,
  marketCapUsd,
  isExcluded,
});

/** Twelve coins in no order: the ninth is stable, the eleventh wrapped, one has no cap. */
const COINS: readonly CoinCap[] = [
  coin('wbtc', 10, true),
  coin('eth', 400),
  coin('btc', 1000),
  ...Array.from({ length: 6 }, (_, index) => coin(`big${index}`, 100)),
  coin('usdt', 90, true),
  coin('big9', 80),
  coin('ada', 9),
  coin('link', 8),
  coin('none', null),
  coin('zero', 0),
];

describe('the ranking', () => {
  it('is by cap, without coins that have none', () => {
    expect(rankCoins(COINS).map(({ symbol }) => symbol)).toEqual([
      'btc',
      'eth',
      'big0',
      'big1',
      'big2',
      'big3',
      'big4',
      'big5',
      'usdt',
      'big9',
      'wbtc',
      'ada',
      'link',
    ]);
  });

  it('counts a coin that is listed twice once', () => {
    expect(rankCoins([coin('btc', 1000), coin('btc', 1001)])).toHaveLength(1);
  });

  it('ends at the 125th coin', () => {
    const coins = Array.from({ length: 130 }, (_, index) => coin(`c${index}`, 1000 - index));
    expect(rankCoins(coins).at(-1)?.symbol).toBe('c124');
  });
});

describe('the measures', () => {
  const ranking = rankCoins(COINS);
  // By hand: 1000 + 400 + 600 + 90 + 80 + 10 + 9 + 8.
  it.each([
    ['total', 2197],
    ['total2', 1197],
    ['total3', 797],
    ['others', 17],
    ['btc.d', 100_000 / 2197],
    ['eth.d', 40_000 / 2197],
  ] as const)('of %s', (measure, expected) => {
    expect(measureMarket(ranking, measure)).toBe(expected);
  });

  it('of a stable coin among the largest ten leave its rank to it', () => {
    expect(altcoinsOf(ranking).map(({ symbol }) => symbol)).toEqual(['ada', 'link']);
    expect(constituentsOf(ranking, 'others')).toHaveLength(2);
    expect(constituentsOf(ranking, 'total')).toHaveLength(13);
  });

  it.each(['btc', 'eth'])('do not exist without %s', (missing) => {
    const rest = COINS.filter(({ symbol }) => symbol !== missing);
    expect(measureMarket(rankCoins(rest), 'total')).toBeUndefined();
  });

  it('take the largest coin of a ticker', () => {
    const imitation = { ...coin('btc', 1), id: 'imitation' };
    expect(capOf(rankCoins([imitation, ...COINS]), 'btc')).toBe(1000);
  });

  it('have names', () => {
    expect(['others', 'eth.d', 'toString', 'dominance'].map(isMarketMeasure)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('any market', () => {
  const caps = fc.array(fc.double({ min: 1, max: 1e12, noNaN: true }), { minLength: 2, maxLength: 200 });

  it('has altcoins below its total, whatever the order of its coins', () => {
    fc.assert(
      fc.property(caps, fc.func(fc.boolean()), (values, isExcluded) => {
        const coins = values.map((cap, index) => {
          const symbol = index === 0 ? 'btc' : index === 1 ? 'eth' : `c${index}`;
          return coin(symbol, index < 2 ? 1e13 : cap, isExcluded(index));
        });
        const shuffled = coins.toReversed();
        const others = measureMarket(rankCoins(coins), 'others') ?? Number.NaN;
        const total3 = measureMarket(rankCoins(coins), 'total3') ?? Number.NaN;
        expect(others).toBeLessThanOrEqual(total3 + 1);
        expect(measureMarket(rankCoins(shuffled), 'others')).toBeCloseTo(others, 0);
      }),
    );
  });
});
