import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import fuse from '../../commands/fuse.ts';
import { DataError, UserError } from '../../src/lib/errors.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { day } from '../fakes/market.ts';
import { faultsOf } from '../support/answer-faults.ts';
import { askCommand, linesOf } from '../support/ask-command.ts';
import { marketUpTo, marketWithout } from '../support/cut-market.ts';

const reader = createSampleReader();
const sample = createMarket(reader);
const { lastDay } = SAMPLE_EVENTS;

const clockFacts = z.object({
  shock: z.object({ asset: z.string(), date: z.string(), rule: z.string() }),
  clock: z.object({ day: z.number(), of: z.number(), endsOn: z.string() }),
  otherRules: z.array(z.object({ rule: z.string() })),
});

describe('/fuse over the sample market', () => {
  it('correlates small caps with altcoins over 52 and 26 weeks, never 13', async () => {
    const reply = await askCommand(fuse, sample, lastDay);
    expect(reply.facts).toMatchObject({
      leader: 'RUT',
      follower: 'OTHERS',
      weekEnd: '2026-01-18',
      alignment: {
        join: 'ISO week',
        leader: 'last session of the week',
        follower: 'last value of the ISO week',
      },
      correlation: { w52: { n: 52 }, w26: { n: 26 } },
      decoupled: { state: 'coupled' },
      lead: { family: 13 },
    });
    const text = linesOf(reply).join(' ');
    expect(text).toMatch(/52 weeks r 0\.\d\d \(95% interval .* to .*\); 26 weeks 0\.\d\d/);
    expect(text).not.toMatch(/13 weeks r/);
  });

  it('has six lines, says SAMPLE, promises nothing', async () => {
    const reply = await askCommand(fuse, sample, lastDay);
    expect(linesOf(reply)).toHaveLength(6);
    expect(linesOf(reply)[0]).toMatch(
      /^SAMPLE · RUT and OTHERS: 52-week correlation 0\.\d\d, not decoupled · week to 18 Jan 2026$/,
    );
    expect(reply.chart?.watermark).toBe('SAMPLE');
    expect(faultsOf(reply)).toEqual([]);
  });

  it('names the shock, its rule and day k of 90, with the other rules beside it', async () => {
    const { facts, blocks } = await askCommand(fuse, sample, lastDay);
    const { shock, clock, otherRules } = clockFacts.parse(facts);
    expect(shock.rule).toBe('return');
    expect(clock.of).toBe(90);
    expect(clock.day).toBe(day(lastDay) - day(shock.date));
    expect(day(clock.endsOn)).toBe(day(shock.date) + 90);
    expect(otherRules.map(({ rule }) => rule)).toEqual(['drawdown', 'volatility']);
    expect(linesOf({ blocks, facts, visibility: 'public' })[3]).toContain(`day ${clock.day} of 90`);
  });

  it('takes any two series, by alias', async () => {
    const { facts } = await askCommand(fuse, sample, lastDay, { leader: 'gold', follower: 'btc' });
    expect(facts).toMatchObject({
      leader: 'GOLD',
      follower: 'BTC',
      alignment: { leader: 'last session of the week', follower: 'Friday UTC close' },
    });
  });

  it('refuses a series against itself', async () => {
    await expect(askCommand(fuse, sample, lastDay, { leader: 'rut', follower: 'russell' })).rejects.toThrow(
      UserError,
    );
  });

  it('refuses a history under 53 weeks and a missing last week, saying why', async () => {
    await expect(askCommand(fuse, sample, '2014-06-30')).rejects.toThrow(
      'RUT and OTHERS share 17 weekly returns of the 52 needed',
    );
    const late = marketUpTo(reader, day('2026-01-11'));
    await expect(askCommand(fuse, late, lastDay)).rejects.toThrow(DataError);
    await expect(askCommand(fuse, late, lastDay)).rejects.toMatchObject({
      series: 'RUT',
      message: 'RUT has no value in the last closed week, ending 2026-01-18',
      hint: 'Its last week ends 2026-01-11; ask as of then',
    });
  });

  it('answers without the break test, divergence and lead while the history is short', async () => {
    const reply = await askCommand(fuse, sample, '2015-09-30');
    expect(reply.facts).toMatchObject({ decoupled: null, divergence: null, lead: null });
    const text = linesOf(reply).join(' ');
    expect(text).toContain('too short a history for the break test');
    expect(text).toContain('The break test needs 130 pairs and has 82');
    expect(text).toContain('Divergence: fewer than 104 shared weeks');
    expect(text).toContain('Lead: fewer than 104 weeks in a row');
    expect(reply.chart?.panels).toHaveLength(1);
    expect(faultsOf(reply)).toEqual([]);
  });

  it('has no clock without the coins that shocks are looked for in, and says that they are missing', async () => {
    const reply = await askCommand(fuse, marketWithout(reader, ['BTC', 'ETH']), lastDay);
    expect(reply.facts).toMatchObject({
      shock: null,
      clock: null,
      volatility: null,
      clockRunningShare: null,
    });
    const lines = linesOf(reply);
    expect(lines[3]).toMatch(
      /^No shock by a day below −3\.5 sd yet: no clock\. By drawdown none in two years/,
    );
    expect(lines[4]).toMatch(/^No past clock to compare\. Strongest of 13 leads of RUT/);
    expect(lines[5]).toContain('Missing: BTC, ETH.');
    expect(reply.chart?.bands).toEqual([]);
    expect(faultsOf(reply)).toEqual([]);
  });

  it('knows nothing of what came later', async () => {
    const date = '2024-03-03';
    const { data: _, ...known } = (await askCommand(fuse, sample, date)).facts;
    const { data: __, ...cut } = (await askCommand(fuse, marketUpTo(reader, day(date)), date)).facts;
    expect(cut).toEqual(known);
  });

  it('draws both correlations with the interval of the longer, the divergence with its flags, and the clock', async () => {
    const { chart } = await askCommand(fuse, sample, lastDay, { range: 'max' });
    const [correlation, divergence] = chart?.panels ?? [];
    if (correlation?.kind !== 'series' || divergence?.kind !== 'series') throw new Error('no series panels');
    expect(correlation.marks.map(({ kind }) => kind)).toEqual(['area', 'line', 'line']);
    for (const { points } of [...correlation.marks, ...divergence.marks]) {
      expect(points.length).toBeGreaterThan(200);
      expect(points.length).toBeLessThanOrEqual(260);
    }
    const [area, , main] = correlation.marks;
    if (area?.kind !== 'area' || main?.kind !== 'line') throw new Error('no interval');
    main.points.forEach(([, r], index) => {
      const [, low, high] = area.points[index] ?? [0, null, null];
      expect(low ?? 1).toBeLessThanOrEqual(r ?? 2);
      expect(high ?? -1).toBeGreaterThanOrEqual(r ?? -2);
    });
    expect(divergence.levels?.map(({ value }) => value)).toEqual([1.5, -1.5]);
    expect(chart?.bands?.[0]?.label).toBe('90-day clock');
  });

  it('offers ranges, keeping the pair', async () => {
    const { actions } = await askCommand(fuse, sample, lastDay, { leader: 'gold', follower: 'btc' });
    expect(actions?.[0]).toMatchObject({
      kind: 'range',
      command: '/fuse leader=gold follower=btc range=1y asof=2026-01-18',
    });
  });
});
