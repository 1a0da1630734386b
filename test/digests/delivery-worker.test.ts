import { describe, expect, it } from 'vitest';
import type { TextOutcome } from '../../src/chat/sender.ts';
import { DUE, delivery, MINUTE, place } from '../store/contract/delivery-samples.ts';
import { digestReply, fakeComposer } from './support.ts';
import { useWorkerBench } from './worker-bench.ts';

const bench = useWorkerBench();

describe('a delivery', () => {
  it('goes out as words, then as a picture, and what it said is kept', async () => {
    const id = await bench.due('a');
    await bench.desk.drain();
    expect(bench.desk.sender.sent).toMatchObject([
      { kind: 'text', place: place('a'), letter: { theme: 'dark' } },
      { kind: 'image', place: place('a'), reference: 'm1' },
    ]);
    expect(await bench.stateOf(id)).toMatchObject({
      state: 'sent',
      image: 'sent',
      reference: 'm1',
      dataVersion: 'v1',
      sentAt: DUE,
      content: undefined,
    });
    expect((await bench.desk.subscriptions.read(id))?.lastDigest).toEqual({ version: 'v1' });
  });

  it('is drawn in the theme its chat chose, and composed in the detail it ordered', async () => {
    await bench.desk.settings.save(place('a'), { theme: 'light' });
    await bench.due('a', { detail: 'brief' });
    await bench.desk.drain();
    expect(bench.desk.sender.sent[0]?.letter.theme).toBe('light');
    expect(bench.replyAt(0)?.blocks[0]).toMatchObject({ text: 'brief of v1 after null' });
  });

  it('compares with what the chat was told last', async () => {
    const id = await bench.due('a');
    await bench.desk.drain();
    bench.desk.setVersion('v2');
    await bench.desk.deliveries.enqueue([delivery('a', { subject: id, period: '2026-W49' })]);
    await bench.desk.drain();
    expect(bench.replyAt(2)?.blocks[0]).toMatchObject({ text: 'full of v2 after {"version":"v1"}' });
    // The picture belongs to the same words, though the chat has been told of v2 since.
    expect(bench.desk.sender.sent[3]?.letter.reply).toBe(bench.desk.sender.sent[2]?.letter.reply);
  });

  it('has no second step where there is no picture, or where it went along', async () => {
    const composer = fakeComposer(() => ({ replyFor: () => digestReply('words', false) })).composer;
    bench.reopen({ composer });
    const plain = await bench.due('a');
    await bench.desk.drain();
    expect(await bench.stateOf(plain)).toMatchObject({ state: 'sent', image: 'none' });
    bench.reopen();
    bench.desk.sender.onText = () => ({ kind: 'sent', reference: 'both', hasImage: true });
    const both = await bench.due('b');
    await bench.desk.drain();
    expect(await bench.stateOf(both)).toMatchObject({ state: 'sent', image: 'sent' });
    expect(bench.desk.sender.sent).toHaveLength(1);
  });

  it('is not sent to whom it was unsubscribed meanwhile', async () => {
    const id = await bench.due('a');
    await bench.desk.subscriptions.end(place('a'), DUE);
    await bench.desk.drain();
    expect(bench.desk.sender.sent).toEqual([]);
    expect(await bench.stateOf(id)).toMatchObject({ state: 'skipped', reason: 'unsubscribed' });
  });

  it('keeps the order of its chat and the pace of its platform', async () => {
    bench.desk.sender.intervalMs = 1_000;
    await bench.due('a', { dueAt: DUE - 2 });
    await bench.due('a', { thread: '7', dueAt: DUE - 1 });
    await bench.desk.drain();
    expect(bench.desk.sender.sent.map(({ kind, place: { thread } }) => `${kind}${thread}`)).toEqual([
      'text',
      'image',
      'text7',
      'image7',
    ]);
    expect(bench.clock.now()).toBe(DUE + 3_000);
  });

  it('steps aside where its chat takes nothing for long', async () => {
    bench.desk.sender.intervalMs = 20_000;
    const id = await bench.due('a');
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({
      state: 'sent',
      image: 'pending',
      availableAt: DUE + 20_000,
    });
    bench.clock.turn(20_000);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'sent', image: 'sent' });
  });

  it('writes the same words again for a picture that comes later', async () => {
    bench.desk.sender.intervalMs = 20_000;
    await bench.due('a');
    await bench.desk.drain();
    bench.clock.turn(20_000);
    await bench.desk.drain();
    const [words, picture] = bench.desk.sender.sent;
    expect(picture?.letter.reply).toEqual(words?.letter.reply);
  });

  it('leaves the picture where the data has changed since the words', async () => {
    bench.desk.sender.intervalMs = 20_000;
    const id = await bench.due('a');
    await bench.desk.drain();
    bench.desk.setVersion('v2');
    bench.clock.turn(20_000);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({
      state: 'sent',
      image: 'failed',
      reason: expect.stringContaining('data changed'),
    });
  });
});

