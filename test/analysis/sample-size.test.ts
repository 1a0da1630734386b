import { expect, test } from 'vitest';
import { countShare, evidenceForm } from '../../src/analysis/sample-size.ts';

test.each([
  [0, 'list'],
  [5, 'list'],
  [6, 'count'],
  [19, 'count'],
  [20, 'percentage'],
  [755, 'percentage'],
])('%i events are shown as a %s', (n, form) => {
  expect(evidenceForm(n)).toBe(form);
});

test('a share counts what meets the condition and carries its Wilson interval', () => {
  const share = countShare([18, 19, 20, 3], (weeks) => weeks === 18 || weeks === 19 || weeks === 20);
  expect(share).toMatchObject({ k: 3, n: 4 });
  expect(share.low).toBeCloseTo(0.300641842582, 11);
  expect(share.high).toBeCloseTo(0.95441273919, 11);
});

test('a share of nothing has no interval', () => {
  expect(countShare([], () => true)).toEqual({ k: 0, n: 0, low: null, high: null });
});
