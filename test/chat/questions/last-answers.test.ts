import { describe, expect, it } from 'vitest';
import { createLastAnswers } from '../../../src/chat/questions/last-answers.ts';
import { fakeRequest } from '../../fakes/conversation.ts';

const HOUR_MS = 3_600_000;
const macd = { command: 'macd', pairs: { asset: 'BTC' } };
const peak = { command: 'peak', pairs: {} };

function setUp() {
  const clock = { time: 0, now: () => clock.time };
  return { clock, answers: createLastAnswers(clock) };
}

describe('the last answer', () => {
  it('is remembered per person, chat and thread', () => {
    const { answers } = setUp();
    const here = fakeRequest('x');
    answers.remember(here, peak);
    answers.remember(here, macd);
    expect(answers.recall(here)).toEqual(macd);
    const elsewhere = [
      fakeRequest('x', { conversation: 'c2' }),
      fakeRequest('x', { thread: 't1' }),
      fakeRequest('x', { platform: 'other' }),
      fakeRequest('x', { tenant: 'T2' }),
      fakeRequest('x', { user: { id: 'u2', isAdmin: false } }),
    ];
    for (const request of elsewhere) expect(answers.recall(request)).toBeUndefined();
  });

  it('is forgotten after a day', () => {
    const { answers, clock } = setUp();
    answers.remember(fakeRequest('x'), macd);
    clock.time = 24 * HOUR_MS - 1;
    expect(answers.recall(fakeRequest('x'))).toEqual(macd);
    clock.time = 24 * HOUR_MS;
    expect(answers.recall(fakeRequest('x'))).toBeUndefined();
  });

  it('makes room for others after ten thousand, the longest unused first', () => {
    const { answers } = setUp();
    const of = (index: number) => fakeRequest('x', { conversation: `c${index}` });
    for (let index = 0; index <= 10_000; index += 1) answers.remember(of(index), macd);
    expect(answers.recall(of(0))).toBeUndefined();
    expect(answers.recall(of(1))).toEqual(macd);
  });
});
