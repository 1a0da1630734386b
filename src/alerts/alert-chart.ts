import type { ChartSpec } from '../charts/spec.ts';
import { asOfDay } from '../chat/answer.ts';
import { yieldToLoop } from '../lib/yield-to-loop.ts';
import { seriesRow } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';
import { selectWindow } from '../studies/chart-window.ts';
import { drawFuse } from '../studies/fuse-chart.ts';
import { studyFuse } from '../studies/fuse-study.ts';
import { drawLiquidity } from '../studies/liquidity-chart.ts';
import { studyLiquidity } from '../studies/liquidity-study.ts';
import { drawMacd } from '../studies/macd-chart.ts';
import { studyMacd } from '../studies/macd-study.ts';
import { drawPhase } from '../studies/phase-chart.ts';
import { studyPhase } from '../studies/phase-study.ts';
import { formatLevel } from './alert-words.ts';
import { type Condition, isShare } from './condition.ts';

type Chart = Omit<ChartSpec, 'corner' | 'watermark'>;

const RANGE = '1y';

/** The closes with the level that they crossed. */
function drawLevel(view: MarketView, { asset, level }: Condition & { kind: 'level' }, today: number): Chart {
  const { closed } = view.weekly(asset);
  const { label, calendar } = seriesRow(asset);
  const scale = isShare(asset) ? 100 : 1;
  const window = selectWindow(closed, calendar, { range: RANGE, today });
  const last = (closed.at(-1)?.close ?? 0) * scale;
  const finding = `${label} ${last > level ? 'above' : 'below'} ${formatLevel(asset, level)}`;
  return {
    title: finding,
    subtitle: `Weekly close ${formatLevel(asset, last)}`,
    alt: `${finding}. Last weekly close ${formatLevel(asset, last)}.`,
    x: { kind: 'time' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: isShare(asset) ? 'percent' : 'number',
        scale: 'linear',
        marks: [
          {
            kind: 'line',
            label,
            tone: 'primary',
            isMain: true,
            points: window.line((index) => closed[index]?.close),
            lastLabel: formatLevel(asset, last),
          },
        ],
        levels: [{ value: level / scale, label: formatLevel(asset, level), tone: 'accent', isDashed: true }],
      },
    ],
  };
}

/** The chart of the study that an event belongs to, undefined where it has no history. Throws `DataError` where the study's data are missing. */
export async function drawAlert(view: MarketView, condition: Condition): Promise<Chart | undefined> {
  const today = asOfDay(view.asOf);
  switch (condition.kind) {
    case 'macd-cross':
      return drawMacd(studyMacd(view, condition.asset), RANGE, today);
    case 'level':
      return drawLevel(view, condition, today);
    case 'phase-change':
      return drawPhase(await studyPhase(view, yieldToLoop), RANGE, today);
    case 'clock-end':
      return drawFuse(await studyFuse(view, 'RUT', 'OTHERS', yieldToLoop), RANGE, today);
    case 'impulse-turn':
      break;
  }
  return drawLiquidity(studyLiquidity(view), RANGE, today);
}
