import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../src/chat/sender.ts';
import { DUE, HOUR, place } from '../store/contract/delivery-samples.ts';
import { useWorkerBench } from './worker-bench.ts';

const bench = useWorkerBench();

describe('a refusal of the words', () => {
  const refuse = (refusal: Refusal) => {
    bench.desk.sender.onText = ({ conversation }) => (conversation === 'bad' ? refusal : undefined);
  };
  const detail = 'as the platform puts it';

  it.each(['blocked', 'removed', 'no-rights', 'archived', 'revoked'] as const)(
    'because the chat is out of reach (%s) pauses the whole chat and nobody else',
    async (reason) => {
      refuse({ kind: 'unreachable', reason, detail });
      const bad = await bench.due('bad');
      const topic = await bench.due('bad', { thread: '7', dueAt: DUE + 1 });
      const good = [await bench.due('good'), await bench.due('fine')];
      bench.clock.turn(1);
      await bench.desk.drain();
      expect(await bench.stateOf(bad)).toMatchObject({ state: 'paused', reason });
      expect(await bench.stateOf(topic)).toMatchObject({ state: 'paused', reason, attempts: 0 });
      for (const id of good) expect(await bench.stateOf(id)).toMatchObject({ state: 'sent' });
      for (const id of [bad, topic])
        expect(await bench.desk.subscriptions.read(id)).toMatchObject({
          state: 'paused',
          reason,
          nextRunAt: null,
        });
      await bench.desk.drain();
      expect([...bench.desk.sender.chats].sort()).toEqual(['fine', 'good']);
    },
  );

  it('because a topic is closed pauses that topic alone', async () => {
    bench.desk.sender.onText = ({ thread }) =>
      thread === '7' ? { kind: 'unreachable', reason: 'thread-gone', detail } : undefined;
    const topic = await bench.due('a', { thread: '7' });
    const chat = await bench.due('a', { dueAt: DUE - 1 });
    await bench.desk.drain();
    expect(await bench.stateOf(topic)).toMatchObject({ state: 'paused', reason: 'thread-gone' });
    expect(await bench.desk.subscriptions.read(topic)).toMatchObject({ state: 'paused' });
    expect(await bench.desk.subscriptions.read(chat)).toMatchObject({ state: 'active' });
  });

  it('because the chat moved follows it, and everything kept about it does too', async () => {
    refuse({ kind: 'moved', conversation: 'new', detail });
    const id = await bench.due('bad');
    await bench.desk.settings.save(place('bad'), { theme: 'light' });
    await bench.desk.drain();
    expect(bench.desk.sender.sent[0]).toMatchObject({ place: place('new'), letter: { theme: 'light' } });
    expect((await bench.desk.subscriptions.read(id))?.place).toEqual(place('new'));
  });

  it('for being too fast is tried again when the platform says, and not before', async () => {
    let isBusy = true;
    bench.desk.sender.onText = () => (isBusy ? { kind: 'busy', retryAfterMs: 7_000, detail } : undefined);
    const id = await bench.due('a');
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({
      state: 'pending',
      attempts: 1,
      availableAt: DUE + 7_000,
      reason: detail,
    });
    isBusy = false;
    bench.clock.turn(6_999);
    await bench.desk.drain();
    expect(bench.desk.sender.sent).toEqual([]);
    bench.clock.turn(1);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('that certainly never arrived is tried again ever more slowly, and given up after a day', async () => {
    refuse({ kind: 'unsent', detail });
    const id = await bench.due('bad');
    const delays: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await bench.desk.drain();
      const { availableAt = 0 } = (await bench.stateOf(id)) ?? {};
      delays.push((availableAt - bench.clock.now()) / 1_000);
      bench.clock.turn(availableAt - bench.clock.now());
    }
    expect(delays).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    bench.clock.turn(25 * HOUR);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'failed', reason: detail });
  });

  it('that may have arrived is never sent again', async () => {
    refuse({ kind: 'unclear', detail });
    const id = await bench.due('bad');
    await bench.desk.drain();
    bench.clock.turn(HOUR);
    refuse({ kind: 'rejected', detail });
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'unknown', reason: detail, attempts: 1 });
  });

  it('for what it says fails once and for all, and the chat stays subscribed', async () => {
    refuse({ kind: 'rejected', detail });
    const id = await bench.due('bad');
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'failed', reason: detail });
    expect(await bench.desk.subscriptions.read(id)).toMatchObject({ state: 'active' });
  });
});

describe('a refusal of the picture', () => {
  const detail = 'not this picture';
  it.each([
    [{ kind: 'rejected', detail }, 'failed'],
    [{ kind: 'unclear', detail }, 'unknown'],
    [{ kind: 'unreachable', reason: 'blocked', detail }, 'failed'],
  ] as const)('leaves the words sent (%o)', async (refusal, image) => {
    bench.desk.sender.onImage = () => refusal;
    const id = await bench.due('a');
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'sent', image, reason: detail });
    await bench.desk.drain();
    expect(bench.desk.sender.chats).toEqual(['a']);
  });

  it('that passes is tried a few times', async () => {
    bench.desk.sender.onImage = () => ({ kind: 'busy', retryAfterMs: 1_000, detail });
    const id = await bench.due('a');
    for (let tries = 0; tries < 10; tries += 1) {
      await bench.desk.drain();
      bench.clock.turn(10_000);
    }
    expect(await bench.stateOf(id)).toMatchObject({ state: 'sent', image: 'failed', attempts: 6 });
  });
});
