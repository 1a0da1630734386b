import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../src/chat/answer.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { SeriesNotes } from '../../src/market/bar.ts';
import type { AsOf } from '../../src/market/view.ts';
import { asOfDate, asOfInstant, dailyBars, day, fakeMarket } from '../fakes/market.ts';

const series = { BTC: dailyBars('2025-01-01', '2026-01-18'), RUT: dailyBars('2025-01-01', '2026-01-16') };
const now = asOfInstant('2026-01-19T09:00:00Z');
const QUIET: SeriesNotes = { failedSources: [], revisions: [], proxySince: null };

function answer(notes: Partial<SeriesNotes>, asOf: AsOf = now, warnings: readonly string[] = []) {
  const view = fakeMarket({ series, source: 'Coinbase', notes: { BTC: { ...QUIET, ...notes } } }).asOf(asOf);
  const chart = { title: 'T', subtitle: '', alt: 'A', x: { kind: 'time' }, panels: [] } as const;
  return composeAnswer({
    view,
    series: ['BTC', 'RUT'],
    heading: 'State',
    lines: [],
    facts: {},
    chart,
    warnings,
  });
}

const lineOf = (...args: Parameters<typeof answer>) =>
  renderPlain(answer(...args))
    .split('\n')
    .at(-1);

describe('the source line of live data', () => {
  it('names the source in use and those that failed before it', () => {
    expect(lineOf({ failedSources: ['Bitstamp: 451'] })).toBe(
      'Data to 16 Jan 2026 – 18 Jan 2026 (1 day old), via Coinbase (Bitstamp: 451), Coinbase; descriptive statistics, not advice',
    );
  });

  it('says when no source answers any more', () => {
    expect(lineOf({ failedSources: ['Bitstamp: 451', 'Coinbase: timeout'] })).toContain(
      ', Coinbase, no source answers now (Bitstamp: 451, Coinbase: timeout), ',
    );
  });

  it('says nothing of today’s sources about a past date', () => {
    expect(lineOf({ failedSources: ['Bitstamp: 451'] }, asOfDate('2026-01-10'))).not.toContain('Bitstamp');
  });

  it('tells a revised close with both values', () => {
    const revision = { day: day('2026-01-11'), oldClose: 92_000, newClose: 91_200, seenAt: 0 };
    expect(lineOf({ revisions: [revision] })).toMatch(
      /^Revised by its source: BTC 11 Jan 2026 92,000 → 91,200 \(−0\.9%\)\. Data to /,
    );
    const many = Array.from({ length: 5 }, (_, index) => ({ ...revision, day: revision.day - index * 7 }));
    expect(lineOf({ revisions: many })).toContain(' and 3 more. Data to');
    expect(lineOf({ revisions: [revision] }, asOfDate('2026-01-10'))).not.toContain('Revised');
  });

  it('begins with what the command warns of', () => {
    expect(lineOf({}, now, ['A cross is gone.'])).toMatch(/^A cross is gone\. Data to /);
  });
});

describe('the chart of live data', () => {
  it('carries the licence lines of its series once each', () => {
    const attribution = 'Data: CoinGecko, Coin Metrics (CC BY-NC 4.0)';
    expect(answer({ attribution }).chart?.credit).toBe(attribution);
    expect(answer({}).chart).not.toHaveProperty('credit');
  });
});
