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

/** The bars with one day's bar exchanged. */
const replaced = (bars: readonly Bar[], bar: Bar) => bars.map((old) => (old.day === bar.day ? bar : old));

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

describe('a first read', () => {
  it('takes the whole history of the first source and asks no other', async () => {
    const bars = wobbling(MONDAY, 400, 90_000);
    const [first, second] = [bitstamp({ bars }), coinbase({ bars })];
    const delivery = await fetchFrom([first, second], NOTHING);
    expect(delivery).toMatchObject({
      source: 'Bitstamp',
      isComplete: true,
      isFullHistory: false,
      failures: [],
    });
    expect(delivery.bars).toEqual(bars);
    expect(first.asked).toEqual([{ id: 'BTC', since: undefined }]);
    expect(second.asked).toEqual([]);
  });

  it('passes over a source that refuses, and names it', async () => {
    const bars = wobbling(MONDAY, 400, 90_000);
    const delivery = await fetchFrom(
      [bitstamp({ fails: 'blocked', status: 451 }), coinbase({ bars })],
      NOTHING,
    );
    expect(delivery.source).toBe('Coinbase');
    expect(delivery.failures.map(describeFailure)).toEqual(['Bitstamp: 451']);
  });

  it('prefers a source that reaches further back, and takes a short one where there is none', async () => {
    const short = bitstamp({ bars: wobbling(MONDAY, 30, 90_000), isTruncated: true });
    const whole = coinbase({ bars: wobbling(MONDAY, 400, 90_000) });
    expect(await fetchFrom([short, whole], NOTHING)).toMatchObject({ source: 'Coinbase', isComplete: true });
    const alone = await fetchFrom([short, coinbase({ fails: 'server', status: 503 })], NOTHING);
    expect(alone).toMatchObject({ source: 'Bitstamp', isComplete: false });
  });

  it('says of every source why there is nothing', async () => {
    const providers = [bitstamp({ fails: 'not-data', status: 200 }), coinbase({ fails: 'timeout' })];
    expect(await failuresOf(providers, NOTHING)).toEqual(['Bitstamp: not-data', 'Coinbase: timeout']);
  });

  it('leaves a source alone that is being left alone', async () => {
    const first = bitstamp({ bars: [] });
    const chain = createChain({
      providers: [first, coinbase({ bars: wobbling(MONDAY, 40, 9e4) })],
      clock: at(),
    });
    const delivery = await chain.fetch('BTC', { known: NOTHING, skipped: new Map([['bitstamp', '451']]) });
    expect(first.asked).toEqual([]);
    expect(delivery.failures).toMatchObject([{ label: 'Bitstamp', reason: '451', wasAsked: false }]);
  });
});

