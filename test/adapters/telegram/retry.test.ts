import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createCaller } from '../../../src/adapters/telegram/retry.ts';

function flood(seconds: number) {
  const description = `Too Many Requests: retry after ${seconds}`;
  const answer = { ok: false as const, error_code: 429, description, parameters: { retry_after: seconds } };
  return new GrammyError('failed', answer, 'sendMessage', {});
}
const cause = (reason: string, code: string) =>
  Object.assign(new Error(`failed, reason: ${reason}`), { code });
const lostReply = new HttpError('failed', cause('socket hang up', 'ECONNRESET'));
const noConnection = new HttpError('failed', cause('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED'));

/** Fails with these errors in turn and then succeeds; counts what happened. */
async function run(errors: readonly Error[], isRepeatable = false) {
  const waits: number[] = [];
  const left = [...errors];
  let calls = 0;
  const call = createCaller((ms) => {
    waits.push(ms);
    return Promise.resolve();
  }, new AbortController().signal);
  const outcome = await call(() => {
    calls += 1;
    const error = left.shift();
    return error === undefined ? Promise.resolve('sent') : Promise.reject(error);
  }, isRepeatable);
  return { isOk: outcome.isOk, calls, waits };
}

describe('a call to Telegram', () => {
  it('waits as long as Telegram asks, three times at most', async () => {
    expect(await run([flood(2), flood(5)])).toEqual({ isOk: true, calls: 3, waits: [2000, 5000] });
    expect(await run([flood(1), flood(1), flood(1), flood(1)])).toEqual({
      isOk: false,
      calls: 4,
      waits: [1000, 1000, 1000],
    });
  });

  it('is given up where the wait would outlast the asker', async () => {
    expect(await run([flood(61)])).toEqual({ isOk: false, calls: 1, waits: [] });
  });

  it('is not made again after a lost reply, which may hide a success', async () => {
    expect(await run([lostReply])).toEqual({ isOk: false, calls: 1, waits: [] });
  });

  it('is made once more where it certainly never left', async () => {
    expect(await run([noConnection])).toMatchObject({ isOk: true, calls: 2 });
    expect(await run([noConnection, noConnection])).toMatchObject({ isOk: false, calls: 2 });
  });

  it('is made once more after a lost reply where repeating changes nothing', async () => {
    expect(await run([lostReply], true)).toMatchObject({ isOk: true, calls: 2 });
    expect(await run([lostReply, lostReply], true)).toMatchObject({ isOk: false, calls: 2 });
  });

  it('fails as it last did when the bot stops during the wait', async () => {
    const call = createCaller(() => Promise.reject(new Error('aborted')), AbortSignal.abort());
    expect(await call(() => Promise.reject(flood(3)), false)).toMatchObject({
      isOk: false,
      failure: { kind: 'too-many-requests' },
    });
  });
});
