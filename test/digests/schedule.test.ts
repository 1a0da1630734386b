import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatIsoWeek,
  occurrencesAfter,
  occurrencesBetween,
  type WeeklyRule,
} from '../../src/digests/schedule.ts';
import { parseDay } from '../../src/market/days.ts';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;

const rule = (zone: string, weekday: number, time: string): WeeklyRule => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { zone, weekday, hour, minute };
};
const nextAfter = (after: string, of: WeeklyRule, count = 2) =>
  occurrencesAfter(of, Date.parse(after), count).map(({ instant }) => new Date(instant).toISOString());

/** What a wall in the zone shows, by the runtime's own calendar: `1 08:00` for Monday eight o'clock. */
function wallOf(instant: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1;
  return `${weekday} ${part('hour')}:${part('minute')}`;
}

const SUNDAY = 7;
const MONDAY = 1;

describe('a weekly rule', () => {
  it.each([
    // [zone, weekday, wall time, asked after, this week's instant, next week's]
    ['Europe/London', MONDAY, '08:00', '2026-03-23T00:00Z', '2026-03-23T08:00Z', '2026-03-30T07:00Z'],
    ['Europe/London', MONDAY, '08:00', '2026-10-19T00:00Z', '2026-10-19T07:00Z', '2026-10-26T08:00Z'],
    ['America/New_York', MONDAY, '08:00', '2026-03-02T00:00Z', '2026-03-02T13:00Z', '2026-03-09T12:00Z'],
    ['America/New_York', MONDAY, '08:00', '2026-10-26T00:00Z', '2026-10-26T12:00Z', '2026-11-02T13:00Z'],
    ['Australia/Lord_Howe', MONDAY, '08:00', '2026-09-27T00:00Z', '2026-09-27T21:30Z', '2026-10-04T21:00Z'],
    ['Australia/Lord_Howe', MONDAY, '08:00', '2026-03-29T00:00Z', '2026-03-29T21:00Z', '2026-04-05T21:30Z'],
    ['Asia/Kathmandu', MONDAY, '08:00', '2026-03-22T00:00Z', '2026-03-23T02:15Z', '2026-03-30T02:15Z'],
    ['Asia/Kathmandu', MONDAY, '08:00', '2026-10-25T00:00Z', '2026-10-26T02:15Z', '2026-11-02T02:15Z'],
  ])(
    'keeps the wall time of %s across a transition (%i, %s, after %s)',
    (zone, weekday, time, after, first, second) => {
      expect(nextAfter(after, rule(zone, weekday, time))).toEqual(
        [first, second].map((text) => new Date(text).toISOString()),
      );
    },
  );

  it.each([
    ['Europe/London', '01:30', '2026-03-28T12:00Z', '2026-03-29T01:00Z'],
    ['America/New_York', '02:30', '2026-03-07T12:00Z', '2026-03-08T07:00Z'],
    ['America/New_York', '02:00', '2026-03-07T12:00Z', '2026-03-08T07:00Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T00:00Z', '2026-10-03T15:30Z'],
  ])('runs a skipped minute of %s (%s) at the next one that exists', (zone, time, after, expected) => {
    expect(nextAfter(after, rule(zone, SUNDAY, time), 1)).toEqual([new Date(expected).toISOString()]);
  });

  it.each([
    ['Europe/London', '01:30', '2026-10-24T12:00Z', '2026-10-25T00:30Z', '2026-11-01T01:30Z'],
    ['America/New_York', '01:30', '2026-10-31T12:00Z', '2026-11-01T05:30Z', '2026-11-08T06:30Z'],
    ['Australia/Lord_Howe', '01:45', '2026-04-04T00:00Z', '2026-04-04T14:45Z', '2026-04-11T15:15Z'],
  ])('runs a repeated minute of %s (%s) once, the first time', (zone, time, after, first, next) => {
    const of = rule(zone, SUNDAY, time);
    expect(nextAfter(after, of)).toEqual([first, next].map((text) => new Date(text).toISOString()));
    const between = new Date(Date.parse(first) + MINUTE).toISOString();
    expect(nextAfter(between, of, 1)).toEqual([new Date(next).toISOString()]);
  });

  it('runs on a day that its zone skipped as soon as the clock goes on', () => {
    const [skipped] = occurrencesAfter(rule('Pacific/Apia', 5, '08:00'), Date.parse('2011-12-25T00:00Z'), 1);
    expect(new Date(skipped?.instant ?? 0).toISOString()).toBe('2011-12-30T10:00:00.000Z');
    expect(skipped?.period).toBe('2011-W52');
  });

  it('lists what fell due in a span, its end included', () => {
    const of = rule('Europe/London', MONDAY, '08:00');
    const span = (from: string, to: string) =>
      occurrencesBetween(of, Date.parse(from), Date.parse(to)).map(({ period }) => period);
    expect(span('2026-01-05T08:00Z', '2026-01-19T08:00Z')).toEqual(['2026-W03', '2026-W04']);
    expect(span('2026-01-05T08:00Z', '2026-01-12T07:59Z')).toEqual([]);
    expect(span('2026-01-12T00:00Z', '2026-01-05T00:00Z')).toEqual([]);
  });
});

const zones = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
  'UTC',
);
const rules = fc.record({
  zone: zones,
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});
const instants = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });

describe('any weekly rule at any instant', () => {
  it('comes strictly later, about a week apart, each in an ISO week of its own', () => {
    fc.assert(
      fc.property(rules, instants, (of, after) => {
        const found = occurrencesAfter(of, after, 4);
        expect(found[0]?.instant).toBeGreaterThan(after);
        expect((found[0]?.instant ?? 0) - after).toBeLessThanOrEqual(WEEK + 2 * 60 * MINUTE);
        expect(new Set(found.map(({ period }) => period)).size).toBe(4);
        for (const [at, { instant }] of found.slice(1).entries())
          expect(Math.abs(instant - (found[at]?.instant ?? 0) - WEEK)).toBeLessThanOrEqual(60 * MINUTE);
      }),
    );
  });

  it('shows its own wall time, or the first minute after a skipped one, and does so for the first time', () => {
    fc.assert(
      fc.property(rules, instants, (of, after) => {
        const [{ instant } = { instant: 0 }] = occurrencesAfter(of, after, 1);
        const wanted = `${of.weekday} ${String(of.hour).padStart(2, '0')}:${String(of.minute).padStart(2, '0')}`;
        const shown = wallOf(instant, of.zone);
        if (shown === wanted) {
          // The hour before cannot have shown the same minute already.
          for (const earlier of [30, 60])
            expect(wallOf(instant - earlier * MINUTE, of.zone)).not.toBe(wanted);
          return;
        }
        const before = wallOf(instant - MINUTE, of.zone);
        expect(before < wanted).toBe(true);
        expect(shown > wanted).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the name of an ISO week', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    ['2021-01-03', '2020-W53'],
    ['2027-01-03', '2026-W53'],
    ['2024-12-30', '2025-W01'],
  ])('of %s is %s', (date, name) => {
    expect(formatIsoWeek(parseDay(date) ?? 0)).toBe(name);
  });
});