describe('an update', () => {
  const history = wobbling(MONDAY, 120, 90_000);
  const known = kept(history.slice(0, -1));

  it('asks for ten known bars and what follows', async () => {
    const source = bitstamp({ bars: history });
    const delivery = await fetchFrom([source], known);
    expect(source.asked).toEqual([{ id: 'BTC', since: MONDAY - 10 }]);
    expect(delivery.bars).toEqual(history.slice(-11));
    expect(delivery).toMatchObject({ isFullHistory: false, isComplete: true, quarantined: new Set() });
  });

  it.each([
    ['a price a hundred times too large', replaced(history, flatBar(MONDAY, 9_000_000)), 'unit'],
    ['history in another unit', history.map((bar) => flatBar(bar.day, bar.close / 1000)), 'unit'],
    ['one known day in another unit', replaced(history, flatBar(MONDAY - 3, 90)), 'unit'],
    ['a candle that contradicts itself', replaced(history, { ...flatBar(MONDAY, 9e4), high: 8e4 }), 'value'],
    ['a missing day', history.toSpliced(-1, 1).concat(flatBar(MONDAY + 1, 9e4)), 'gap'],
    ['a day in the future', [...history, flatBar(MONDAY + 1, 9e4), flatBar(MONDAY + 2, 9e4)], 'future-date'],
    ['bars out of order', [...history.slice(0, -2), ...history.slice(-2).toReversed()], 'shape'],
  ])('refuses %s', async (_title, bars, reason) => {
    expect(await failuresOf([bitstamp({ bars })], known)).toEqual([`Bitstamp: ${reason}`]);
  });

  it('reads everything again after a split, a dividend, or a restatement', async () => {
    const halved = history.map((bar) => flatBar(bar.day, bar.close * 0.97));
    const restated = bitstamp({ bars: halved });
    expect(await fetchFrom([restated], known)).toMatchObject({ isFullHistory: true, bars: halved });
    expect(restated.asked.map(({ since }) => since)).toEqual([MONDAY - 10, undefined]);
    const events = { splits: [], dividendDays: [MONDAY] };
    expect(await fetchFrom([bitstamp({ bars: history, events })], known)).toMatchObject({
      isFullHistory: true,
    });
  });

  it('takes one corrected day for a correction', async () => {
    const corrected = replaced(history, flatBar(MONDAY - 2, (history.at(-3)?.close ?? 0) * 1.01));
    const delivery = await fetchFrom([bitstamp({ bars: corrected })], known);
    expect(delivery).toMatchObject({ isFullHistory: false, quarantined: new Set() });
  });

  it('asks a second exchange once a day, and tells when it disagrees', async () => {
    const agreeing = coinbase({ bars: history });
    expect(await fetchFrom([bitstamp({ bars: history }), agreeing], known)).toMatchObject({ remarks: [] });
    expect(agreeing.asked).toEqual([{ id: 'BTC', since: MONDAY }]);
    const off = coinbase({ bars: [flatBar(MONDAY, (history.at(-1)?.close ?? 0) * 1.008)] });
    const delivery = await fetchFrom([bitstamp({ bars: history }), off], known);
    expect(delivery.remarks).toEqual(['Another source differs by 0.8 % on 2026-11-23']);
    expect(delivery.bars.at(-1)).toEqual(history.at(-1));
  });
});

describe('a doubtful move', () => {
  const calm = wobbling(MONDAY - 1, 119, 90_000);
  const crash = [...calm, flatBar(MONDAY, 50_000)];
  const known = kept(calm);

  it('is held back while nobody confirms it', async () => {
    const silent = coinbase({ fails: 'timeout' });
    const delivery = await fetchFrom([bitstamp({ bars: crash }), silent], known);
    expect(delivery.quarantined).toEqual(new Set([MONDAY]));
    expect(
      await fetchFrom([bitstamp({ bars: crash }), coinbase({ bars: wobbling(MONDAY, 9, 9e4) })], known),
    ).toMatchObject({
      quarantined: new Set([MONDAY]),
    });
  });

  it('is believed when a second source saw it too', async () => {
    const other = coinbase({ bars: crash.map((bar) => flatBar(bar.day, bar.close * 1.001)) });
    expect(await fetchFrom([bitstamp({ bars: crash }), other], known)).toMatchObject({
      quarantined: new Set(),
    });
  });

  it('is believed when it was seen six hours before', async () => {
    const seen = (hours: number) => ({
      ...known,
      held: [{ ...flatBar(MONDAY, 50_000), firstSeenAt: NOW - hours * 3_600_000 }],
    });
    expect((await fetchFrom([bitstamp({ bars: crash })], seen(5))).quarantined).toEqual(new Set([MONDAY]));
    expect((await fetchFrom([bitstamp({ bars: crash })], seen(6))).quarantined).toEqual(new Set());
  });

  it('of a day long known is held back as well', async () => {
    const rewritten = [...replaced(calm, flatBar(MONDAY - 5, 60_000)), flatBar(MONDAY, 90_000)];
    const delivery = await fetchFrom([bitstamp({ bars: rewritten })], known);
    expect(delivery.quarantined.has(MONDAY - 5)).toBe(true);
    expect(delivery.quarantined.has(MONDAY)).toBe(false);
  });
});
