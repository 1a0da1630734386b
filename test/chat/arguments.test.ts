import { describe, expect, it } from 'vitest';
import { assetArgument, dateArgument, rangeArgument, rangeStartDay } from '../../src/chat/arguments.ts';
import { SERIES_IDS, seriesRow } from '../../src/market/catalogue.ts';
import { day } from '../fakes/market.ts';

const refusal = (
  schema: { safeParse(text: string): { error?: { issues: { message: string }[] } } },
  text: string,
) => schema.safeParse(text).error?.issues[0]?.message;

describe('assetArgument', () => {
  it.each([
    ['btc', 'BTC'],
    ['Bitcoin', 'BTC'],
    ['small caps', 'RUT'],
    ['SMALL CAPS ETF', 'IWM'],
    ['s&p500', 'SPX'],
    ['btc_d', 'BTC_D'],
  ])('reads %s as %s', (text, id) => {
    expect(assetArgument.parse(text)).toBe(id);
  });

  it('reads every priced series by its id and each of its aliases', () => {
    const priced = SERIES_IDS.filter((id) =>
      ['index', 'etf', 'commodity', 'crypto'].includes(seriesRow(id).kind),
    );
    expect(priced.length).toBeGreaterThan(25);
    for (const id of priced)
      for (const name of [id, ...seriesRow(id).aliases])
        expect({ name, id: assetArgument.parse(name) }).toEqual({ name, id });
  });

  it('says what it takes, and where the series has no price', () => {
    expect(refusal(assetArgument, 'tesla motors')).toMatch(
      /^I know no asset "tesla motors"; there are rut, .*\bbtc, eth, others,/,
    );
    expect(refusal(assetArgument, 'iorb')).toMatch(/^"iorb" has no price; there are rut, /);
  });
});

describe('rangeArgument', () => {
  it('takes the five ranges in any case and names them when it refuses', () => {
    expect(['6m', '1Y', '3y', '5Y', 'MAX'].map((text) => rangeArgument.parse(text))).toEqual([
      '6m',
      '1y',
      '3y',
      '5y',
      'max',
    ]);
    expect(refusal(rangeArgument, '2y')).toBe('"2y" is no range; take 6m, 1y, 3y, 5y or max');
  });

  it('starts that long before the day', () => {
    expect(rangeStartDay('1y', day('2026-01-18'))).toBe(day('2025-01-18'));
    expect(rangeStartDay('6m', day('2026-01-18'))).toBe(day('2025-07-19'));
    expect(rangeStartDay('5y', day('2026-01-18'))).toBe(day('2021-01-18'));
    expect(rangeStartDay('max', day('2026-01-18'))).toBeUndefined();
  });
});

describe('dateArgument', () => {
  it('reads a calendar date as its epoch day and refuses anything else', () => {
    expect(dateArgument.parse('1970-01-02')).toBe(1);
    expect(refusal(dateArgument, '2026-02-30')).toContain('write it as YYYY-MM-DD');
  });
});
