import { expect, test } from 'vitest';
import { at } from '../../src/analysis/at.ts';

test('an index from the front and one from the back reach the same element', () => {
  expect(at([10, 20, 30], 2)).toBe(30);
  expect(at([10, 20, 30], -1)).toBe(30);
  expect(at(Float64Array.of(1.5, 2.5), 0)).toBe(1.5);
});

test('an index outside the array throws instead of yielding undefined', () => {
  expect(() => at([10], 1)).toThrow(RangeError);
  expect(() => at([10], -2)).toThrow('no element -2 among 1');
  expect(() => at([], -1)).toThrow(RangeError);
});

test('a zero is an element like any other', () => {
  expect(at([0], 0)).toBe(0);
});
