import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Refusal, TextOutcome } from '../../src/chat/sender.ts';
import { DUE, delivery, HOUR, MINUTE, order, place } from '../store/contract/delivery-samples.ts';
import {
  createDesk,
  type Desk,
  digestReply,
  fakeComposer,
  type OpenDesk,
  openDesk,
  type TestClock,
  turnableClock,
} from './support.ts';

let open: OpenDesk;
let clock: TestClock;
let desk: Desk;
let lines: string[];

beforeEach(async () => {
  open = await openDesk();
  clock = turnableClock(DUE);
  lines = [];
  desk = createDesk(open.database, clock, { lines });
});
afterEach(() => open.close());

/** A subscription with a digest that is due. */
async function due(conversation: string, change: { thread?: string; dueAt?: number; detail?: 'brief' } = {}) {
  const { thread = '', dueAt = DUE, detail = 'full' } = change;
  const where = place(conversation, { thread });
  const { id } = await desk.subscriptions.save(where, order({ detail }), DUE);
  await desk.deliveries.enqueue([delivery(conversation, { subject: id, place: where, dueAt })]);
  return id;
}

const stateOf = async (subject: string) => (await desk.deliveries.listNewest(subject, 1))[0];
const headingOf = (at: number) => desk.sender.sent[at]?.letter.reply.blocks[0];

describe('a delivery', () => {
  it('goes out as words, then as a picture, and what it said is kept', async () => {
    const id = await due('a');
    await desk.drain();
    expect(desk.sender.sent).toMatchObject([
      { kind: 'text', place: place('a'), letter: { theme: 'dark' } },
      { kind: 'image', place: place('a'), reference: 'm1' },
    ]);
    expect(await stateOf(id)).toMatchObject({
      state: 'sent',
      image: 'sent',
      reference: 'm1',
      dataVersion: 'v1',
      sentAt: DUE,
      content: undefined,
    });
    expect((await desk.subscriptions.read(id))?.lastDigest).toEqual({ version: 'v1' });
  });

  it('is drawn in the theme its chat chose, and composed in the detail it ordered', async () => {
    await desk.settings.save(place('a'), { theme: 'light' });
    await due('a', { detail: 'brief' });
    await desk.drain();
    expect(desk.sender.sent[0]?.letter.theme).toBe('light');
    expect(headingOf(0)).toMatchObject({ text: 'brief of v1 after null' });
  });

  it('compares with what the chat was told last', async () => {
    const id = await due('a');
    await desk.drain();
    desk.setVersion('v2');
    await desk.deliveries.enqueue([delivery('a', { subject: id, period: '2026-W49' })]);
    await desk.drain();
    expect(headingOf(2)).toMatchObject({ text: 'full of v2 after {"version":"v1"}' });
    // The picture belongs to the same words, though the chat has been told of v2 since.
    expect(desk.sender.sent[3]?.letter.reply).toBe(desk.sender.sent[2]?.letter.reply);
  });

  it('has no second step where there is no picture, or where it went along', async () => {
    const composer = fakeComposer(() => ({ replyFor: () => digestReply('words', false) })).composer;
    desk = createDesk(open.database, clock, { composer });
    const plain = await due('a');
    await desk.drain();
    expect(await stateOf(plain)).toMatchObject({ state: 'sent', image: 'none' });
    desk = createDesk(open.database, clock);
    desk.sender.onText = () => ({ kind: 'sent', reference: 'both', hasImage: true });
    const both = await due('b');
    await desk.drain();
    expect(await stateOf(both)).toMatchObject({ state: 'sent', image: 'sent' });
    expect(desk.sender.sent).toHaveLength(1);
  });

  it('is not sent to whom it was unsubscribed meanwhile', async () => {
    const id = await due('a');
    await desk.subscriptions.end(place('a'), DUE);
    await desk.drain();
    expect(desk.sender.sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: 'skipped', reason: 'unsubscribed' });
  });

  it('keeps the order of its chat and the pace of its platform', async () => {
    desk.sender.intervalMs = 1_000;
    await due('a', { dueAt: DUE - 2 });
    await due('a', { thread: '7', dueAt: DUE - 1 });
    await desk.drain();
    expect(desk.sender.sent.map(({ kind, place: { thread } }) => `${kind}${thread}`)).toEqual([
      'text',
      'image',
      'text7',
      'image7',
    ]);
    expect(clock.now()).toBe(DUE + 3_000);
  });

  it('steps aside where its chat takes nothing for long', async () => {
    desk.sender.intervalMs = 20_000;
    const id = await due('a');
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', image: 'pending', availableAt: DUE + 20_000 });
    clock.turn(20_000);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', image: 'sent' });
  });

  it('writes the same words again for a picture that comes later', async () => {
    desk.sender.intervalMs = 20_000;
    await due('a');
    await desk.drain();
    clock.turn(20_000);
    await desk.drain();
    const [words, picture] = desk.sender.sent;
    expect(picture?.letter.reply).toEqual(words?.letter.reply);
  });

  it('leaves the picture where the data has changed since the words', async () => {
    desk.sender.intervalMs = 20_000;
    const id = await due('a');
    await desk.drain();
    desk.setVersion('v2');
    clock.turn(20_000);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({
      state: 'sent',
      image: 'failed',
      reason: expect.stringContaining('data changed'),
    });
  });
});

