import { describe, expect, it } from 'vitest';
import { planDue } from '../../src/digests/due-plan.ts';
import type { Subscription } from '../../src/store/subscriptions.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

function subscription(nextRunAt: string, change: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    place: { platform: 'test', tenant: '', conversation: 'a', thread: '' },
    weekday: 1,
    hour: 8,
    minute: 0,
    zone: 'Europe/London',
    followsChatZone: false,
    detail: 'full',
    setBy: 'u1',
    setByName: null,
    setAt: 0,
    state: 'active',
    reason: null,
    stateSince: 0,
    nextRunAt: at(nextRunAt),
    lastDigest: undefined,
    ...change,
  };
}

/** What a plan says, in short. */
function planned(nextRunAt: string, now: string, change: Partial<Subscription> = {}) {
  const { deliveries, nextRunAt: next } = planDue(subscription(nextRunAt, change), at(now));
  return {
    next: new Date(next).toISOString().slice(0, 16),
    deliveries: deliveries.map(
      ({ period, dueAt, skippedBecause }) =>
        `${period} ${new Date(dueAt).toISOString().slice(0, 16)}${skippedBecause === undefined ? '' : ' skipped'}`,
    ),
  };
}

describe('a subscription that is due', () => {
  it('delivers this week and runs again next week, by the clock on the wall', () => {
    expect(planned('2026-10-19T07:00Z', '2026-10-19T07:00Z')).toEqual({
      deliveries: ['2026-W43 2026-10-19T07:00'],
      next: '2026-10-26T08:00',
    });
  });

  it('is caught up with after a stop of hours, and keeps its own time after', () => {
    expect(planned('2026-11-23T08:00Z', '2026-11-23T11:00Z')).toEqual({
      deliveries: ['2026-W48 2026-11-23T08:00'],
      next: '2026-11-30T08:00',
    });
  });

  it('is caught up with for a day and no longer', () => {
    expect(planned('2026-11-23T08:00Z', '2026-11-24T08:00Z').deliveries).toEqual([
      '2026-W48 2026-11-23T08:00',
    ]);
    expect(planned('2026-11-23T08:00Z', '2026-11-24T08:01Z').deliveries).toEqual([
      '2026-W48 2026-11-23T08:00 skipped',
    ]);
  });

  it('notes every week that was missed, and sends the newest where that is not too old', () => {
    expect(planned('2026-11-09T08:00Z', '2026-11-23T09:00Z')).toEqual({
      deliveries: [
        '2026-W46 2026-11-09T08:00 skipped',
        '2026-W47 2026-11-16T08:00 skipped',
        '2026-W48 2026-11-23T08:00',
      ],
      next: '2026-11-30T08:00',
    });
  });

  it('is found although the rules of its zone have moved it by an hour since', () => {
    expect(planned('2026-11-23T09:00Z', '2026-11-23T09:00Z').deliveries).toEqual([
      '2026-W48 2026-11-23T08:00',
    ]);
    expect(planned('2026-11-23T07:00Z', '2026-11-23T07:00Z')).toEqual({
      deliveries: [],
      next: '2026-11-23T08:00',
    });
  });

  it('never plans for a time that has not come', () => {
    for (let hours = 0; hours < 400; hours += 1) {
      const now = at('2026-10-12T00:00Z') + hours * HOUR;
      const plan = planDue(subscription('2026-10-12T07:00Z'), now);
      expect(plan.nextRunAt).toBeGreaterThan(now);
      for (const { dueAt } of plan.deliveries) expect(dueAt).toBeLessThanOrEqual(now);
    }
  });
});
