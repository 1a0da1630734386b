import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigestPreview } from '../../src/digests/preview.ts';
import { createSettingsService } from '../../src/digests/settings-service.ts';
import { createSubscriptionService } from '../../src/digests/subscription-service.ts';
import { DUE, delivery, HOUR, place, WEEK } from '../store/contract/delivery-samples.ts';
import { createDesk, type Desk, type OpenDesk, openDesk, type TestClock, turnableClock } from './support.ts';

/** A Saturday noon, two days before the Monday of the samples. */
const NOW = DUE - 44 * HOUR;

let open: OpenDesk;
let clock: TestClock;
let desk: Desk;

beforeEach(async () => {
  open = await openDesk();
  clock = turnableClock(NOW);
  desk = createDesk(open.database, clock);
});
afterEach(() => open.close());

const service = () => createSubscriptionService({ ...desk, clock });
const choices = () => createSettingsService({ ...desk, clock });
const ada = { id: 'u1', name: 'Ada' };
const sends = (instants: readonly number[]) =>
  instants.map((instant) => new Date(instant).toISOString().slice(0, 16));

describe('subscribing', () => {
  it('with nothing said is Monday eight o’clock in the zone of the chat, in full', async () => {
    await choices().change(place('a'), { zone: 'Europe/Berlin' });
    const { subscription, isZoneAssumed, hasWeekPassed } = await service().subscribe(place('a'), '', ada);
    expect(subscription).toMatchObject({
      schedule: 'Monday 08:00 Europe/Berlin',
      detail: 'full',
      setBy: 'Ada',
    });
    expect(sends(subscription.nextSends)).toEqual([
      '2026-11-23T07:00',
      '2026-11-30T07:00',
      '2026-12-07T07:00',
    ]);
    expect([isZoneAssumed, hasWeekPassed]).toEqual([false, false]);
  });

  it('takes the zone of who asks where the chat has none, and UTC, saying so, where nobody has', async () => {
    const asked = await service().subscribe(place('a'), '', { ...ada, zone: 'Asia/Kathmandu' });
    expect(asked.subscription.zone).toBe('Asia/Kathmandu');
    expect(asked.isZoneAssumed).toBe(false);
    const nobody = await service().subscribe(place('b'), '', ada);
    expect(nobody.subscription.zone).toBe('UTC');
    expect(nobody.isZoneAssumed).toBe(true);
  });

  it('with a zone gives it to a chat that has none, and to no other', async () => {
    await service().subscribe(place('a'), 'fri 18.30 berlin brief', ada);
    expect(await choices().read(place('a'))).toMatchObject({ zone: 'Europe/Berlin' });
    await service().subscribe(place('a'), 'mon 8 tokyo', ada);
    expect(await choices().read(place('a'))).toMatchObject({ zone: 'Europe/Berlin' });
  });

  it('again changes what is said and keeps the rest', async () => {
    await service().subscribe(place('a'), 'fri 18:30 tokyo', ada);
    const { subscription } = await service().subscribe(place('a'), 'brief', { id: 'u2' });
    expect(subscription).toMatchObject({ schedule: 'Friday 18:30 Asia/Tokyo', detail: 'brief', setBy: 'u2' });
    const { subscription: again } = await service().subscribe(place('a'), 'tue', ada);
    expect(again).toMatchObject({ schedule: 'Tuesday 18:30 Asia/Tokyo', detail: 'brief' });
  });

  it('follows the detail that the chat has chosen', async () => {
    await choices().change(place('a'), { detail: 'brief' });
    expect((await service().subscribe(place('a'), '', ada)).subscription.detail).toBe('brief');
  });

  it('to a later day of a week whose digest is out begins with the next week, and says so', async () => {
    await service().subscribe(place('a'), 'sat 10:00 utc', ada);
    const subscription = await desk.subscriptions.find(place('a'));
    await desk.deliveries.enqueue([delivery('a', { subject: subscription?.id ?? '', period: '2026-W47' })]);
    const { subscription: changed, hasWeekPassed } = await service().subscribe(place('a'), 'sun', ada);
    expect(hasWeekPassed).toBe(true);
    expect(sends(changed.nextSends)).toEqual(['2026-11-29T10:00', '2026-12-06T10:00', '2026-12-13T10:00']);
  });

  it('shows all three sends across a change of the clock', async () => {
    clock.turn(Date.parse('2026-03-20T00:00Z') - NOW);
    const { subscription } = await service().subscribe(place('a'), 'sun 01:30 london', ada);
    expect(sends(subscription.nextSends)).toEqual([
      '2026-03-22T01:30',
      '2026-03-29T01:00',
      '2026-04-05T00:30',
    ]);
  });

  it('takes up a paused one again', async () => {
    await service().subscribe(place('a'), '', ada);
    await desk.onChatEvent({
      platform: 'test',
      tenant: '',
      conversation: 'a',
      kind: 'lost',
      reason: 'thread-gone',
    });
    const [paused] = await service().list(place('a'));
    expect(paused).toMatchObject({ nextSends: [], pause: { reason: 'thread-gone', since: NOW } });
    await service().subscribe(place('a'), '', ada);
    const [active] = await service().list(place('a'));
    expect(active?.pause).toBeUndefined();
    expect(active?.nextSends).toHaveLength(3);
  });
});

