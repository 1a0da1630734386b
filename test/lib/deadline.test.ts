import { describe, expect, it } from 'vitest';
import { finishesWithin } from '../../src/lib/deadline.ts';

describe('finishesWithin', () => {
  it('is true for work that finishes and false for work that does not', async () => {
    expect(await finishesWithin(Promise.resolve('x'), 10_000)).toBe(true);
    expect(await finishesWithin(new Promise(() => {}), 1)).toBe(false);
  });

  it('passes on the failure of the work', async () => {
    await expect(finishesWithin(Promise.reject(new Error('broken')), 10_000)).rejects.toThrow('broken');
  });
});
