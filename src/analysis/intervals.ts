import { at } from './at.ts';
import { sortAscending } from './quantiles.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal quantile of 97.5 %: every interval of the bot is two-sided 95 %. */
const Z95 = 1.959963984540054;
const TAIL = 0.025;

/** Wilson score interval (95 %) of k successes in n trials, inside [0, 1]; null when n is 0 (METHOD 2.3). */
export function wilsonInterval(k: number, n: number): Interval | null {
  if (n === 0) return null;
  const share = k / n;
  const zSquared = Z95 * Z95;
  const center = share + zSquared / (2 * n);
  const spread = Z95 * Math.sqrt((share * (1 - share)) / n + zSquared / (4 * n * n));
  const scale = 1 + zSquared / n;
  return { low: Math.max(0, (center - spread) / scale), high: Math.min(1, (center + spread) / scale) };
}

/** Smallest k with P(X <= k) >= probability for X ~ Binomial(n, 1/2), summed in logarithms against underflow. */
function fairBinomialQuantile(probability: number, n: number): number {
  let logMass = -n * Math.LN2;
  let cumulative = Math.exp(logMass);
  let k = 0;
  while (cumulative < probability) {
    k += 1;
    logMass += Math.log((n - k + 1) / k);
    cumulative += Math.exp(logMass);
  }
  return k;
}

/**
 * Distribution-free interval of the median: order statistics x(k) and x(n-k+1), k = qbinom(0.025, n, 1/2)
 * (METHOD 2.3). A two-sided 95 % interval exists from n = 6 on; null below.
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const k = fairBinomialQuantile(TAIL, values.length);
  if (k === 0) return null;
  const sorted = sortAscending(values);
  return { low: at(sorted, k - 1), high: at(sorted, -k) };
}
