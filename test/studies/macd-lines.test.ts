import { describe, expect, it } from 'vitest';
import { describeCrossing } from '../../src/studies/macd-lines.ts';

describe('the close that would cross', () => {
  const at = (price: number, distance: number) => ({ reach: 'price', price, distance }) as const;

  it.each([
    [at(108_140.4, 0.155), false, 'this week only on a close above 108,140 (+15.5%)'],
    [at(90, -0.1), false, 'this week unless the close is below 90.00 (−10.0%)'],
    [at(13.4, -0.004), true, 'this week only on a close below 13.40 (−0.4%)'],
    [at(168.17, 0.343), true, 'this week unless the close is above 168.17 (+34.3%)'],
  ] as const)(
    'of %o, death %s, is a condition that the last close may already meet',
    (target, isDeath, text) => {
      expect(describeCrossing(target, isDeath)).toBe(text);
    },
  );

  it('may be no price or any', () => {
    const none = { price: null, distance: null };
    expect(describeCrossing({ reach: 'no-price', ...none }, true)).toBe(
      'cannot happen this week at any price',
    );
    expect(describeCrossing({ reach: 'any-price', ...none }, false)).toBe('this week at any close');
  });
});
