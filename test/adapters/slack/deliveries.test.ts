import { describe, expect, it } from 'vitest';
import { createDeliveryLog } from '../../../src/adapters/slack/deliveries.ts';

describe('the delivery log', () => {
  it('takes a delivery on once, whichever of its names comes back', async () => {
    const log = createDeliveryLog();
    expect(await log.claim(['message:T:C:1', 'event:1'])).toBe(true);
    expect(await log.claim(['message:T:C:1', 'event:1'])).toBe(false);
    expect(await log.claim(['message:T:C:1', 'event:2'])).toBe(false);
    expect(await log.claim(['event:2'])).toBe(false);
    expect(await log.claim(['message:T:C:2', 'event:3'])).toBe(true);
  });

  it('forgets the oldest instead of growing without end', async () => {
    const log = createDeliveryLog();
    await log.claim(['first']);
    for (let at = 0; at < 20_000; at += 1) await log.claim([`key:${at}`]);
    expect(await log.claim(['key:19999'])).toBe(false);
    expect(await log.claim(['first'])).toBe(true);
  });
});
