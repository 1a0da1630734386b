import { describe, expect, it } from 'vitest';
import {
  bannedWordsIn,
  describeClose,
  describeCount,
  describeDataAge,
  describeDistance,
  describeMedian,
  describeShare,
} from '../../src/chat/wording.ts';
import { day } from '../fakes/market.ts';

describe('describeShare', () => {
  const events = ['7 Feb 2014', '3 Mar 2019'];

  it('lists the cases of a sample of up to 5 and gives no rate', () => {
    expect(describeShare({ k: 1, n: 2, low: 0.1, high: 0.9 }, events)).toBe(
      'n too small for a rate (n=2): 7 Feb 2014, 3 Mar 2019',
    );
    expect(describeShare({ k: 3, n: 5, low: 0.2, high: 0.8 }, events)).not.toMatch(/%|3 of 5/);
    expect(describeShare({ k: 0, n: 0, low: 0, high: 1 }, [])).toBe('n too small for a rate (n=0)');
  });

  it('counts a sample of 6 to 19 with its interval', () => {
    expect(describeShare({ k: 4, n: 12, low: 0.138, high: 0.609 }, events)).toBe(
      '4 of 12 (95% interval 14–61%)',
    );
    expect(describeShare({ k: 1, n: 6, low: 0.03, high: 0.56 }, [])).toBe('1 of 6 (95% interval 3.0–56%)');
    expect(describeShare({ k: 9, n: 19, low: 0.27, high: 0.68 }, [])).toBe('9 of 19 (95% interval 27–68%)');
  });

  it('adds a percentage from 20 cases on, no finer than the sample carries', () => {
    expect(describeShare({ k: 1, n: 24, low: 0.00739346, high: 0.20241806 }, events)).toBe(
      '1 of 24, 5% (95% interval 0.7–20%)',
    );
    expect(describeShare({ k: 5, n: 20, low: 0.11, high: 0.47 }, [])).toBe(
      '5 of 20, 25% (95% interval 11–47%)',
    );
    expect(describeShare({ k: 43, n: 60, low: 0.59, high: 0.815 }, [])).toBe(
      '43 of 60, 72% (95% interval 59–82%)',
    );
    expect(describeShare({ k: 0, n: 30, low: 0, high: 0.114 }, [])).toBe('0 of 30, 0% (95% interval 0–11%)');
  });
});

describe('phrases', () => {
  it('name a middle half, as weeks or as told', () => {
    expect(describeMedian({ median: 11.5, q1: 2.5, q3: 19.75 })).toBe('median 11.5 (IQR 2.5–20)');
    expect(describeMedian({ median: 1, q1: 0, q3: 2 }, (value) => `${value}x`)).toBe('median 1x (IQR 0x–2x)');
  });

  it('count one and many', () => {
    expect([0, 1, 6, 9.5].map((count) => describeCount(count, 'week'))).toEqual([
      '0 weeks',
      '1 week',
      '6 weeks',
      '9.5 weeks',
    ]);
  });

  it('count down to the close of the week in UTC', () => {
    const closesAt = Date.UTC(2026, 0, 26);
    expect(describeClose(closesAt - 52 * 3_600_000, closesAt)).toBe('closes in 2d 4h, Mon 00:00 UTC');
  });

  it('say how old data are', () => {
    const friday = day('2026-01-16');
    expect(describeDataAge(friday, friday)).toBe('16 Jan 2026 (same day)');
    expect(describeDataAge(friday, friday + 1)).toBe('16 Jan 2026 (1 day old)');
    expect(describeDataAge(friday, friday + 4)).toBe('16 Jan 2026 (4 days old)');
  });

  it('say on which side of a level something is', () => {
    expect(describeDistance(0.0988)).toBe('9.9% above');
    expect(describeDistance(-0.0205)).toBe('2.1% below');
    expect(describeDistance(0)).toBe('0.0% above');
  });
});

describe('bannedWordsIn', () => {
  it('finds promises and verdicts in any case', () => {
    expect(bannedWordsIn('This signals a rally that Will come, guaranteed; bullish')).toEqual([
      'signals',
      'will',
      'guaranteed',
      'bullish',
    ]);
  });

  it('lets "usually" stand only beside a count', () => {
    expect(bannedWordsIn('It usually rises')).toEqual(['usually']);
    expect(bannedWordsIn('It usually rose: 14 of 20')).toEqual([]);
  });

  it('leaves words alone that only look alike', () => {
    expect(bannedWordsIn('The MACD line crossed its signal line; William would not say willing')).toEqual([]);
  });
});
