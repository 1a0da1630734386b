import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { describeFailure, FeedError, type KnownSeries } from '../../src/market/feed.ts';
import { createChain } from '../../src/sources/chain.ts';
import {
  dayNamed,
  type FakeProvider,
  fakeProvider,
  flatBar,
  knownFrom,
  wobbling,
} from '../fakes/providers.ts';

/** Tuesday, right after midnight: Monday is final everywhere. */
const NOW = Date.parse('2026-11-24T00:20:00Z');
const MONDAY = dayNamed('2026-11-23');
const NOTHING: KnownSeries = { bars: [], held: [], isComplete: false };
const at = (instant = NOW) => ({ now: () => instant });

const bitstamp = (answer: FakeProvider['answer']) => fakeProvider('bitstamp', 'Bitstamp', answer, at().now);
const coinbase = (answer: FakeProvider['answer']) => fakeProvider('coinbase', 'Coinbase', answer, at().now);
const kept = (bars: readonly Bar[], source = 'Bitstamp') =>
  knownFrom(bars, { source, adjustment: 'none', quality: 'measured' });

async function fetchFrom(
  providers: readonly FakeProvider[],
  known: KnownSeries,
  id: SeriesId = 'BTC',
  now = NOW,
) {
  return createChain({ providers, clock: at(now) }).fetch(id, { known });
}

async function failuresOf(
  providers: readonly FakeProvider[],
  known: KnownSeries,
  id: SeriesId = 'BTC',
  now = NOW,
) {
  const error = await fetchFrom(providers, known, id, now).catch((thrown: unknown) => thrown);
  if (error instanceof FeedError) return error.failures.map(describeFailure);
  throw new Error('something was delivered', { cause: error });
}

describe('another source', () => {
  const history = wobbling(MONDAY, 120, 90_000);
  const known = kept(history.slice(0, -2));
  const blocked = () => bitstamp({ fails: 'blocked', status: 451 });

  it('adds what follows where the common days agree, and rewrites nothing', async () => {
    const near = coinbase({ bars: history.map((bar) => flatBar(bar.day, bar.close * 1.001)) });
    const delivery = await fetchFrom([blocked(), near], known);
    expect(delivery).toMatchObject({ source: 'Coinbase', quality: 'measured', isFullHistory: false });
    expect(delivery.bars.map(({ day }) => day)).toEqual([MONDAY - 1, MONDAY]);
    expect(near.asked[0]?.since).toBe(MONDAY - 41);
  });

  it('is refused where levels differ by more than half a percent, or too few days are common', async () => {
    const off = coinbase({ bars: history.map((bar) => flatBar(bar.day, bar.close * 1.006)) });
    expect(await failuresOf([blocked(), off], known)).toEqual(['Bitstamp: 451', 'Coinbase: splice']);
    const short = coinbase({ bars: history.slice(-21) });
    expect(await failuresOf([blocked(), short], known)).toEqual(['Bitstamp: 451', 'Coinbase: splice']);
    const enough = coinbase({ bars: history.slice(-22) });
    expect(await fetchFrom([blocked(), enough], known)).toMatchObject({ source: 'Coinbase' });
  });

  it('gives way to the usual one, which is read from before its absence', async () => {
    const spell = {
      ...known,
      bars: [...kept(history.slice(0, -9)).bars, ...kept(history.slice(-9, -1), 'Coinbase').bars],
    };
    const back = bitstamp({ bars: history });
    const delivery = await fetchFrom([back], spell);
    expect(back.asked[0]?.since).toBe(MONDAY - 48);
    expect(delivery.bars.at(-1)).toEqual(history.at(-1));
    expect(delivery.bars.length).toBeGreaterThan(9);
  });

  it('is asked where the first has stopped, and the first is kept where nobody has more', async () => {
    const later = Date.parse('2026-11-24T12:00:00Z');
    const stopped = () => bitstamp({ bars: history.slice(0, -1) });
    const fresh = await fetchFrom([stopped(), coinbase({ bars: history })], known, 'BTC', later);
    expect(fresh).toMatchObject({ source: 'Coinbase' });
    expect(fresh.failures.map(describeFailure)).toEqual(['Bitstamp: stale']);
    const none = await fetchFrom(
      [stopped(), coinbase({ fails: 'server', status: 503 })],
      known,
      'BTC',
      later,
    );
    expect(none.source).toBe('Bitstamp');
  });
});

