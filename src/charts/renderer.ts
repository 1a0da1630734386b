import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { drawChart } from './draw-chart.ts';
import { checkFonts, rasterize } from './rasterize.ts';
import type { ChartRenderer, ChartSpec, Theme } from './spec.ts';

export interface ChartRendererOptions {
  /** Pictures kept for identical requests, in bytes altogether. */
  readonly cacheBytes?: number;
  /** Replaces the rasteriser, for tests. */
  readonly rasterize?: (svg: string) => Promise<Buffer>;
}

/** Some 150 pictures: a busy hour's worth. */
const DEFAULT_CACHE_BYTES = 16 * 1024 * 1024;

/** The spec holds the data, so the same key means the same picture. */
function keyOf(spec: ChartSpec, theme: Theme): string {
  return createHash('sha256').update(theme).update(JSON.stringify(spec)).digest('base64');
}

/**
 * A renderer that draws identical requests once: kept pictures are handed out again (the same buffer, which nobody may
 * change), and requests for one that is being drawn wait for it. A chart that can't be drawn rejects and is
 * not remembered. Rejects at start with a ChartError when the fonts don't load.
 */
export async function createChartRenderer(options: ChartRendererOptions = {}): Promise<ChartRenderer> {
  const toPng = options.rasterize ?? rasterize;
  if (options.rasterize === undefined) await checkFonts();
  const kept = new LRUCache<string, Buffer>({
    maxSize: options.cacheBytes ?? DEFAULT_CACHE_BYTES,
    sizeCalculation: (png) => png.length,
  });
  const drawing = new Map<string, Promise<Buffer>>();
  const draw = async (key: string, spec: ChartSpec, theme: Theme): Promise<Buffer> => {
    const png = await toPng(drawChart(spec, theme));
    kept.set(key, png);
    return png;
  };
  return {
    async render(spec, theme) {
      const key = keyOf(spec, theme);
      const png = kept.get(key) ?? drawing.get(key);
      if (png !== undefined) return png;
      const drawn = draw(key, spec, theme).finally(() => drawing.delete(key));
      drawing.set(key, drawn);
      return drawn;
    },
  };
}
