import { expect, it } from 'vitest';
import { createChartRenderer } from '../../src/charts/renderer.ts';
import { createDigestComposer } from '../../src/digests/compose.ts';
import type { DigestComposer } from '../../src/digests/composer.ts';
import { createCompositions } from '../../src/digests/compositions.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createMarket } from '../../src/market/market.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';

const NOW = Date.parse('2026-01-12T08:00:00Z');
const WEEK = 7 * 86_400_000;
const CHATS = 300;

it('hundreds of chats cost one composition a detail and one drawing a theme, whatever each was told before', async () => {
  const market = createMarket(createSampleReader());
  const real = createDigestComposer({ market: () => market, supportLevel: 2400 });
  const { state: told } = await real.compose({ now: NOW - WEEK, dataVersion: 'v1', detail: 'full' });
  const { state: same } = await real.compose({ now: NOW, dataVersion: 'v1', detail: 'full' });
  const composed: string[] = [];
  const counting: DigestComposer = {
    compose(request) {
      composed.push(request.detail);
      return real.compose(request);
    },
  };
  let drawings = 0;
  const charts = await createChartRenderer({
    rasterize: async () => {
      drawings += 1;
      return Buffer.from('a picture');
    },
  });
  const compositions = createCompositions(counting, () => 'v1', fixedClock(NOW));

  const sent = Array.from({ length: CHATS }, async (_, index) => {
    const digest = await compositions.compose(index % 2 === 0 ? 'full' : 'brief');
    const { chart } = digest.replyFor([undefined, told, same][index % 3]);
    return chart && charts.render(chart, index % 4 < 2 ? 'dark' : 'light');
  });
  const pictures = await Promise.all(sent);

  expect(pictures.every((picture) => picture !== undefined)).toBe(true);
  expect(composed.toSorted()).toEqual(['brief', 'full']);
  expect(drawings).toBe(2);
});
