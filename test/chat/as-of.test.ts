import { describe, expect, it } from 'vitest';
import { asOfNow, readAsOf } from '../../src/chat/as-of.ts';
import { UserError } from '../../src/lib/errors.ts';

const noon = Date.UTC(2026, 0, 20, 12, 34, 56, 789);

describe('as of', () => {
  it('now is the minute that is running', () => {
    expect(asOfNow(noon)).toEqual({ instant: Date.UTC(2026, 0, 20, 12, 34), isDate: false });
  });

  it('a date is the midnight that ends it', () => {
    expect(readAsOf('2026-01-18', noon)).toEqual({ instant: Date.UTC(2026, 0, 19), isDate: true });
  });

  it('a day that is not over is refused until it is', () => {
    expect(() => readAsOf('2026-01-20', noon)).toThrow('2026-01-20 is not over yet in UTC');
    expect(() => readAsOf('2031-01-01', noon)).toThrow(UserError);
    expect(readAsOf('2026-01-19', Date.UTC(2026, 0, 20)).instant).toBe(Date.UTC(2026, 0, 20));
  });

  it.each(['yesterday', '2026-02-30', '18.01.2026', ''])('"%s" is no date', (text) => {
    expect(() => readAsOf(text, noon)).toThrow(`"${text}" is no date.`);
  });
});