describe('what comes late', () => {
  const notesOf = (at = 0) =>
    desk.sender.sent[at]?.letter.reply.blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : []));

  it('says so, by how much and what it was due', async () => {
    await due('a', { dueAt: DUE - 3 * HOUR });
    await desk.drain();
    expect(notesOf()).toEqual([
      'Late by 3h 0m: due Mon 23 Nov 05:00 Europe/London, it could not be sent in time.',
    ]);
    expect(desk.sender.sent[0]?.letter.reply.blocks.at(-1)?.kind).toBe('source');
  });

  it('is not called late after a few minutes in a queue', async () => {
    await due('a', { dueAt: DUE - 14 * MINUTE });
    await desk.drain();
    expect(notesOf()).toEqual([]);
  });

  it('waits for the data of its week, and says that it did', async () => {
    let awaited = ['Russell 2000'];
    desk = createDesk(open.database, clock, { composer: fakeComposer(() => ({ awaited })).composer });
    const id = await due('a');
    await desk.drain();
    expect(desk.sender.sent).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ state: 'pending', availableAt: DUE + 5 * MINUTE });
    awaited = [];
    desk.setVersion('v2');
    clock.turn(20 * MINUTE);
    await desk.drain();
    expect(notesOf()).toEqual([
      'Late by 20m: due Mon 23 Nov 08:00 Europe/London, it waited for this week’s data.',
    ]);
  });

  it('waits three hours at most, and then names what is missing', async () => {
    const { composer } = fakeComposer(() => ({ awaited: ['Russell 2000', 'Gold'] }));
    desk = createDesk(open.database, clock, { composer });
    const id = await due('a');
    clock.turn(3 * HOUR - MINUTE);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'pending', availableAt: DUE + 3 * HOUR });
    clock.turn(MINUTE);
    await desk.drain();
    expect(notesOf()?.[1]).toBe(
      'Sent without this week’s Russell 2000, Gold: it has not arrived in 3 hours.',
    );
  });
});

describe('a refusal of the words', () => {
  const refuse = (refusal: Refusal) => {
    desk.sender.onText = ({ conversation }) => (conversation === 'bad' ? refusal : undefined);
  };
  const detail = 'as the platform puts it';

  it.each(['blocked', 'removed', 'no-rights', 'archived', 'revoked'] as const)(
    'because the chat is out of reach (%s) pauses the whole chat and nobody else',
    async (reason) => {
      refuse({ kind: 'unreachable', reason, detail });
      const bad = await due('bad');
      const topic = await due('bad', { thread: '7', dueAt: DUE + 1 });
      const good = [await due('good'), await due('fine')];
      clock.turn(1);
      await desk.drain();
      expect(await stateOf(bad)).toMatchObject({ state: 'paused', reason });
      expect(await stateOf(topic)).toMatchObject({ state: 'paused', reason, attempts: 0 });
      for (const id of good) expect(await stateOf(id)).toMatchObject({ state: 'sent' });
      for (const id of [bad, topic])
        expect(await desk.subscriptions.read(id)).toMatchObject({ state: 'paused', reason, nextRunAt: null });
      await desk.drain();
      expect([...desk.sender.chats].sort()).toEqual(['fine', 'good']);
    },
  );

  it('because a topic is closed pauses that topic alone', async () => {
    desk.sender.onText = ({ thread }) =>
      thread === '7' ? { kind: 'unreachable', reason: 'thread-gone', detail } : undefined;
    const topic = await due('a', { thread: '7' });
    const chat = await due('a', { dueAt: DUE - 1 });
    await desk.drain();
    expect(await stateOf(topic)).toMatchObject({ state: 'paused', reason: 'thread-gone' });
    expect(await desk.subscriptions.read(topic)).toMatchObject({ state: 'paused' });
    expect(await desk.subscriptions.read(chat)).toMatchObject({ state: 'active' });
  });

  it('because the chat moved follows it, and everything kept about it does too', async () => {
    refuse({ kind: 'moved', conversation: 'new', detail });
    const id = await due('bad');
    await desk.settings.save(place('bad'), { theme: 'light' });
    await desk.drain();
    expect(desk.sender.sent[0]).toMatchObject({ place: place('new'), letter: { theme: 'light' } });
    expect((await desk.subscriptions.read(id))?.place).toEqual(place('new'));
  });

  it('for being too fast is tried again when the platform says, and not before', async () => {
    let isBusy = true;
    desk.sender.onText = () => (isBusy ? { kind: 'busy', retryAfterMs: 7_000, detail } : undefined);
    const id = await due('a');
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({
      state: 'pending',
      attempts: 1,
      availableAt: DUE + 7_000,
      reason: detail,
    });
    isBusy = false;
    clock.turn(6_999);
    await desk.drain();
    expect(desk.sender.sent).toEqual([]);
    clock.turn(1);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });

  it('that certainly never arrived is tried again ever more slowly, and given up after a day', async () => {
    refuse({ kind: 'unsent', detail });
    const id = await due('bad');
    const delays: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      await desk.drain();
      const { availableAt = 0 } = (await stateOf(id)) ?? {};
      delays.push((availableAt - clock.now()) / 1_000);
      clock.turn(availableAt - clock.now());
    }
    expect(delays).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
    clock.turn(25 * HOUR);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'failed', reason: detail });
  });

  it('that may have arrived is never sent again', async () => {
    refuse({ kind: 'unclear', detail });
    const id = await due('bad');
    await desk.drain();
    clock.turn(HOUR);
    refuse({ kind: 'rejected', detail });
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'unknown', reason: detail, attempts: 1 });
  });

  it('for what it says fails once and for all, and the chat stays subscribed', async () => {
    refuse({ kind: 'rejected', detail });
    const id = await due('bad');
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'failed', reason: detail });
    expect(await desk.subscriptions.read(id)).toMatchObject({ state: 'active' });
  });
});

