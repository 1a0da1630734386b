import { describe, expect, it } from 'vitest';
import { type CooldownLimits, createPauses } from '../../src/chat/cooldown.ts';
import { fakeRequest } from '../fakes/conversation.ts';

/** The verdict alone, for a person in a chat of two or in a group. */
function checkFor(perPerson: CooldownLimits, perChat: CooldownLimits = { questions: 100, windowMs: 1000 }) {
  const pause = createPauses(perPerson, perChat);
  return (id: string, now: number, group?: string) => {
    const chat = { isDirect: group === undefined, conversation: group ?? id };
    return pause(fakeRequest('/macd', { user: { id, isAdmin: false }, ...chat }), now).verdict;
  };
}

describe('cooldown', () => {
  it('lets questions through up to the limit, says so once, then is silent until the window has room', () => {
    const check = checkFor({ questions: 2, windowMs: 1000 });
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
    const check = checkFor({ questions: 1, windowMs: 1000 });
    expect(check('ann', 0)).toBe('free');
    expect(check('bob', 0)).toBe('free');
    expect(check('ann', 1)).toBe('announce');
  });

  it('counts what all people of a chat ask together, and no question that is left unanswered', () => {
    const check = checkFor({ questions: 2, windowMs: 1000 }, { questions: 3, windowMs: 1000 });
    const asked = ['ann', 'ann', 'ann', 'ann', 'bob', 'cid', 'dan'].map((person) =>
      check(person, 0, 'group'),
    );
    expect(asked).toEqual(['free', 'free', 'announce', 'silent', 'free', 'announce', 'silent']);
    expect(check('dan', 0, 'other group')).toBe('free');
  });

  it('lets no chat of two pause for what others ask', () => {
    const check = checkFor({ questions: 5, windowMs: 1000 }, { questions: 1, windowMs: 1000 });
    expect([check('ann', 0), check('ann', 0), check('bob', 0)]).toEqual(['free', 'free', 'free']);
  });

  it('says whose questions were too many', () => {
    const limits = { questions: 1, windowMs: 20_000 };
    const pause = createPauses(limits, limits);
    const group = (id: string) => fakeRequest('/macd', { isDirect: false, user: { id, isAdmin: false } });
    pause(group('ann'), 0);
    expect(pause(group('ann'), 0).message).toBe(
      'That is 1 questions within 20 seconds; please wait a moment',
    );
    expect(pause(group('bob'), 0).message).toMatch(/^This chat has asked 1 questions within 20 seconds/);
  });
});
