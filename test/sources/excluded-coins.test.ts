import { describe, expect, it } from 'vitest';
import { isExcludedId, isExcludedSymbol } from '../../src/sources/excluded-coins.ts';

describe('excluded coins', () => {
  it.each(['tether', 'usd-coin', 'staked-ether', 'wrapped-bitcoin', 'weth', 'pax-gold'])(
    'include %s',
    (id) => {
      expect(isExcludedId(id)).toBe(true);
    },
  );

  it.each(['bitcoin', 'ethereum', 'solana', 'chainlink', 'lido-dao', 'maker', 'toString'])(
    'do not include %s',
    (id) => {
      expect(isExcludedId(id)).toBe(false);
    },
  );

  it('are known by ticker too, which no large coin of its own shares', () => {
    expect(['usdt', 'steth', 'wbtc'].every(isExcludedSymbol)).toBe(true);
    const own = [
      'btc',
      'eth',
      'bnb',
      'xrp',
      'sol',
      'ada',
      'link',
      'dot',
      'ltc',
      'bch',
      'trx',
      'doge',
      'hype',
    ];
    expect(own.filter(isExcludedSymbol)).toEqual([]);
  });
});
