import { describe, expect, it } from 'vitest';
import { AMBIGUOUS_ZONES, MODERN_NAMES, ZONE_BY_NAME } from '../../src/chat/zone-names.ts';
import { readZone, requireZone, suggestZone } from '../../src/chat/zones.ts';
import { UserError } from '../../src/lib/errors.ts';
import { thrownBy } from '../fakes/thrown-by.ts';

const isZone = (name: string) => {
  expect(() => new Intl.DateTimeFormat('en', { timeZone: name })).not.toThrow();
};

describe('the name of a time zone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['New_York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Asia/Katmandu', 'Asia/Kathmandu'],
    ['Kyiv', 'Europe/Kyiv'],
    ['port-au-prince', 'America/Port-au-Prince'],
    ['US/Eastern', 'America/New_York'],
    ['St. Johns', 'America/St_Johns'],
    ['utc', 'UTC'],
    ['UTC+0', 'UTC'],
    ['utc+2', 'Etc/GMT-2'],
    ['GMT-5', 'Etc/GMT+5'],
    ['+05:00', 'Etc/GMT-5'],
  ])('%s is read as %s', (text, zone) => {
    expect(readZone(text)).toEqual({ kind: 'zone', zone });
  });

  it.each(['', 'nowhere', 'utc+15', 'utc-13', 'utc+5:30', 'Europe/Atlantis', 'monday', '8', '../etc'])(
    '"%s" is none',
    (text) => {
      expect(readZone(text)).toEqual({ kind: 'unknown' });
    },
  );

  it('that several places claim is told apart from an unknown one', () => {
    expect(readZone('IST')).toMatchObject({ kind: 'ambiguous' });
    expect(thrownBy(() => requireZone('ist'))).toMatchObject({
      message: '"ist" can mean India, Israel or Ireland.',
    });
  });

  it('mistyped is refused with the nearest one', () => {
    const error = thrownBy(() => requireZone('Berlni'));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: 'I don\'t know the time zone "Berlni". Did you mean Berlin?' });
    expect(suggestZone('sinagpore')).toBe('Singapore');
  });

  it('is known for every zone of the runtime, by its name and by its city', () => {
    const listed = Intl.supportedValuesOf('timeZone');
    expect(listed.length).toBeGreaterThan(300);
    for (const name of listed) {
      expect(readZone(name).kind).toBe('zone');
      expect(readZone(name.split('/').at(-1) ?? '').kind).toBe('zone');
    }
  });

  it('leads to a real zone from every row of the tables', () => {
    for (const zone of [...Object.values(ZONE_BY_NAME), ...Object.values(MODERN_NAMES)]) isZone(zone);
    for (const name of Object.keys(ZONE_BY_NAME)) expect(readZone(name).kind).toBe('zone');
    for (const name of Object.keys(AMBIGUOUS_ZONES)) expect(readZone(name).kind).toBe('ambiguous');
  });
});
