import { beforeEach, expect, it } from 'vitest';
import { createSeenUpdates } from '../../../src/store/seen-updates.ts';
import { type OpenStore, useStore } from './engines.ts';

const NOW = Date.UTC(2026, 10, 24);
const HOUR_MS = 3_600_000;

/** What every database must keep of deliveries that were taken over. */
export function seenUpdatesContract(open: OpenStore): void {
  const store = useStore(open);
  const updates = (kept?: number) => createSeenUpdates(store().database, kept);

  beforeEach(async () => {
    await store().database.query.deleteFrom('seen_updates').execute();
  });

  it('tells the first delivery of an update from every other one', async () => {
    expect(await updates().isFirst('telegram:1', '7', NOW)).toBe(true);
    expect(await updates().isFirst('telegram:1', '7', NOW + 1)).toBe(false);
    expect(await updates().isFirst('telegram:1', '8', NOW)).toBe(true);
  });

  it('counts the updates of each bot by themselves', async () => {
    await updates().isFirst('telegram:1', '7', NOW);
    expect(await updates().isFirst('telegram:2', '7', NOW)).toBe(true);
  });

  it('lets one of many through that name the same update at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => updates().isFirst('a', '7', NOW)));
    expect(answers.filter((isFirst) => isFirst)).toHaveLength(1);
  });

  it('forgets after two days, and then takes the number for a new update', async () => {
    await updates().isFirst('a', 'old', NOW - 49 * HOUR_MS);
    await updates().isFirst('a', 'recent', NOW - 47 * HOUR_MS);
    await updates().isFirst('b', 'old', NOW - 49 * HOUR_MS);
    expect(await updates().prune('a', NOW)).toBe(1);
    expect(await updates().isFirst('a', 'recent', NOW)).toBe(false);
    expect(await updates().isFirst('a', 'old', NOW)).toBe(true);
    expect(await updates().isFirst('b', 'old', NOW)).toBe(false);
  });

  it('keeps no more than its count, the newest', async () => {
    for (let index = 0; index < 5; index += 1) await updates().isFirst('a', `${index}`, NOW + index);
    expect(await updates(3).prune('a', NOW + 5)).toBe(2);
    expect(await updates().isFirst('a', '1', NOW + 6)).toBe(true);
    expect(await updates().isFirst('a', '2', NOW + 6)).toBe(false);
  });
}
