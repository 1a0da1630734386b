import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../src/chat/adapter.ts';
import { createChatEvents } from '../../src/digests/chat-events.ts';
import { DUE, delivery, HOUR, order, place, WEEK } from '../store/contract/delivery-samples.ts';
import { createDesk, type Desk, type OpenDesk, openDesk, type TestClock, turnableClock } from './support.ts';

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

const chat = { platform: 'test', tenant: '', conversation: 'a' };
const lost = (reason: 'blocked' | 'thread-gone' | 'revoked') => ({ ...chat, kind: 'lost', reason }) as const;
const subscribe = async () =>
  (await desk.subscriptions.save(place('a'), order({ nextRunAt: DUE + WEEK }), DUE)).id;
const read = (id: string) => desk.subscriptions.read(id);

describe('a chat that lost the bot', () => {
  it('is paused, and revived when the bot is back, with the next time by the clock', async () => {
    const id = await subscribe();
    await desk.onChatEvent(lost('blocked'));
    expect(await read(id)).toMatchObject({ state: 'paused', reason: 'blocked', nextRunAt: null });
    clock.turn(2 * WEEK + HOUR);
    await desk.onChatEvent({ ...chat, kind: 'found' });
    expect(await read(id)).toMatchObject({ state: 'active', reason: null, nextRunAt: DUE + 3 * WEEK });
  });

  it('gets the digest of today after all when the bot is back in time', async () => {
    const id = await subscribe();
    await desk.deliveries.enqueue([delivery('a', { subject: id })]);
    await desk.onChatEvent(lost('blocked'));
    await desk.drain();
    expect(desk.sender.sent).toEqual([]);
    clock.turn(20 * HOUR);
    await desk.onChatEvent({ ...chat, kind: 'found' });
    await desk.drain();
    expect(desk.sender.chats).toEqual(['a']);
  });

  it('is not revived for what letting the bot in again does not mend', async () => {
    const id = await subscribe();
    await desk.onChatEvent(lost('thread-gone'));
    await desk.onChatEvent({ ...chat, kind: 'found' });
    await desk.onChatEvent({ platform: 'test', kind: 'connected' });
    expect(await read(id)).toMatchObject({ state: 'paused', reason: 'thread-gone' });
  });

  it('is revived with its whole platform where the bot itself was locked out', async () => {
    const id = await subscribe();
    await desk.onChatEvent(lost('revoked'));
    await desk.onChatEvent({ ...chat, kind: 'found' });
    expect(await read(id)).toMatchObject({ state: 'paused' });
    await desk.onChatEvent({ platform: 'other', kind: 'connected' });
    expect(await read(id)).toMatchObject({ state: 'paused' });
    await desk.onChatEvent({ platform: 'test', kind: 'connected' });
    expect(await read(id)).toMatchObject({ state: 'active' });
  });
});

it('a chat that moved keeps its subscription under the new name', async () => {
  const id = await subscribe();
  await desk.onChatEvent({ ...chat, kind: 'moved', to: 'b' });
  expect((await read(id))?.place).toEqual(place('b'));
});

it('a workspace that took the bot out is forgotten', async () => {
  const id = await subscribe();
  await desk.onChatEvent({ platform: 'test', kind: 'uninstalled', tenant: '' });
  expect(await read(id)).toBeUndefined();
});

it('others are told, and a failure ends in the log', async () => {
  const told: ChatEvent[] = [];
  const listener = async (event: ChatEvent) => {
    told.push(event);
    throw new Error('the listener fails');
  };
  const onEvent = createChatEvents({ standing: desk.standing, clock, log: desk.log, listeners: [listener] });
  await expect(onEvent({ ...chat, kind: 'found' })).resolves.toBeUndefined();
  expect(told).toEqual([{ ...chat, kind: 'found' }]);
  expect(lines.join('\n')).toContain('the listener fails');
});
