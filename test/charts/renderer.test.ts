import { describe, expect, it } from 'vitest';
import { ChartError } from '../../src/charts/chart-error.ts';
import { createChartRenderer } from '../../src/charts/renderer.ts';
import type { ChartSpec } from '../../src/charts/spec.ts';
import { odds } from './specs/odds.ts';
import { russell } from './specs/russell.ts';

/** A rasteriser that only counts, and answers when it is told to. */
function countingRasterizer(size = 10) {
  const state = { count: 0, release: (): void => undefined, fail: false };
  const gate = new Promise<void>((resolve) => {
    state.release = () => resolve();
  });
  const rasterize = async (svg: string): Promise<Buffer> => {
    state.count += 1;
    await gate;
    if (state.fail) throw new ChartError('no');
    return Buffer.alloc(size, svg.length % 256);
  };
  return { state, rasterize };
}

describe('the renderer', () => {
  it('hands out the same buffer for an identical request', async () => {
    const { state, rasterize } = countingRasterizer();
    state.release();
    const renderer = await createChartRenderer({ rasterize });
    const first = await renderer.render(russell, 'dark');
    expect(await renderer.render(structuredClone(russell), 'dark')).toBe(first);
    expect(state.count).toBe(1);
  });

  it('draws another theme or other data anew', async () => {
    const { state, rasterize } = countingRasterizer();
    state.release();
    const renderer = await createChartRenderer({ rasterize });
    await renderer.render(russell, 'dark');
    await renderer.render(russell, 'light');
    await renderer.render({ ...russell, corner: 'As of 27 Nov 2026' }, 'dark');
    expect(state.count).toBe(3);
  });

  it('draws once for requests that come while it is being drawn', async () => {
    const { state, rasterize } = countingRasterizer();
    const renderer = await createChartRenderer({ rasterize });
    const requests = Array.from({ length: 20 }, () => renderer.render(russell, 'dark'));
    const other = renderer.render(odds, 'dark');
    state.release();
    const pictures = await Promise.all(requests);
    await other;
    expect(new Set(pictures).size).toBe(1);
    expect(state.count).toBe(2);
  });

  it('forgets the picture that was not asked for longest when its room is full', async () => {
    const { state, rasterize } = countingRasterizer(60);
    state.release();
    const renderer = await createChartRenderer({ rasterize, cacheBytes: 100 });
    await renderer.render(russell, 'dark');
    await renderer.render(odds, 'dark');
    await renderer.render(russell, 'dark');
    expect(state.count).toBe(3);
  });

  it('rejects a spec that cannot be drawn, each time it is asked', async () => {
    const { state, rasterize } = countingRasterizer();
    state.release();
    const renderer = await createChartRenderer({ rasterize });
    const empty: ChartSpec = { ...russell, panels: [] };
    await expect(renderer.render(empty, 'dark')).rejects.toThrow(ChartError);
    await expect(renderer.render(empty, 'dark')).rejects.toThrow('no panels');
    expect(state.count).toBe(0);
  });

  it('does not remember a failure', async () => {
    const { state, rasterize } = countingRasterizer();
    state.release();
    state.fail = true;
    const renderer = await createChartRenderer({ rasterize });
    await expect(renderer.render(russell, 'dark')).rejects.toThrow(ChartError);
    state.fail = false;
    expect(await renderer.render(russell, 'dark')).toHaveLength(10);
  });

  it('draws a real picture with its own rasteriser', async () => {
    const renderer = await createChartRenderer();
    const png = await renderer.render(odds, 'light');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 1000]);
  });
});
