import { describe, expect, it } from 'vitest';
import { createGivenAnswers } from '../../src/jobs/given-answers.ts';
import { createMemoryAnswers } from '../../src/jobs/memory-answers.ts';
import { fakeRequest } from '../fakes/conversation.ts';

const DAY_MS = 86_400_000;
const given = (command: string, facts = {}) => ({
  command,
  text: `/${command}`,
  asOf: { instant: 0, isDate: false },
  facts,
});

function setUp() {
  const clock = { time: 0, now: () => clock.time };
  return { clock, answers: createGivenAnswers(createMemoryAnswers(), clock) };
}

describe('the last answer', () => {
  it('is that of one person in one chat, whatever the thread', async () => {
    const { answers } = setUp();
    await answers.save(fakeRequest('x'), given('peak'));
    await answers.save(fakeRequest('x'), given('macd'));
    expect(await answers.read(fakeRequest('y', { thread: 't1' }))).toMatchObject({ command: 'macd' });
    const elsewhere = [
      fakeRequest('x', { conversation: 'c2' }),
      fakeRequest('x', { platform: 'other' }),
      fakeRequest('x', { tenant: 'T2' }),
      fakeRequest('x', { user: { id: 'u2', isAdmin: false } }),
    ];
    for (const request of elsewhere) expect(await answers.read(request)).toBeUndefined();
  });

  it('is forgotten after a day', async () => {
    const { answers, clock } = setUp();
    await answers.save(fakeRequest('x'), given('macd'));
    clock.time = DAY_MS - 1;
    expect(await answers.read(fakeRequest('x'))).toBeDefined();
    clock.time = DAY_MS;
    expect(await answers.read(fakeRequest('x'))).toBeUndefined();
  });

  it('makes room for others after ten thousand, the oldest first', async () => {
    const { answers } = setUp();
    const of = (index: number) => fakeRequest('x', { conversation: `c${index}` });
    for (let index = 0; index <= 10_000; index += 1) await answers.save(of(index), given('macd'));
    expect(await answers.read(of(0))).toBeUndefined();
    expect(await answers.read(of(1))).toBeDefined();
  });

  it('is kept without long lists of past events, and with its series', async () => {
    const { answers } = setUp();
    const data = Array.from({ length: 30 }, () => ({ series: 'BTC' }));
    const facts = { z: 1, events: Array.from({ length: 17 }, () => 1), history: { legs: [1, 2] }, data };
    await answers.save(fakeRequest('x'), given('macd', facts));
    const kept = await answers.read(fakeRequest('x'));
    expect(kept?.facts).toEqual({ z: 1, events: [], history: { legs: [1, 2] }, data });
  });
});