describe('adjusted prices', () => {
  const friday = dayNamed('2026-11-20');
  const evening = Date.parse('2026-11-21T02:00:00Z');
  const isWeekday = (day: number) => (day + 3) % 7 < 5;
  const sessions = wobbling(friday, 170, 250).filter(({ day }) => isWeekday(day));
  const yahoo = (answer: FakeProvider['answer']) => fakeProvider('yahoo', 'Yahoo', answer, () => evening);
  const cboe = (answer: FakeProvider['answer']) => fakeProvider('cboe', 'Cboe', answer, () => evening);
  const holding = (adjustment: 'split' | 'total-return' | 'unknown', source = 'Yahoo') =>
    knownFrom(sessions.slice(0, -2), { source, adjustment, quality: 'measured' });

  it('are never continued by prices of another known adjustment', async () => {
    const raw = cboe({ bars: sessions, adjustment: 'none' });
    const providers = [yahoo({ fails: 'rate-limited', status: 429 }), raw];
    expect(await failuresOf(providers, holding('split'), 'IWM', evening)).toEqual([
      'Yahoo: 429',
      'Cboe: splice',
    ]);
  });

  it('are continued by prices of unknown adjustment that agree on the common days', async () => {
    const unknown = cboe({ bars: sessions, adjustment: 'unknown' });
    const delivery = await fetchFrom(
      [yahoo({ fails: 'timeout' }), unknown],
      holding('split'),
      'IWM',
      evening,
    );
    expect(delivery).toMatchObject({ source: 'Cboe', adjustment: 'split', quality: 'measured' });
  });

  it('with dividends are continued by price changes, as a proxy', async () => {
    const traded = cboe({
      bars: sessions.map((bar) => flatBar(bar.day, bar.close * 1.2)),
      adjustment: 'unknown',
    });
    const delivery = await fetchFrom(
      [yahoo({ fails: 'timeout' }), traded],
      holding('total-return'),
      'XLG',
      evening,
    );
    expect(delivery).toMatchObject({ source: 'Cboe', adjustment: 'total-return', quality: 'proxy' });
    expect(delivery.bars.at(-1)?.close).toBeCloseTo(sessions.at(-1)?.close ?? 0, 9);
  });

  it('of unknown kind are replaced by documented ones as a whole', async () => {
    const delivery = await fetchFrom(
      [yahoo({ bars: sessions, adjustment: 'split' })],
      holding('unknown', 'Cboe'),
      'IWM',
      evening,
    );
    expect(delivery).toMatchObject({ source: 'Yahoo', adjustment: 'split', isFullHistory: true });
  });

  it('lose a day on which the exchange was closed, and refuse a repeated session', async () => {
    const thanksgiving = flatBar(dayNamed('2026-11-26'), 250);
    const now = Date.parse('2026-11-28T02:00:00Z');
    const week = [
      ...sessions,
      ...[23, 24, 25, 27].map((date) => flatBar(dayNamed(`2026-11-${date}`), 250 + date / 10)),
    ];
    const bars = [...week, thanksgiving].toSorted((a, b) => a.day - b.day);
    const delivery = await fetchFrom([yahoo({ bars, adjustment: 'split' })], holding('split'), 'IWM', now);
    expect(delivery.bars.map(({ day }) => day)).not.toContain(thanksgiving.day);
    expect(delivery.remarks).toEqual(['2026-11-26 is no session and was left out']);
    const repeated = [...week.slice(0, -1), flatBar(dayNamed('2026-11-27'), 252.5)];
    const providers = [yahoo({ bars: repeated, adjustment: 'split' })];
    expect(await failuresOf(providers, holding('split'), 'IWM', now)).toEqual(['Yahoo: stale']);
  });
});

describe('a stand-in', () => {
  const friday = dayNamed('2026-11-20');
  const evening = Date.parse('2026-11-21T02:00:00Z');
  const isWeekday = (day: number) => (day + 3) % 7 < 5;
  const index = wobbling(friday, 170, 2_500).filter(({ day }) => isWeekday(day));
  const fund = index.map((bar) => flatBar(bar.day, bar.close / 10));
  const known = knownFrom(index.slice(0, -2), { source: 'Yahoo', adjustment: 'none', quality: 'measured' });

  it('gives the index by its fund at the last common ratio, called a proxy', async () => {
    const cboe = fakeProvider('cboe', 'Cboe', { bars: fund, adjustment: 'unknown' }, () => evening);
    const yahoo = fakeProvider('yahoo', 'Yahoo', { fails: 'blocked', status: 403 }, () => evening);
    const delivery = await fetchFrom([yahoo, cboe], known, 'RUT', evening);
    expect(delivery).toMatchObject({ source: 'Cboe (by IWM)', quality: 'proxy', adjustment: 'none' });
    expect(delivery.bars.map(({ day }) => day)).toEqual(index.slice(-2).map(({ day }) => day));
    expect(delivery.bars.at(-1)?.close).toBeCloseTo(index.at(-1)?.close ?? 0, 6);
    expect(yahoo.asked.map(({ id }) => id)).toEqual(['RUT', 'IWM']);
  });

  it('never begins a history', async () => {
    const cboe = fakeProvider('cboe', 'Cboe', { bars: fund, adjustment: 'unknown' }, () => evening);
    const providers = [
      fakeProvider('yahoo', 'Yahoo', { fails: 'blocked', status: 403 }, () => evening),
      cboe,
    ];
    const failures = await failuresOf(providers, NOTHING, 'RUT', evening);
    expect(failures).toEqual(['Yahoo: 403', 'Yahoo (by IWM): splice', 'Cboe (by IWM): splice']);
    expect(cboe.asked).toEqual([]);
  });
});
