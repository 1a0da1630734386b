import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import odds from '../../commands/odds.ts';
import peak from '../../commands/peak.ts';
import phase from '../../commands/phase.ts';
import thesis from '../../commands/thesis.ts';
import week from '../../commands/week.ts';
import { createMarket } from '../../src/market/market.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { describeWithReference } from '../reference.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { readList } from '../support/facts.ts';

/** Equal to a relative 1e-9 or better. */
const near = (value: number) => expect.closeTo(value, 9 - Math.floor(Math.log10(Math.abs(value))));

const CLAIM = {
  id: z.string(),
  status: z.string(),
  late: z.boolean().optional(),
  evidence: z.string(),
  settledOn: z.string().nullable(),
};
const EVENT = {
  weekEnd: z.string(),
  baseWeeks: z.number(),
  returns: z.record(z.string(), z.number().nullable()),
};
const RANDOM_DATES = z.object({ p: z.number(), shiftedP: z.number(), adjustedP: z.number() });

describeWithReference('the evidence commands over real history', (dir) => {
  const market = createMarket(createCsvReader(join(dir, 'data')));

  /** As counted by a Python program of its own: cross weeks, returns, order statistics, every week from the 35th on. */
  const GOLDEN = [
    [
      4, 24, 15, 0.04040831295210756, -0.04179570059818771, 0.09564737807308865, 0.5630573248407643,
      0.02357200453995434,
    ],
    [
      13, 24, 15, 0.2023351402382072, -0.08611867043186705, 0.8133616676786075, 0.5979381443298969,
      0.1044831473408725,
    ],
    [
      18, 24, 18, 0.1581509337085737, 0.03016654835486854, 0.8288984054886026, 0.62905317769131,
      0.14554599955310232,
    ],
    [
      26, 24, 17, 0.35208464707504983, -0.10407896038600395, 1.2440768765017896, 0.6605504587155964,
      0.3559183340744454,
    ],
    [
      52, 23, 20, 1.5521821631878558, 0.5748409861710226, 3.096664638857577, 0.7367706919945726,
      0.9322809351272372,
    ],
  ] as const;

  it('counts what followed the golden crosses of Bitcoin', async () => {
    const { facts } = await askCommand(odds, market, '2026-04-20', { signal: 'golden_cross' });
    expect(facts['events']).toHaveLength(25);
    expect(facts['horizons']).toEqual(
      GOLDEN.map(([weeks, n, k, median, low, high, baseUp, baseMedian]) =>
        expect.objectContaining({
          weeks,
          n,
          up: near(k / n),
          median: near(median),
          low: near(low),
          high: near(high),
          baseUp: near(baseUp),
          baseMedian: near(baseMedian),
        }),
      ),
    );
    expect(facts['randomDates']).toMatchObject({ n: 24, draws: 10_000 });
    const { p, shiftedP, adjustedP } = RANDOM_DATES.parse(facts['randomDates']);
    for (const value of [p, shiftedP]) expect(value).toBeGreaterThan(0.2);
    expect(adjustedP).toBe(1);
  });

  it('finds the record closes of METHOD 3.3 and lists what Bitcoin did after five of them', async () => {
    const { facts, blocks } = await askCommand(odds, market, '2026-06-30', { signal: 'breakout' });
    const events = readList(facts, 'events', EVENT);
    expect(events.map(({ weekEnd, baseWeeks }) => [weekEnd, baseWeeks])).toEqual([
      ['1991-10-18', 106],
      ['1995-06-02', 63],
      ['1999-12-31', 89],
      ['2004-11-05', 243],
      ['2011-04-29', 198],
      ['2013-01-04', 88],
      ['2016-11-18', 74],
      ['2020-11-13', 115],
      ['2025-09-19', 202],
    ]);
    const whole = (weeks: number) =>
      events.map(({ returns }) => Math.round(100 * (returns[weeks] ?? Number.NaN)) + 0);
    expect(whole(13)).toEqual([12, 12, 7, 5, -8, 5, 6, 31, 3]);
    expect(whole(26)).toEqual([8, 14, 2, -1, -12, 14, 4, 28, 0]);
    expect(facts['beside']).toMatchObject({ asset: 'BTC' });
    const beside = z.object({ horizons: z.array(z.unknown()) }).parse(facts['beside']);
    expect(beside.horizons[1]).toMatchObject({ weeks: 13, n: 5, up: null, median: null });
    expect(JSON.stringify(blocks)).toContain('n too small for a rate (n=5): 29 Apr 2011');
  });

  const COLUMNS = {
    '2026-01-18': {
      breakout: 'held',
      'blue-sky': 'held',
      support: 'held',
      rotation: 'open',
      correlation: 'failed',
      fuse: 'open',
      tga: 'failed',
      rmp: 'failed',
      cross: 'open',
      rally: 'failed',
      peak: 'open',
      doldrums: 'open',
      altcoins: 'open',
    },
    '2026-06-30': {
      breakout: 'held',
      'blue-sky': 'held',
      support: 'held',
      rotation: 'held',
      correlation: 'failed',
      fuse: 'failed',
      tga: 'failed',
      rmp: 'failed',
      cross: 'held',
      rally: 'failed',
      peak: 'failed',
      doldrums: 'open',
      altcoins: 'open',
    },
  } as const;

  async function claimsOn(date: string) {
    const { facts } = await askCommand(thesis, market, date);
    return readList(facts, 'claims', CLAIM);
  }

  it.each(Object.entries(COLUMNS))(
    'grades the thirteen claims as of %s as METHOD 13 does',
    async (date, column) => {
      const claims = await claimsOn(date);
      expect(Object.fromEntries(claims.map(({ id, status }) => [id, status]))).toEqual(column);
      expect(claims.filter(({ late }) => late === true).map(({ id }) => id)).toEqual(
        date === '2026-06-30' ? ['cross'] : [],
      );
    },
  );

  it.each([
    ['2026-01-18', 'tga', /^\$777B on 14 Jan 2026, −22% from \$1T$/],
    [
      '2026-01-18',
      'rmp',
      /^\$27B a month by total holdings, \$42B by Treasuries alone, 4 weeks to 14 Jan 2026$/,
    ],
    ['2026-01-18', 'correlation', /^52-week r 0\.41 \(0\.15 to 0\.61\) on 18 Jan 2026, under 0\.50$/],
    ['2026-01-18', 'rally', /^1 of 24 crosses peaked in week 18–19, /],
    ['2026-01-18', 'cross', /crosses above 108,140, \+15\.5%$/],
    ['2026-06-30', 'support', /^lowest daily close 2,414\.01 on 30 Mar 2026$/],
    ['2026-06-30', 'correlation', /^52-week r 0\.38 /],
    ['2026-06-30', 'cross', /^confirmed 19 Apr 2026 at 73,856$/],
    [
      '2026-06-30',
      'rmp',
      /^\$27B a month by total holdings, \$42B by Treasuries alone, 4 weeks to 14 Jan 2026$/,
    ],
    ['2026-06-30', 'fuse', /^at best −6\.6% in the week to 25 Jan 2026, needs \+10%$/],
  ] as const)('as of %s gives the evidence of the claim %s', async (date, id, evidence) => {
    const claim = (await claimsOn(date)).find((candidate) => candidate.id === id);
    expect(claim?.evidence).toMatch(evidence);
  });

  it('leaves no claim open from its deadline on', async () => {
    const cross = async (date: string) => (await claimsOn(date)).find(({ id }) => id === 'cross');
    expect(await cross('2026-03-30')).toMatchObject({ status: 'open' });
    expect(await cross('2026-03-31')).toMatchObject({ status: 'failed', settledOn: '2026-03-31' });
    expect(await cross('2026-04-18')).toMatchObject({ status: 'failed' });
    expect(await cross('2026-04-19')).toMatchObject({ status: 'held', late: true, settledOn: '2026-04-19' });
  });

  it.each([
    ['2026-02-08', [/Shock on 5 Feb 2026: the 90-day clock restarts, day 90 is 6 May 2026\./]],
    ['2026-03-22', [/Phase label: mixed → risk-off\. Russell 2000: confirmed → retest \(2,438\.45/]],
    [
      '2026-04-19',
      [
        /golden cross confirmed at 73,856/,
        /Claim fuse: open → failed\. Claim cross: failed → held \(late\)\./,
      ],
    ],
    ['2026-05-24', [/^Claim rotation: open → held\.$/]],
  ] as const)('tells what changed in the week to %s', async (date, patterns) => {
    const lines = linesOf(await askCommand(week, market, date));
    for (const pattern of patterns) expect(lines.some((line) => pattern.test(line))).toBe(true);
  });

  it('says that nothing changed in a week in which nothing did', async () => {
    const lines = linesOf(await askCommand(week, market, '2026-06-25'));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('Nothing changed since 14 Jun 2026 · week to 21 Jun 2026');
  });

  it('puts the summers of Bitcoin and the next meetings beside its peaks', async () => {
    const { facts } = await askCommand(peak, market, '2026-04-20');
    expect(facts).toMatchObject({
      seasonality: {
        months: 'Jun-Aug',
        n: 15,
        up: { k: 7, n: 15 },
        median: near(-0.0005821278074633618),
        low: near(-0.06178489702517176),
        high: near(0.23462082773697213),
        rest: { n: 47, up: { k: 31 }, median: near(0.1759295684508908) },
      },
      fomc: { next: ['2026-04-29', '2026-06-17'], isCovered: true },
    });
  });

  it.each([
    ['2026-01-18', 0],
    ['2026-06-30', 6],
  ] as const)('tells how much the phase as of %s owes to its thresholds', async (date, differs) => {
    const { facts } = await askCommand(phase, market, date);
    expect(facts['sensitivity']).toEqual({ differs, of: 26 });
  });
});