describe('a worker', () => {
  it('goes on where one delivery breaks it, and looks at that one again later', async () => {
    const composer = fakeComposer(({ detail }) => {
      if (detail === 'brief') throw new Error('no brief today');
      return {};
    }).composer;
    bench.reopen({ composer });
    const broken = await bench.due('broken', { detail: 'brief' });
    const fine = await bench.due('fine');
    await bench.desk.drain();
    expect(await bench.stateOf(fine)).toMatchObject({ state: 'sent' });
    expect(await bench.stateOf(broken)).toMatchObject({ state: 'pending', availableAt: DUE + 5 * MINUTE });
    expect(bench.lines.join('\n')).toContain('no brief today');
  });

  it('sends to many chats at the same time, and a slow one holds up nobody', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<TextOutcome>((resolve) => {
      letGo = () => resolve({ kind: 'sent', reference: 'm0', hasImage: false });
    });
    bench.desk.sender.onText = ({ conversation }) => (conversation === 'c0' ? held : undefined);
    for (let index = 0; index < 150; index += 1) await bench.due(`c${index}`, { dueAt: DUE - 150 + index });
    const drained = bench.desk.drain();
    await expect.poll(() => bench.desk.sender.chats.length).toBe(149);
    letGo();
    await drained;
    expect(new Set(bench.desk.sender.chats).size).toBe(150);
  });

  it('gives back what it has not begun when it is to stop, and finishes what it has', async () => {
    const stop = new AbortController();
    const ids = [await bench.due('a'), await bench.due('b')];
    bench.desk.sender.onText = () => {
      stop.abort();
      return undefined;
    };
    await bench.desk.worker.drain(stop.signal);
    const states = await Promise.all(ids.map(bench.stateOf));
    expect(states.every((each) => each?.state === 'sent')).toBe(true);
    const next = bench.reopen({ owner: 'next' });
    const left = await bench.due('c');
    await bench.desk.worker.drain(stop.signal);
    expect(await bench.stateOf(left)).toMatchObject({ state: 'pending' });
    await next.drain();
    expect(await bench.stateOf(left)).toMatchObject({ state: 'sent' });
  });

  it('reports what another was sending when it died, and does not send it again', async () => {
    const id = await bench.due('a');
    const [claimed] = await bench.desk.deliveries.claim({
      owner: 'dead',
      now: DUE,
      leaseMs: 1,
      platforms: ['test'],
      limit: 1,
    });
    await bench.desk.deliveries.begin(claimed?.id ?? '', 'text', {
      owner: 'dead',
      now: DUE,
      leaseMs: 120_000,
    });
    await bench.desk.worker.recover(true);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'unknown' });
    expect(bench.desk.sender.sent).toEqual([]);
    expect(bench.lines.join('\n')).toContain('may or may not have arrived; it is not sent again');
  });
});
