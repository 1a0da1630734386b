import { describe, expect, it } from 'vitest';
import { createProgressReport, describeProgress } from '../../src/jobs/progress.ts';
import type { Progress } from '../../src/jobs/refresher.ts';

const progress = (change: Partial<Progress> = {}): Progress => ({
  done: 3,
  total: 44,
  bars: 40_000,
  remainingMs: 125_000,
  isFirstRead: true,
  outcome: { series: 'BTC', source: 'Bitstamp', changedBars: 5_580, failures: [] },
  ...change,
});
const failed = progress({
  outcome: { series: 'RUT', source: null, changedBars: 0, failures: ['Yahoo Finance: 429'] },
});

describe('a first read', () => {
  it('is told in one line a series: bars, source, how far, how long', () => {
    expect(describeProgress(progress())).toBe(
      'BTC: 5,580 bars via Bitstamp; 3 of 44 series, 40,000 bars, 2m left',
    );
    expect(describeProgress(progress({ remainingMs: 10_000 }))).toContain('less than a minute left');
    expect(describeProgress(progress({ done: 44 }))).toMatch(/44 of 44 series, 40,000 bars, done$/);
  });

  it('names who was passed over, and what nobody gives', () => {
    const outcome = { ...progress().outcome, source: 'Coinbase', failures: ['Bitstamp: 451'] };
    expect(describeProgress(progress({ outcome }))).toContain('via Coinbase (Bitstamp: 451);');
    expect(describeProgress(failed)).toMatch(/^RUT: no source answers \(Yahoo Finance: 429\);/);
  });

  it('is a bar on a terminal, written anew, and a line of its own for what failed', () => {
    const written: string[] = [];
    const report = createProgressReport(true, (text) => written.push(text));
    report.show(progress());
    report.show(failed);
    report.end();
    expect(written[0]).toMatch(/^\r\[##\.{22}\] 3\/44 BTC, 40,000 bars, 2m left\s*$/);
    expect(written[2]).toMatch(/^\rRUT: no source answers .*\n$/);
    expect(written.at(-1)).toBe('\n');
  });

  it('is plain lines elsewhere', () => {
    const written: string[] = [];
    const report = createProgressReport(false, (text) => written.push(text));
    report.show(progress());
    report.end();
    expect(written).toEqual([`${describeProgress(progress())}\n`]);
  });
});
