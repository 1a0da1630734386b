import { describe, expect, it } from 'vitest';
import { callWithRetry } from '../../../src/adapters/slack/call.ts';
import { classifyRefusal, SlackCallError, type SlackFailure } from '../../../src/adapters/slack/errors.ts';

const LOST: SlackFailure = { kind: 'network', isCertainlyUnsent: false, detail: 'ECONNRESET' };
const UNSENT: SlackFailure = { kind: 'network', isCertainlyUnsent: true, detail: 'ECONNREFUSED' };

/** Runs a call that fails in these ways and then succeeds. */
async function run(failures: readonly SlackFailure[], isRepeatable: boolean) {
  const waits: number[] = [];
  const left = [...failures];
  let calls = 0;
  const result = await callWithRetry(
    () => {
      calls += 1;
      const failure = left.shift();
      return failure === undefined ? Promise.resolve('done') : Promise.reject(new SlackCallError(failure));
    },
    (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    isRepeatable,
  ).catch((error: unknown) => error);
  return { result, waits, calls };
}

const limited = (retryAfterSeconds: number): SlackFailure => ({
  kind: 'ratelimited',
  retryAfterSeconds,
  detail: '',
});

describe('a call', () => {
  it('waits as long as a rate limit says, even where it must not run twice', async () => {
    expect(await run([limited(2)], false)).toEqual({ result: 'done', waits: [2_000], calls: 2 });
  });

  it('gives up where a rate limit asks for more patience than a person has', async () => {
    expect(await run([limited(300)], false)).toMatchObject({ waits: [], calls: 1 });
  });

  it('never runs again where Slack may have stored it', async () => {
    expect(await run([LOST], false)).toMatchObject({ waits: [], calls: 1 });
  });

  it('runs again where it may, or where it certainly never ran', async () => {
    expect(await run([LOST, LOST], true)).toMatchObject({ result: 'done', waits: [500, 1_000], calls: 3 });
    expect(await run([UNSENT], false)).toMatchObject({ result: 'done', calls: 2 });
  });

  it('ends after three tries with the last failure', async () => {
    const { result, calls } = await run([LOST, LOST, UNSENT, LOST], true);
    expect(calls).toBe(3);
    expect(result).toMatchObject({ failure: UNSENT });
  });

  it('does not repeat a refusal', async () => {
    expect(await run([classifyRefusal('is_archived')], true)).toMatchObject({ waits: [], calls: 1 });
  });
});
