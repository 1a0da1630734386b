import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzz, target } from './fuzz.ts';
import { TARGETS } from './targets.ts';

const options = {
  seed: 20_261_124,
  batch: 40,
  limitMs: Number.POSITIVE_INFINITY,
  goesOn: (round: number) => round < 1,
  now: () => 0,
  worked: () => 0,
};

describe('every parser', () => {
  it('reads or refuses whatever it is given', async () => {
    const reports = await fuzz(TARGETS, options);
    expect(reports.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(reports.every(({ inputs }) => inputs === options.batch)).toBe(true);
  });
});

describe('fuzzing itself', () => {
  const inputs = fc.constantFrom('fine', 'bad');

  it('tells a parser that breaks, and the input', async () => {
    const read = (text: string) => {
      if (text === 'bad') throw new TypeError('broken');
    };
    const [report] = await fuzz([target({ name: 'broken', inputs, read })], options);
    expect(report?.failure).toBe('TypeError: broken for "bad"');
  });

  it('lets a refusal pass, and counts it', async () => {
    const read = (text: string) => {
      if (text === 'bad') throw new RangeError('no');
    };
    const mayThrow = (error: unknown) => error instanceof RangeError;
    const [report] = await fuzz([target({ name: 'strict', inputs, read, mayThrow })], options);
    expect(report).not.toHaveProperty('failure');
    expect(report?.refused).toBeGreaterThan(0);
  });

  it('tells a parser that is slow every time, and not one that was slow once', async () => {
    let now = 0;
    const slow = (text: string) => {
      if (text === 'bad') now += 60;
    };
    let isFirst = true;
    const once = () => {
      if (isFirst) now += 60;
      isFirst = false;
    };
    const clocked = { ...options, limitMs: 50, now: () => now, worked: () => now };
    const targets = [
      target({ name: 'slow', inputs, read: slow }),
      target({ name: 'once', inputs, read: once }),
    ];
    const [first, second] = await fuzz(targets, clocked);
    expect(first?.failure).toBe('took 60 ms for "bad"');
    expect(second).not.toHaveProperty('failure');
  });
});
