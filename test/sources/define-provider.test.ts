import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/lib/errors.ts';
import { HttpError, type HttpErrorKind } from '../../src/lib/http-error.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { defineProvider, type ProviderDefinition, type Reading } from '../../src/sources/define-provider.ts';
import { SourceError, SourceFault } from '../../src/sources/source-error.ts';
import { candle, day, value } from '../contracts/provider-contract.ts';
import { fakeHttp, fakeRoutes } from '../fakes/http-routes.ts';

const AFTERNOON = '2026-11-24T20:00:00Z';

function fetchWith(
  read: ProviderDefinition['read'],
  series: SeriesId,
  options: { now?: string; since?: number; explain?: ProviderDefinition['explain'] } = {},
) {
  const deps = fakeHttp(fakeRoutes({}), Date.parse(options.now ?? AFTERNOON));
  const definition = { name: 'yahoo', label: 'A provider', read } as const;
  const provider = defineProvider(
    options.explain === undefined ? definition : { ...definition, explain: options.explain },
    deps,
  );
  return provider.fetch(series, { since: options.since });
}

const reading =
  (...bars: Reading['bars'][number][]) =>
  async (): Promise<Reading> => ({ bars });

describe('a reading', () => {
  it('is put in order with one bar a day, the later of two', async () => {
    const { bars } = await fetchWith(
      reading(value('2026-11-20', 2500), value('2026-11-19', 2490), value('2026-11-20', 2501)),
      'RUT',
    );
    expect(bars).toEqual([value('2026-11-19', 2490), value('2026-11-20', 2501)]);
  });

  it('is parted into days that have settled and the running one', async () => {
    const result = await fetchWith(reading(value('2026-11-23', 2500), value('2026-11-24', 2510)), 'RUT');
    expect(result.bars).toEqual([value('2026-11-23', 2500)]);
    expect(result.partial).toEqual({ bar: value('2026-11-24', 2510), fetchedAt: Date.parse(AFTERNOON) });
  });

  it.each([
    ['2026-11-24T21:19:59Z', 1],
    ['2026-11-24T21:20:00Z', 2],
    // In summer New York closes an hour earlier by UTC.
    ['2026-07-01T20:19:59Z', 1],
    ['2026-07-01T20:20:00Z', 2],
  ])('of an exchange settles 20 minutes after its close: %s', async (now, count) => {
    const today = day(now.slice(0, 10));
    const bar = candle('2026-06-01', 2500, 2510, 2490, 2505, 1);
    const { bars } = await fetchWith(reading({ ...bar, day: today - 1 }, { ...bar, day: today }), 'RUT', {
      now,
    });
    expect(bars).toHaveLength(count);
  });

  it('of a published series is final as soon as it is there', async () => {
    const { bars } = await fetchWith(reading(value('2026-11-24', 15)), 'VIX', {
      now: '2026-11-25T12:00:00Z',
    });
    expect(bars).toHaveLength(1);
  });

  it('answers with what it knows by default: measured, unadjusted, complete', async () => {
    const result = await fetchWith(reading(value('2026-11-20', 2500)), 'RUT');
    expect(result).toMatchObject({
      adjustment: 'none',
      quality: 'measured',
      unitText: null,
      publishedAt: null,
      events: { splits: [], dividendDays: [] },
      isTruncated: false,
      coverage: null,
    });
  });

  it('keeps the days that were asked for and the running day', async () => {
    const all = reading(value('2026-11-19', 2490), value('2026-11-20', 2500), value('2026-11-24', 2510));
    const { bars, partial } = await fetchWith(all, 'RUT', { since: day('2026-11-20') });
    expect(bars).toEqual([value('2026-11-20', 2500)]);
    expect(partial?.bar.close).toBe(2510);
  });

  it('without anything is an answer only for series of events', async () => {
    await expect(fetchWith(reading(), 'RUT')).rejects.toMatchObject({ reason: 'empty', series: 'RUT' });
    const none = await fetchWith(async () => ({ bars: [], mayBeEmpty: true }), 'RUT');
    expect(none.bars).toEqual([]);
  });

  it('of tomorrow or outside the plausible is refused', async () => {
    await expect(fetchWith(reading(value('2026-11-25', 2500)), 'RUT')).rejects.toMatchObject({
      reason: 'future-date',
    });
    await expect(fetchWith(reading(value('2026-11-20', 25)), 'RUT')).rejects.toMatchObject({
      reason: 'unit',
    });
  });
});

describe('a failure', () => {
  const failing = (error: unknown) => async (): Promise<Reading> => {
    throw error;
  };
  const http = (kind: HttpErrorKind, status?: number, because?: HttpErrorKind) =>
    new HttpError('refused', {
      kind,
      host: 'data.example',
      status,
      because,
      retryAfterMs: 60_000,
      excerpt: 'why',
    });

  it.each([
    [http('timeout'), 'timeout'],
    [http('network'), 'network'],
    [http('too-large'), 'too-large'],
    [http('not-data', 200), 'not-data'],
    [http('rate-limited', 429), 'rate-limited'],
    [http('blocked', 451), 'blocked'],
    [http('server', 503), 'server'],
    [http('client', 401), 'key'],
    [http('client', 404), 'symbol'],
    [http('client', 400), 'rejected'],
    [http('circuit-open', 451, 'blocked'), 'blocked'],
    [http('circuit-open', undefined, 'timeout'), 'timeout'],
    [http('circuit-open'), 'network'],
  ] as const)('of HTTP becomes a named one: %#', async (refusal, reason) => {
    const thrown: unknown = await fetchWith(failing(refusal), 'RUT').catch((caught: unknown) => caught);
    expect(thrown).toBeInstanceOf(SourceError);
    expect(thrown).toMatchObject({
      provider: 'yahoo',
      series: 'RUT',
      reason,
      status: refusal.status,
      retryAfterMs: 60_000,
    });
  });

  it("takes the reason that the refusal's body states", async () => {
    const explain = (error: HttpError) => (error.excerpt === 'why' ? 'cap-365-days' : undefined);
    await expect(fetchWith(failing(http('client', 401)), 'RUT', { explain })).rejects.toMatchObject({
      reason: 'cap-365-days',
    });
  });

  it('of a part becomes one of the provider', async () => {
    const fault = new SourceFault('unit', 'The unit changed');
    await expect(fetchWith(failing(fault), 'RUT')).rejects.toMatchObject({
      message: 'The unit changed',
      reason: 'unit',
    });
  });

  it('that nobody foresaw is not disguised', async () => {
    const defect = new DataError('RUT', 'a defect');
    await expect(fetchWith(failing(defect), 'RUT')).rejects.toBe(defect);
  });
});
