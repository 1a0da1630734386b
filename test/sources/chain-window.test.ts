import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { KnownBar } from '../../src/market/feed.ts';
import { isOwnTail, windowStart } from '../../src/sources/chain-window.ts';

function barsBy(...sources: readonly string[]): KnownBar[] {
  return sources.map((source, index) => ({
    day: 100 + index,
    open: null,
    high: null,
    low: null,
    close: 1,
    volume: null,
    source,
    adjustment: 'none',
    quality: 'measured',
  }));
}

const repeat = (source: string, count: number) => Array.from({ length: count }, () => source);
const known = (sources: readonly string[], isComplete = true) => ({
  bars: barsBy(...sources),
  held: [],
  isComplete,
});

it('a source that gave the newest ten bars is asked for these again and what follows', () => {
  fc.assert(
    fc.property(fc.nat(80), fc.integer({ min: 10, max: 60 }), (others, own) => {
      const kept = known([...repeat('B', others), ...repeat('A', own)]);
      expect(isOwnTail(kept, 'A')).toBe(true);
      expect(windowStart(kept, 'A')).toBe(kept.bars.at(-10)?.day);
    }),
  );
});

it('a history that is not whole, or not there, is asked for from its beginning', () => {
  expect(windowStart(known(repeat('A', 50), false), 'A')).toBeUndefined();
  expect(windowStart(known([]), 'A')).toBeUndefined();
});

it('another source overlaps by forty bars, twice what a splice needs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 120 }), (count) => {
      const kept = known(repeat('A', count));
      expect(windowStart(kept, 'B')).toBe(kept.bars.at(-40)?.day);
    }),
  );
});

it('a source that comes back is asked from forty bars before its absence', () => {
  const kept = known([...repeat('A', 60), ...repeat('B', 5)]);
  expect(isOwnTail(kept, 'A')).toBe(false);
  expect(windowStart(kept, 'A')).toBe(kept.bars[20]?.day);
});
