import { mean, sampleStandardDeviation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { readRelativeValue } from '../../src/analysis/relative-value.ts';
import { createSecondCloses } from './support/pairs.ts';
import { syntheticCloses } from './support/synthetic.ts';
import { barsOf } from './support/weekly.ts';

const asset = barsOf(createSecondCloses());
const base = barsOf(syntheticCloses);

describe('value of one series in another', () => {
  it('is its 13-week change, and the log ratio in deviations of 104 weeks', () => {
    const ratios = createSecondCloses().map((close, index) => close / (syntheticCloses[index] ?? 1));
    const logs = ratios.slice(-104).map(Math.log);
    expect(readRelativeValue(asset, base)).toEqual({
      week: 1_159,
      change13w: expect.closeTo((ratios[159] ?? 0) / (ratios[146] ?? 1) - 1, 12),
      z: expect.closeTo(((logs.at(-1) ?? 0) - mean(logs)) / sampleStandardDeviation(logs), 10),
    });
  });

  it('does not depend on units', () => {
    const scaled = barsOf(createSecondCloses().map((close) => close * 1e9));
    expect(readRelativeValue(scaled, base)?.z).toBeCloseTo(readRelativeValue(asset, base)?.z ?? 0, 6);
  });

  it('is unknown when either side lacks the newest week or the one 13 weeks before', () => {
    expect(readRelativeValue(asset.slice(0, -1), base)).toBeNull();
    expect(readRelativeValue(asset, base.slice(0, -1))).toBeNull();
    expect(
      readRelativeValue(
        asset.filter(({ week }) => week !== 1_146),
        base,
      ),
    ).toBeNull();
    expect(readRelativeValue([], [])).toBeNull();
  });

  it('needs 104 shared weeks and a ratio that moves', () => {
    expect(readRelativeValue(asset.slice(-104), base)).not.toBeNull();
    expect(readRelativeValue(asset.slice(-103), base)).toBeNull();
    expect(readRelativeValue(base, base)).toBeNull();
  });
});
