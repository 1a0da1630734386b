import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asSentence,
  formatCompact,
  formatCountdown,
  formatDate,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPrice,
  formatProbability,
  formatShortDate,
  formatWeeks,
  formatWeekTime,
} from '../../src/lib/format.ts';

describe('formatPrice', () => {
  it.each([
    [93634.43, '93,634'],
    [2677.74, '2,677.74'],
    [9999.994, '9,999.99'],
    [9999.995, '10,000'],
    [98.1, '98.10'],
    [1, '1.00'],
    [0.123449, '0.1234'],
    [0.00001234567, '0.00001235'],
    [0.99949, '0.9995'],
    [0.99951, '1.00'],
    [0, '0.00'],
    [-1417.43, '−1,417.43'],
    [1_234_567_890_123, '1.23T'],
    [-250_000_000_000, '−250.00B'],
    [999_999_999, '999,999,999'],
  ])('%f reads %s', (value, text) => {
    expect(formatPrice(value)).toBe(text);
  });
});

describe('formatNumber', () => {
  it('groups, rounds and signs with a true minus', () => {
    expect(formatNumber(-1417.4259)).toBe('−1,417');
    expect(formatNumber(12.345, 2)).toBe('12.35');
    expect(formatNumber(12, 0, 'always')).toBe('+12');
  });

  it('gives no sign to what rounds to zero', () => {
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(0.04, 1, 'always')).toBe('0.0');
    expect(formatNumber(-0)).toBe('0');
  });

  it('refuses what is not a number instead of printing it', () => {
    expect(() => formatNumber(Number.NaN)).toThrow(RangeError);
    expect(() => formatPercent(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it('reads back as the value it rounded, for any number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (value, decimals) => {
          const back = Number(formatNumber(value, decimals).replaceAll(',', '').replace('−', '-'));
          expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + Math.abs(value) * 1e-15);
        },
      ),
    );
  });
});

describe('formatPercent', () => {
  it('turns a ratio into one decimal of percent', () => {
    expect(formatPercent(0.1549)).toBe('15.5%');
    expect(formatPercent(0.1549, 'always')).toBe('+15.5%');
    expect(formatPercent(-0.015)).toBe('−1.5%');
    expect(formatPercent(12.345)).toBe('1,234.5%');
    expect(formatPercent(0.0456, 'auto', 0)).toBe('5%');
  });
});

describe('formatProbability', () => {
  it('is no finer than 5 points below 50 cases and 1 point from 50 on', () => {
    expect(formatProbability(5 / 24, 24)).toBe('20%');
    expect(formatProbability(0.83, 49)).toBe('85%');
    expect(formatProbability(0.834, 50)).toBe('83%');
    expect(formatProbability(0, 10)).toBe('0%');
  });
});

describe('formatWeeks', () => {
  it('is whole weeks, but for an exact half', () => {
    expect([5, 9.5, 19.75, 4.25, 1.9, 11.04].map(formatWeeks)).toEqual(['5', '9.5', '20', '4', '2', '11']);
  });
});

describe('formatCompact', () => {
  it('keeps three digits of a large value, in the largest unit that leaves any', () => {
    const values = [-3_567_580_211, -187_102_308, 1.2e12, 252.6e9, 53_903_797_935, 999.6e9, 1_234, 0];
    expect(values.map(formatCompact)).toEqual([
      '−3.57B',
      '−187M',
      '1.20T',
      '253B',
      '53.9B',
      '1.00T',
      '1,234',
      '0',
    ]);
  });
});

describe('dates', () => {
  const monday = Date.UTC(2026, 0, 19);

  it('are UTC whatever the zone of the machine', () => {
    expect(formatDate(monday / 86_400_000)).toBe('19 Jan 2026');
    expect(formatShortDate(monday / 86_400_000)).toBe('19 Jan');
    expect(formatInstant(monday)).toBe('Mon 19 Jan 2026 00:00 UTC');
    expect(formatInstant(monday - 60_000)).toBe('Sun 18 Jan 2026 23:59 UTC');
    expect(formatWeekTime(monday)).toBe('Mon 00:00 UTC');
  });
});

describe('formatCountdown', () => {
  it('shows the two largest units, rounded down', () => {
    const minute = 60_000;
    expect(formatCountdown(52 * 60 * minute + 59_999)).toBe('2d 4h');
    expect(formatCountdown(24 * 60 * minute)).toBe('1d 0h');
    expect(formatCountdown(245 * minute)).toBe('4h 5m');
    expect(formatCountdown(35 * minute)).toBe('35m');
    expect(formatCountdown(-1)).toBe('0m');
  });
});

describe('asSentence', () => {
  it('adds a full stop only where a sentence does not end', () => {
    expect(asSentence('Try again')).toBe('Try again.');
    expect(asSentence('Did you mean this?')).toBe('Did you mean this?');
    expect(asSentence('Usage: /help [command]')).toBe('Usage: /help [command]');
  });
});
