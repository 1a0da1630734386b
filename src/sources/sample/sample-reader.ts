import type { Bar } from '../../market/bar.ts';
import { type SeriesId, seriesRow } from '../../market/catalogue.ts';
import type { SeriesReader } from '../../market/view.ts';
import { createSampleSeries } from './sample-series.ts';

/** Changes whenever a drawn value does, so that nothing cached from another sample is served. */
const SAMPLE_VERSION = 'sample-1';

/**
 * A synthetic market, the same on every machine: no file, key or network. It is drawn for demonstrations and for
 * tests that know the truth; nothing in it happened. Series are drawn when they are first asked for.
 */
export function createSampleReader(): SeriesReader {
  const drawSeries = createSampleSeries();
  return {
    version: SAMPLE_VERSION,
    isSample: true,
    read(id: SeriesId) {
      const bars: readonly Bar[] = drawSeries(id);
      return {
        id,
        bars,
        partial: null,
        source: 'SAMPLE',
        adjustment: seriesRow(id).csv.adjustment,
        quality: 'measured',
        fetchedAt: null,
      };
    },
  };
}
