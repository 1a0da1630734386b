import { describe, expect, it } from 'vitest';
import { createInFlight } from '../../../src/adapters/slack/in-flight.ts';

/** A timer that never fires unless it is aborted, so that only the work decides. */
const never = (_ms: number, signal?: AbortSignal) =>
  new Promise<void>((_resolve, reject) =>
    signal?.addEventListener('abort', () => reject(new Error('aborted'))),
  );

describe('draining', () => {
  it('waits for work, for work that this starts, and for work that fails', async () => {
    const inFlight = createInFlight(never);
    const first = Promise.withResolvers<void>();
    const second = Promise.withResolvers<void>();
    inFlight.track(first.promise.then(() => inFlight.track(second.promise)));
    inFlight.track(Promise.reject(new Error('a defect')));
    let isDrained = false;
    const drained = inFlight.drain(1_000).then((isFinished) => {
      isDrained = true;
      return isFinished;
    });
    first.resolve();
    await Promise.resolve();
    expect(isDrained).toBe(false);
    second.resolve();
    expect(await drained).toBe(true);
    expect(inFlight.size).toBe(0);
  });

  it('ends at the deadline and says that something was left', async () => {
    const inFlight = createInFlight(() => Promise.resolve());
    inFlight.track(new Promise(() => undefined));
    expect(await inFlight.drain(1)).toBe(false);
    expect(inFlight.size).toBe(1);
  });
});
