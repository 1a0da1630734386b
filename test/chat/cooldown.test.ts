import { describe, expect, it } from 'vitest';
import { createCooldown } from '../../src/chat/cooldown.ts';

describe('cooldown', () => {
  it('lets questions through up to the limit, says so once, then is silent until the window has room', () => {
    const check = createCooldown({ questions: 2, windowMs: 1000 });
    expect([0, 100, 200, 300].map((now) => check('ann', now))).toEqual([
      'free',
      'free',
      'announce',
      'silent',
    ]);
    expect(check('ann', 1000)).toBe('free');
    expect(check('ann', 1050)).toBe('announce');
    expect(check('ann', 1100)).toBe('free');
  });

  it('counts each person alone', () => {
    const check = createCooldown({ questions: 1, windowMs: 1000 });
    expect(check('ann', 0)).toBe('free');
    expect(check('bob', 0)).toBe('free');
    expect(check('ann', 1)).toBe('announce');
  });
});