describe('the list of subscriptions', () => {
  it('holds those of all topics, with what became of the last digest', async () => {
    await service().subscribe(place('a', { thread: '7' }), '', ada);
    await service().subscribe(place('a'), '', ada);
    const { id = '' } = (await desk.subscriptions.find(place('a'))) ?? {};
    await desk.deliveries.enqueue([
      delivery('a', { subject: id, dueAt: DUE - WEEK, skippedBecause: 'asleep' }),
    ]);
    const listed = await service().list(place('a', { thread: '9' }));
    expect(listed.map((view) => view.place.thread)).toEqual(['', '7']);
    expect(listed[0]?.last).toEqual({ dueAt: DUE - WEEK, state: 'skipped', remark: 'asleep' });
    expect(listed[1]?.last).toBeUndefined();
  });

  it('is empty after the end, which comes once', async () => {
    await service().subscribe(place('a'), '', ada);
    expect(await service().unsubscribe(place('a'))).toBe(true);
    expect(await service().unsubscribe(place('a'))).toBe(false);
    expect(await service().list(place('a'))).toEqual([]);
  });

  it('tells a digest without its picture from a whole one', async () => {
    await service().subscribe(place('a'), '', ada);
    clock.turn(DUE - NOW);
    const { id = '' } = (await desk.subscriptions.find(place('a'))) ?? {};
    await desk.deliveries.enqueue([delivery('a', { subject: id })]);
    desk.sender.onImage = () => ({ kind: 'rejected', detail: 'too wide' });
    await desk.drain();
    expect((await service().list(place('a')))[0]?.last).toEqual({
      dueAt: DUE,
      state: 'sent',
      remark: 'without its picture: too wide',
    });
  });
});

describe('settings', () => {
  it('have defaults and change one by one', async () => {
    expect(await choices().read(place('a'))).toEqual({ detail: 'full', theme: 'dark' });
    const { choices: changed } = await choices().change(place('a'), { theme: 'light' });
    expect(changed).toEqual({ detail: 'full', theme: 'light' });
  });

  it('move the digests that follow the zone of the chat, and leave those with one of their own', async () => {
    await service().subscribe(place('a'), '', ada);
    await service().subscribe(place('a', { thread: '7' }), 'tokyo', ada);
    const { movedDigests } = await choices().change(place('a'), { zone: 'America/New_York' });
    expect(movedDigests).toBe(1);
    const listed = await service().list(place('a'));
    expect(listed.map(({ zone }) => zone)).toEqual(['America/New_York', 'Asia/Tokyo']);
    expect((await desk.subscriptions.find(place('a')))?.nextRunAt).toBe(DUE + 5 * HOUR);
    expect((await choices().change(place('a'), { zone: 'America/New_York' })).movedDigests).toBe(0);
  });
});

describe('a preview', () => {
  const preview = (detail?: 'full' | 'brief') => createDigestPreview(desk).preview(place('a'), detail);
  const heading = async (detail?: 'full' | 'brief') => (await preview(detail)).blocks[0];

  it('is for the caller alone, and says so', async () => {
    const reply = await preview();
    expect(reply.visibility).toBe('private');
    expect(reply.blocks.at(-1)).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('for you alone'),
    });
    expect(reply.chart).toBeDefined();
  });

  it('has the detail that is asked for, ordered, or chosen, in this order', async () => {
    expect(await heading()).toMatchObject({ text: 'full of v1 after null' });
    await choices().change(place('a'), { detail: 'brief' });
    expect(await heading()).toMatchObject({ text: 'brief of v1 after null' });
    await service().subscribe(place('a'), 'full', ada);
    expect(await heading()).toMatchObject({ text: 'full of v1 after null' });
    expect(await heading('brief')).toMatchObject({ text: 'brief of v1 after null' });
  });

  it('compares with the last digest of the chat and leaves no trace', async () => {
    await service().subscribe(place('a'), '', ada);
    const { id = '' } = (await desk.subscriptions.find(place('a'))) ?? {};
    clock.turn(DUE - NOW);
    await desk.deliveries.enqueue([delivery('a', { subject: id })]);
    await desk.drain();
    desk.setVersion('v2');
    expect(await heading()).toMatchObject({ text: 'full of v2 after {"version":"v1"}' });
    expect(await heading()).toMatchObject({ text: 'full of v2 after {"version":"v1"}' });
  });
});
