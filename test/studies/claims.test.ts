import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarket } from '../../src/market/market.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { CLAIMS, gradeClaims } from '../../src/studies/claims.ts';
import { gatherEvidence } from '../../src/studies/claims-evidence.ts';
import { settle } from '../../src/studies/claims-verdict.ts';
import { asOfDate, day, fakeMarket } from '../fakes/market.ts';

const noPause = () => Promise.resolve();

describe('a claim with a deadline', () => {
  const deadline = 100;
  const by = (lastDay: number, hitDay: number | null) => settle({ hitDay, deadline, lastDay, evidence: 'e' });

  it('is open up to the day before its deadline, and never from that day on', () => {
    expect(by(99, null).status).toBe('open');
    expect(by(100, null)).toMatchObject({ status: 'failed', settledDay: 100 });
  });

  it('holds in time up to its deadline and late after it', () => {
    expect(by(150, 100)).toMatchObject({ status: 'held', isLate: false, settledDay: 100 });
    expect(by(150, 101)).toMatchObject({ status: 'held', isLate: true });
  });

  it('is never open after it over the sample market, whatever the day', async () => {
    const market = createMarket(createSampleReader());
    const dates = fc.integer({ min: day('2024-01-01'), max: day('2027-03-01') });
    const isNeverOpen = fc.asyncProperty(dates, async (lastDay) => {
      const view = market.asOf({ instant: (lastDay + 1) * 86_400_000, isDate: true });
      const graded = await gradeClaims(gatherEvidence(view), noPause);
      const open = graded.filter(({ status }) => status === 'open');
      return open.every(({ claim }) => typeof claim.deadline === 'number' && claim.deadline > lastDay);
    });
    await expect(fc.assert(isNeverOpen, { numRuns: 25 })).resolves.toBeUndefined();
  });
});

describe('the list of claims', () => {
  it('has thirteen, each by its own id, with rule and sentence', () => {
    expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(13);
    for (const { rule, sentence, title } of CLAIMS) {
      expect(rule).toMatch(/^[^.]+.*[^.]$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(title.length).toBeLessThan(46);
    }
  });

  it('says of each what is missing where there are no data at all', async () => {
    const graded = await gradeClaims(gatherEvidence(fakeMarket().asOf(asOfDate('2027-01-15'))), noPause);
    expect(new Set(graded.map(({ status }) => status))).toEqual(new Set(['unmeasurable']));
    for (const { evidence } of graded) expect(evidence).not.toBe('');
  });
});
