import { at } from './at.ts';
import type { Interval } from './intervals.ts';
import { quantile } from './quantiles.ts';
import { createRandom } from './random.ts';

const RESAMPLES = 10_000;

/**
 * Percentile bootstrap interval (95 %, B = 10,000) of any statistic of independent values (METHOD 2.3). The seed
 * makes it reproducible. Throws RangeError on an empty sample. The array handed to `statistic` is reused.
 */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  seed: number,
  resamples = RESAMPLES,
): Interval {
  if (values.length === 0) throw new RangeError('a bootstrap needs at least one value');
  const random = createRandom(seed);
  const sample = [...values];
  const estimates = Array.from({ length: resamples }, () => {
    for (let i = 0; i < sample.length; i += 1) sample[i] = at(values, Math.floor(random() * values.length));
    return statistic(sample);
  });
  return { low: quantile(estimates, 0.025), high: quantile(estimates, 0.975) };
}
