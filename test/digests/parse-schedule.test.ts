import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZone } from '../../src/chat/zones.ts';
import { parseSchedule, type Schedule, writeSchedule } from '../../src/digests/parse-schedule.ts';
import { UserError } from '../../src/lib/errors.ts';
import { thrownBy } from '../fakes/thrown-by.ts';

const at = (hour: number, minute = 0) => ({ hour, minute });

describe('a schedule in words', () => {
  it.each([
    ['', {}],
    ['mon 08:00 Europe/London brief', { weekday: 1, time: at(8), zone: 'Europe/London', detail: 'brief' }],
    ['monday 8am london', { weekday: 1, time: at(8), zone: 'Europe/London' }],
    ['fr 18.30 berlin full', { weekday: 5, time: at(18, 30), zone: 'Europe/Berlin', detail: 'full' }],
    [
      'every Friday at 6:30 p.m. in New York, please',
      { weekday: 5, time: at(18, 30), zone: 'America/New_York' },
    ],
    ['full wednesdays 7h15 zürich', { weekday: 3, time: at(7, 15), zone: 'Europe/Zurich', detail: 'full' }],
    ['0800', { time: at(8) }],
    ['8', { time: at(8) }],
    ['sun noon utc', { weekday: 7, time: at(12), zone: 'UTC' }],
    ['midnight', { time: at(0) }],
    ['12am', { time: at(0) }],
    ['12 pm', { time: at(12) }],
    ['tues 9 est', { weekday: 2, time: at(9), zone: 'America/New_York' }],
    ['thurs short', { weekday: 4, detail: 'brief' }],
    ['8:00 utc+2', { time: at(8), zone: 'Etc/GMT-2' }],
    ['europe/london MONDAY', { weekday: 1, zone: 'Europe/London' }],
    ['mon monday', { weekday: 1 }],
    ['america/argentina/salta', { zone: 'America/Argentina/Salta' }],
  ])('"%s" is read', (text, expected) => {
    expect(parseSchedule(text)).toEqual(expected);
  });

  it.each([
    ['monday 8am lundon', 'I understood Monday, 08:00. I don\'t know "lundon". Did you mean London?'],
    ['fri brief 25:00', 'I understood Friday, brief. "25:00" is no time of day.'],
    ['mon tue', 'I understood Monday. A digest comes once a week: name one day, not also "tue".'],
    ['8:00 9:00', 'I understood 08:00. Name one time, not also "9:00".'],
    ['london paris', 'I understood Europe/London. Name one time zone, not also "paris".'],
    [
      'mon 8 ist',
      'I understood Monday, 08:00. "ist" can mean India, Israel or Ireland: name a city instead.',
    ],
    ['tomorrow', 'I don\'t know "tomorrow".'],
    ['13pm', '"13pm" is no time of day.'],
  ])('"%s" is refused, telling what was understood', (text, message) => {
    const error = thrownBy(() => parseSchedule(text));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message, hint: expect.stringContaining('mon 08:00 Europe/London brief') });
  });
});

const zones = Intl.supportedValuesOf('timeZone').flatMap((name) => {
  const reading = readZone(name);
  return reading.kind === 'zone' ? [reading.zone] : [];
});
const schedules: fc.Arbitrary<Schedule> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  zone: fc.constantFrom(...zones),
  detail: fc.constantFrom('full', 'brief'),
});

describe('any schedule', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const { weekday, zone, detail, hour, minute } = schedule;
        expect(parseSchedule(writeSchedule(schedule))).toEqual({
          weekday,
          zone,
          detail,
          time: { hour, minute },
        });
      }),
    );
  });

  it('is read in any order, in capitals, with the twelve-hour clock and words between', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        ({ weekday, zone, detail, hour, minute }, order) => {
          const day = ['Mondays', 'TUE', 'Wednesday', 'thu', 'Friday', 'Sat', 'SUNDAY'][weekday - 1] ?? '';
          const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'p.m.'}`;
          const parts = [`every ${day}`, `at ${clock}`, `in ${zone.toUpperCase()}`, `the ${detail} version`];
          const text = order.map((index) => parts[index]).join(', ');
          expect(parseSchedule(text)).toEqual({ weekday, zone, detail, time: { hour, minute } });
        },
      ),
    );
  });

  it('is read or refused with a sentence, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const outcome = thrownBy(() => parseSchedule(text));
        expect(outcome === undefined || outcome instanceof UserError).toBe(true);
      }),
    );
  });
});
