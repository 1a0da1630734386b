import { describe, expect, it } from 'vitest';
import {
  type AnswerParts,
  asOfDay,
  composeAnswer,
  rangeActions,
  relatedAction,
} from '../../src/chat/answer.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { AsOf } from '../../src/market/view.ts';
import { asOfDate, asOfInstant, dailyBars, day, fakeMarket } from '../fakes/market.ts';

const crypto = { BTC: dailyBars('2025-01-01', '2026-01-18') };
const both = { ...crypto, RUT: dailyBars('2025-01-01', '2026-01-16') };
const sunday = asOfDate('2026-01-18');

type Source = Parameters<typeof fakeMarket>[0];

function compose(parts: Partial<AnswerParts> = {}, asOf: AsOf = sunday, source: Source = { series: both }) {
  const view = fakeMarket(source).asOf(asOf);
  return composeAnswer({
    view,
    series: ['BTC'],
    heading: 'State',
    lines: ['Level', 'Change'],
    facts: { x: 1 },
    ...parts,
  });
}

const sourceLine = (reply: ReturnType<typeof compose>) => renderPlain(reply).split('\n').at(-1);

const chart = {
  title: 'Finding',
  subtitle: '',
  alt: 'BTC closed at 482.',
  x: { kind: 'time' },
  panels: [],
} as const;

describe('the text of an answer', () => {
  it('is heading, lines and source line in this order', () => {
    expect(renderPlain(compose())).toBe(
      'State\nLevel\nChange\nData to 18 Jan 2026 (same day), Test Exchange; descriptive statistics, not advice',
    );
  });

  it('puts tables and notes between the lines and the source line', () => {
    const reply = compose({ blocks: [{ kind: 'note', text: 'Aside' }] });
    expect(reply.blocks.map(({ kind }) => kind)).toEqual(['heading', 'text', 'text', 'note', 'source']);
  });

  it('has six lines at most', () => {
    expect(renderPlain(compose({ lines: ['2', '3', '4', '5'] })).split('\n')).toHaveLength(6);
    expect(() => compose({ lines: ['2', '3', '4', '5', '6'] })).toThrow('at most 4 lines');
    expect(() => compose({ lines: ['two\nlines'] })).toThrow('line break');
  });

  it('is public unless the command says otherwise', () => {
    expect(compose().visibility).toBe('public');
    expect(compose({ visibility: 'private' }).visibility).toBe('private');
  });
});

describe('the source line', () => {
  it('spans the last dates of its series and gives the age of the newest', () => {
    expect(sourceLine(compose({ series: ['BTC', 'RUT'] }, asOfDate('2026-01-19')))).toBe(
      'Data to 16 Jan 2026 – 18 Jan 2026 (1 day old), Test Exchange; descriptive statistics, not advice',
    );
  });

  it('warns first of what is stale, with its date and age', () => {
    expect(sourceLine(compose({ series: ['BTC', 'RUT'] }, asOfDate('2026-01-25')))).toBe(
      'Stale data: BTC to 18 Jan 2026 (7 days old), RUT to 16 Jan 2026 (9 days old). ' +
        'Data to 16 Jan 2026 – 18 Jan 2026 (7 days old), Test Exchange; descriptive statistics, not advice',
    );
  });

  it('says what is missing instead of passing over it', () => {
    expect(sourceLine(compose({ series: ['BTC', 'GLD'] }))).toMatch(/^Missing: GLD\. Data to 18 Jan 2026/);
    expect(sourceLine(compose({ series: ['GLD'] }))).toBe(
      'Missing: GLD. No data; descriptive statistics, not advice',
    );
  });

  it('says what stands in for something else', () => {
    expect(sourceLine(compose({}, sunday, { series: both, quality: 'proxy' }))).toContain('; BTC by proxy;');
  });

  it('counts the age of a live answer from the running day', () => {
    expect(sourceLine(compose({}, asOfInstant('2026-01-19T09:00:00Z')))).toContain('18 Jan 2026 (1 day old)');
  });
});

describe('the facts of an answer', () => {
  it('hold the instant answered for: the last millisecond of a date, or the minute asked', () => {
    expect(compose().facts).toMatchObject({ x: 1, asOf: '2026-01-18T23:59:59.999Z' });
    expect(compose({}, asOfInstant('2026-01-19T09:00:00Z')).facts).toMatchObject({
      asOf: '2026-01-19T09:00:00.000Z',
    });
  });

  it('hold where each series came from', () => {
    expect(compose({ series: ['BTC', 'GLD'] }).facts).toMatchObject({
      data: [
        {
          series: 'BTC',
          source: 'Test Exchange',
          date: '2026-01-18',
          publishedAt: '2026-01-19T00:00:00.000Z',
          stale: false,
        },
        { series: 'GLD', date: null, publishedAt: null, stale: true },
      ],
    });
  });

  it('cannot be overridden by a command', () => {
    expect(compose({ facts: { asOf: 'never', data: [] } }).facts['asOf']).toBe('2026-01-18T23:59:59.999Z');
  });
});

describe('the chart of an answer', () => {
  it('carries its date in the corner', () => {
    expect(compose({ chart }).chart).toEqual({ ...chart, corner: 'As of 18 Jan 2026' });
    expect(compose({ chart }, asOfInstant('2026-01-19T09:00:00Z')).chart?.corner).toBe('As of 19 Jan 2026');
    expect(compose()).not.toHaveProperty('chart');
  });
});

describe('sample data', () => {
  const reply = compose({ chart }, sunday, { series: both, isSample: true });

  it('are called SAMPLE in the text, on the chart, in its alt text and in the facts', () => {
    expect(renderPlain(reply)).toMatch(/^SAMPLE · State\n/);
    expect(reply.chart).toMatchObject({ watermark: 'SAMPLE', alt: 'SAMPLE data. BTC closed at 482.' });
    expect(reply.facts['sample']).toBe(true);
    expect(compose().facts).not.toHaveProperty('sample');
  });
});

describe('buttons', () => {
  it('ask for the other ranges of the same question', () => {
    expect(rangeActions('macd', { asset: 'BTC', range: '5y' }, sunday)).toEqual([
      { kind: 'range', label: '1Y', command: '/macd asset=BTC range=1y asof=2026-01-18' },
      { kind: 'range', label: '3Y', command: '/macd asset=BTC range=3y asof=2026-01-18' },
      { kind: 'range', label: 'Max', command: '/macd asset=BTC range=max asof=2026-01-18' },
    ]);
  });

  it('ask about now where the question did', () => {
    expect(relatedAction('Peak', 'peak', { asset: 'BTC' }, asOfInstant('2026-01-19T09:00:00Z'))).toEqual({
      kind: 'related',
      label: 'Peak',
      command: '/peak asset=BTC',
    });
  });
});

describe('asOfDay', () => {
  it('is the date itself, or the running UTC day', () => {
    expect(asOfDay(sunday)).toBe(day('2026-01-18'));
    expect(asOfDay(asOfInstant('2026-01-19T00:00:00Z'))).toBe(day('2026-01-19'));
  });
});
