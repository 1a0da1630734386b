import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createDeliveryLog } from '../../../src/adapters/slack/deliveries.ts';
import type { UpdateRecord } from '../../../src/chat/adapter.ts';
import { fixedClock } from '../../../src/lib/clock.ts';

function open(record?: UpdateRecord) {
  return createDeliveryLog({ record, clock: fixedClock(0), log: pino({ level: 'silent' }) });
}

/** A record that several logs share, as the processes of a bot share the database. */
function createRecord(): UpdateRecord {
  const seen = new Set<string>();
  return {
    isFirst(source, update) {
      const isFirst = !seen.has(`${source} ${update}`);
      seen.add(`${source} ${update}`);
      return Promise.resolve(isFirst);
    },
    prune: () => Promise.resolve(0),
  };
}

describe('the delivery log', () => {
  it('takes a delivery on once, whichever of its names comes back', async () => {
    const log = open();
    expect(await log.claim(['message:T:C:1', 'event:1'])).toBe(true);
    expect(await log.claim(['message:T:C:1', 'event:1'])).toBe(false);
    expect(await log.claim(['message:T:C:1', 'event:2'])).toBe(false);
    expect(await log.claim(['event:2'])).toBe(false);
    expect(await log.claim(['message:T:C:2', 'event:3'])).toBe(true);
  });

  it('forgets the oldest instead of growing without end', async () => {
    const log = open();
    await log.claim(['first']);
    for (let at = 0; at < 20_000; at += 1) await log.claim([`key:${at}`]);
    expect(await log.claim(['key:19999'])).toBe(false);
    expect(await log.claim(['first'])).toBe(true);
  });

  it('knows after a restart, and in another process, what was taken on before', async () => {
    const record = createRecord();
    expect(await open(record).claim(['message:T:C:1', 'event:1'])).toBe(true);
    expect(await open(record).claim(['message:T:C:1', 'event:2'])).toBe(false);
    expect(await open(record).claim(['event:2'])).toBe(false);
    expect(await open(record).claim(['event:3'])).toBe(true);
  });

  it('goes by its memory while the record is away', async () => {
    const away: UpdateRecord = {
      isFirst: () => Promise.reject(new Error('no database')),
      prune: () => Promise.resolve(0),
    };
    const log = open(away);
    expect(await log.claim(['event:1'])).toBe(true);
    expect(await log.claim(['event:1'])).toBe(false);
  });
});
