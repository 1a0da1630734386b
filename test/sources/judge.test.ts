import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import { seriesRow } from '../../src/market/catalogue.ts';
import { isSession } from '../../src/market/holidays.ts';
import { judgeBars, refuseGap } from '../../src/sources/judge.ts';
import { SourceFault } from '../../src/sources/source-error.ts';
import { dayNamed, flatBar, wobbling } from '../fakes/providers.ts';
import { thrownBy } from '../fakes/thrown-by.ts';

const today = dayNamed('2026-11-24');
const sessions = wobbling(today, 400, 2_000).filter(({ day }) => isSession(day));

const judge = (bars: readonly Bar[], id: 'RUT' | 'GOLD' | 'BTC' = 'RUT') =>
  judgeBars(bars, { row: seriesRow(id), today, previous: undefined });

function reasonOf(bars: readonly Bar[], id: 'RUT' | 'GOLD' | 'BTC' = 'RUT'): string {
  const error = thrownBy(() => judge(bars, id));
  return error instanceof SourceFault ? error.reason : String(error);
}

const broken = (bar: Bar): Bar => ({ ...bar, high: bar.close * 0.9 });
const at = (index: number, change: (bar: Bar) => Bar) =>
  sessions.map((bar, position) =>
    position === (index + sessions.length) % sessions.length ? change(bar) : bar,
  );

describe('a live answer', () => {
  it('that is sound is kept as it is', () => {
    expect(judge(sessions)).toEqual({ bars: sessions, remarks: [] });
  });

  it('loses an old candle that contradicts itself and keeps its close', () => {
    const { bars } = judge(at(5, broken));
    expect(bars[5]).toEqual({ ...sessions[5], open: null, high: null, low: null });
  });

  it('loses an old row that cannot be a session, and says so', () => {
    const saturday = flatBar(dayNamed('2026-01-17'), 2_000);
    const { bars, remarks } = judge([...sessions, saturday].toSorted((a, b) => a.day - b.day));
    expect(bars).toEqual(sessions);
    expect(remarks).toEqual(['2026-01-17 is a weekend day, when Russell 2000 does not trade']);
  });

  it.each([
    ['a newest candle that contradicts itself', at(-1, broken), 'value'],
    ['a newest price of a hundred times', at(-1, (bar) => flatBar(bar.day, bar.close * 100)), 'unit'],
    ['an old price of a hundred times', at(9, (bar) => flatBar(bar.day, bar.close * 100)), 'unit'],
    ['an old price below any plausible one', at(9, (bar) => flatBar(bar.day, 20)), 'unit'],
    ['a negative newest price', at(-1, (bar) => flatBar(bar.day, -5)), 'value'],
    [
      'a session copied from the one before',
      at(-1, (bar) => ({ ...(sessions.at(-2) ?? bar), day: bar.day })),
      'stale',
    ],
  ])('is refused for %s', (_title, bars, reason) => {
    expect(reasonOf(bars)).toBe(reason);
  });

  it('is refused where more than one row in a hundred is unusable', () => {
    const saturdays = Array.from({ length: 5 }, (_, index) =>
      flatBar(dayNamed('2026-01-03') + 7 * index, 2_000),
    );
    expect(reasonOf([...sessions, ...saturdays].toSorted((a, b) => a.day - b.day))).toBe('value');
  });

  it('of futures may be flat or contradict itself in its candle, for closes alone are used', () => {
    const { bars } = judge(at(-1, broken), 'GOLD');
    expect(bars.at(-1)?.high).toBeNull();
  });
});

describe('the days of an answer that continues what is known', () => {
  const coin = wobbling(today, 10, 60_000);
  const known = (coin[0]?.day ?? 0) - 1;
  const gapIn = (bars: readonly Bar[], id: 'BTC' | 'RUT') => {
    const error = thrownBy(() => refuseGap(bars, seriesRow(id), known));
    return error instanceof SourceFault ? `${error.reason}: ${error.message}` : undefined;
  };

  it('are all there for a coin, seven a week', () => {
    expect(thrownBy(() => refuseGap(coin, seriesRow('BTC'), known))).toBeUndefined();
  });

  it.each(coin.slice(0, -1).map((_bar, index) => index))(
    'are refused for a coin without number %i',
    (index) => {
      expect(gapIn(coin.toSpliced(index, 1), 'BTC')).toMatch(/^gap: .*2026-11-/);
    },
  );

  it('may begin before what is known, and are only counted after it', () => {
    const earlier = [known - 9, known - 4].map((day) => flatBar(day, 60_000));
    expect(gapIn([...earlier, ...coin], 'BTC')).toBeUndefined();
    expect(gapIn([...earlier, ...coin.slice(1)], 'BTC')).toMatch(/^gap/);
  });

  it('may be left out where an exchange closes over the weekend', () => {
    expect(gapIn(coin.toSpliced(3, 1), 'RUT')).toBeUndefined();
  });
});
