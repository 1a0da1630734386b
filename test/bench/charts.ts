import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { rasterize } from '../../src/charts/rasterize.ts';
import { createChartRenderer } from '../../src/charts/renderer.ts';
import type { ChartSpec, Theme } from '../../src/charts/spec.ts';
import { FIXTURES } from '../charts/specs/all.ts';
import { median } from './median.ts';

/** One figure of the chart pipeline: medians over every fixture in both themes unless the name says otherwise. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the figure should stay at or below; absent where there is no goal. */
  readonly goal?: number;
}

const ROUNDS = 5;
const PROBE_MS = 1;

/** Runs `work` beside a timer that should fire every millisecond, and tells the longest it was kept waiting. */
async function withLongestBlock(work: () => Promise<void>): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const probe = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - PROBE_MS);
    last = now;
  }, PROBE_MS);
  await sleep(5);
  [last, longest] = [performance.now(), 0];
  await work();
  await sleep(2);
  clearInterval(probe);
  return longest;
}

interface Sample {
  svgMs: number;
  pngMs: number;
  totalMs: number;
  blockedMs: number;
  kilobytes: number;
}

async function sampleOf(spec: ChartSpec, theme: Theme): Promise<Sample> {
  const sample: Sample = { svgMs: 0, pngMs: 0, totalMs: 0, blockedMs: 0, kilobytes: 0 };
  sample.blockedMs = await withLongestBlock(async () => {
    const start = performance.now();
    const svg = drawChart(spec, theme);
    sample.svgMs = performance.now() - start;
    const png = await rasterize(svg);
    sample.totalMs = performance.now() - start;
    sample.pngMs = sample.totalMs - sample.svgMs;
    sample.kilobytes = png.length / 1024;
  });
  return sample;
}

/** The first picture of this process, with the rasteriser and fonts loaded for it. */
async function measureCold(): Promise<number> {
  const [spec] = Object.values(FIXTURES);
  if (spec === undefined) return Number.NaN;
  const start = performance.now();
  const renderer = await createChartRenderer();
  await renderer.render(spec, 'dark');
  return performance.now() - start;
}

async function measureCacheHit(): Promise<number> {
  const renderer = await createChartRenderer();
  const hits: number[] = [];
  for (const spec of Object.values(FIXTURES)) {
    await renderer.render(spec, 'dark');
    const start = performance.now();
    await renderer.render(spec, 'dark');
    hits.push(performance.now() - start);
  }
  return median(hits);
}

/** Measures chart drawing over all fixtures, in one run, and gives one row per figure. */
export async function measureCharts(): Promise<BenchRow[]> {
  const cold = await measureCold();
  const samples: Sample[] = [];
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const spec of Object.values(FIXTURES))
      for (const theme of ['dark', 'light'] as const) {
        const sample = await sampleOf(spec, theme);
        // The first round warms up compiler and allocator.
        if (round > 0) samples.push(sample);
        await nextTurn();
      }
  const of = (key: keyof Sample): number => median(samples.map((sample) => sample[key]));
  return [
    { name: 'chart, spec to PNG', value: of('totalMs'), unit: 'ms', goal: 45 },
    { name: 'chart, spec to SVG', value: of('svgMs'), unit: 'ms' },
    { name: 'chart, SVG to PNG', value: of('pngMs'), unit: 'ms' },
    { name: 'chart, longest event loop block', value: of('blockedMs'), unit: 'ms', goal: 7 },
    { name: 'chart, size', value: of('kilobytes'), unit: 'KB', goal: 200 },
    {
      name: 'chart, largest',
      value: Math.max(...samples.map(({ kilobytes }) => kilobytes)),
      unit: 'KB',
      goal: 200,
    },
    { name: 'chart, identical request', value: await measureCacheHit(), unit: 'ms' },
    { name: 'chart, first of the process', value: cold, unit: 'ms', goal: 250 },
  ];
}
