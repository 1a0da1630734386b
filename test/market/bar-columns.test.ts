import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBarPacker, packBars, unpackBars } from '../../src/market/bar-columns.ts';

const value = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));
const bars = fc
  .array(fc.record({ open: value, high: value, low: value, close: fc.integer(), volume: value }))
  .map((rows) => rows.map((row, index) => ({ day: index - 3, ...row })));

it('packed and unpacked bars are the same, stretch by stretch or at once, announced exactly or too many', () => {
  fc.assert(
    fc.property(bars, fc.nat(10), fc.nat(5), (history, cut, surplus) => {
      const packer = createBarPacker(history.length + surplus);
      packer.add(history.slice(0, cut));
      packer.add(history.slice(cut));
      const packed = packer.finish();
      expect(unpackBars(packed)).toEqual(history);
      expect(packed).toEqual(packBars(history));
    }),
  );
});

it('a field that no bar has costs nothing', () => {
  const bar = { day: 1, open: null, high: null, low: null, close: 2, volume: null };
  expect(packBars([bar])).toMatchObject({ opens: null, highs: null, lows: null, volumes: null });
});

it('more bars than announced are refused', () => {
  const bar = { day: 1, open: null, high: null, low: null, close: 2, volume: null };
  expect(() => createBarPacker(0).add([bar])).toThrow(RangeError);
});
