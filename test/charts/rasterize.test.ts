import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ChartError } from '../../src/charts/chart-error.ts';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { checkFonts, rasterize } from '../../src/charts/rasterize.ts';
import type { Theme } from '../../src/charts/spec.ts';
import { FIXTURES } from './specs/all.ts';
import { russell } from './specs/russell.ts';

const CASES = Object.entries(FIXTURES).flatMap(([name, spec]) =>
  (['dark', 'light'] as const).map((theme: Theme) => ({ name, spec, theme })),
);

/** The picture's rows of RGB, of a PNG with one data chunk. */
function pixelsOf(png: Buffer): Buffer {
  return inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
}

function countDifferent(a: Buffer, b: Buffer): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) count += 1;
  return count;
}

describe.each(CASES)('the $name chart, $theme', ({ spec, theme }) => {
  it('is a PNG of 1200 by 1000 pixels and under 200 KB', async () => {
    const png = await rasterize(drawChart(spec, theme));
    expect(png.toString('latin1', 12, 16)).toBe('IHDR');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 1000]);
    expect(png.length).toBeLessThan(200 * 1024);
  });
});

describe('rasterising', () => {
  it('gives the same bytes for the same SVG', async () => {
    const svg = drawChart(russell, 'dark');
    expect((await rasterize(svg)).equals(await rasterize(svg))).toBe(true);
  });

  it('draws its text without any system font', async () => {
    const svg = drawChart(russell, 'dark');
    const [withText, without] = await Promise.all([
      rasterize(svg),
      rasterize(svg.replaceAll(/<text[\s\S]*?<\/text>/g, '')),
    ]);
    expect(countDifferent(pixelsOf(withText), pixelsOf(without))).toBeGreaterThan(20_000);
  });

  it('draws requests that come together one by one, each its own', async () => {
    const svgs = ['russell', 'odds', 'thesis'].map((name) => drawChart(FIXTURES[name] ?? russell, 'light'));
    const together = await Promise.all(svgs.map(rasterize));
    for (const [i, svg] of svgs.entries()) expect(together[i]?.equals(await rasterize(svg))).toBe(true);
  });

  it.each([
    ['broken markup', '<svg width="10" height="10"><g></svg>', 'refused'],
    ['no size', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'width'],
    ['a huge side', '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60000"/>', 'height'],
    ['a size in a comment', '<!-- width="10" height="10" --><svg/>', 'width'],
    ['text that is no SVG', 'hello', 'width'],
    ['megabytes of markup', `<svg width="10" height="10">${' '.repeat(4_000_000)}</svg>`, 'characters'],
  ])('refuses %s', async (_, svg, reason) => {
    const failure = rasterize(svg);
    await expect(failure).rejects.toThrow(ChartError);
    await expect(failure).rejects.toThrow(reason);
  });

  it('goes on after a refusal', async () => {
    await expect(rasterize('<svg width="10" height="10"><g></svg>')).rejects.toThrow(ChartError);
    expect((await rasterize(drawChart(russell, 'dark'))).length).toBeGreaterThan(1000);
  });
});

describe('the check at start', () => {
  it('passes with the bundled fonts', async () => {
    await expect(checkFonts()).resolves.toBeUndefined();
  });

  it('names the font files when they draw nothing', async () => {
    const failure = checkFonts(['/nowhere/Inter.ttf']);
    await expect(failure).rejects.toThrow(ChartError);
    await expect(failure).rejects.toThrow(/can't draw text.*\/nowhere\/Inter\.ttf/);
  });
});