describe('a refusal of the picture', () => {
  const detail = 'not this picture';
  it.each([
    [{ kind: 'rejected', detail }, 'failed'],
    [{ kind: 'unclear', detail }, 'unknown'],
    [{ kind: 'unreachable', reason: 'blocked', detail }, 'failed'],
  ] as const)('leaves the words sent (%o)', async (refusal, image) => {
    desk.sender.onImage = () => refusal;
    const id = await due('a');
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', image, reason: detail });
    await desk.drain();
    expect(desk.sender.chats).toEqual(['a']);
  });

  it('that passes is tried a few times', async () => {
    desk.sender.onImage = () => ({ kind: 'busy', retryAfterMs: 1_000, detail });
    const id = await due('a');
    for (let tries = 0; tries < 10; tries += 1) {
      await desk.drain();
      clock.turn(10_000);
    }
    expect(await stateOf(id)).toMatchObject({ state: 'sent', image: 'failed', attempts: 6 });
  });
});

describe('a worker', () => {
  it('goes on where one delivery breaks it, and looks at that one again later', async () => {
    const composer = fakeComposer(({ detail }) => {
      if (detail === 'brief') throw new Error('no brief today');
      return {};
    }).composer;
    desk = createDesk(open.database, clock, { composer, lines });
    const broken = await due('broken', { detail: 'brief' });
    const fine = await due('fine');
    await desk.drain();
    expect(await stateOf(fine)).toMatchObject({ state: 'sent' });
    expect(await stateOf(broken)).toMatchObject({ state: 'pending', availableAt: DUE + 5 * MINUTE });
    expect(lines.join('\n')).toContain('no brief today');
  });

  it('sends to many chats at the same time, and a slow one holds up nobody', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<TextOutcome>((resolve) => {
      letGo = () => resolve({ kind: 'sent', reference: 'm0', hasImage: false });
    });
    desk.sender.onText = ({ conversation }) => (conversation === 'c0' ? held : undefined);
    for (let index = 0; index < 150; index += 1) await due(`c${index}`, { dueAt: DUE - 150 + index });
    const drained = desk.drain();
    await expect.poll(() => desk.sender.chats.length).toBe(149);
    letGo();
    await drained;
    expect(new Set(desk.sender.chats).size).toBe(150);
  });

  it('gives back what it has not begun when it is to stop, and finishes what it has', async () => {
    const stop = new AbortController();
    const ids = [await due('a'), await due('b')];
    desk.sender.onText = () => {
      stop.abort();
      return undefined;
    };
    await desk.worker.drain(stop.signal);
    const states = await Promise.all(ids.map(stateOf));
    expect(states.every((each) => each?.state === 'sent')).toBe(true);
    const next = createDesk(open.database, clock, { owner: 'next' });
    const left = await due('c');
    await desk.worker.drain(stop.signal);
    expect(await stateOf(left)).toMatchObject({ state: 'pending' });
    await next.drain();
    expect(await stateOf(left)).toMatchObject({ state: 'sent' });
  });

  it('reports what another was sending when it died, and does not send it again', async () => {
    const id = await due('a');
    const [claimed] = await desk.deliveries.claim({
      owner: 'dead',
      now: DUE,
      leaseMs: 1,
      platforms: ['test'],
      limit: 1,
    });
    await desk.deliveries.begin(claimed?.id ?? '', 'text', { owner: 'dead', now: DUE, leaseMs: 120_000 });
    await desk.worker.recover(true);
    await desk.drain();
    expect(await stateOf(id)).toMatchObject({ state: 'unknown' });
    expect(desk.sender.sent).toEqual([]);
    expect(lines.join('\n')).toContain('may or may not have arrived; it is not sent again');
  });
});
