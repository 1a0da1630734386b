import { at } from '../analysis/at.ts';
import type { LiquidityWeek } from '../analysis/liquidity.ts';
import type { AreaMark, ChartSpec, SeriesPanel, Tone } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { formatDate, formatNumber } from '../lib/format.ts';
import { weekOfDay } from '../market/weeks.ts';
import { type ChartWindow, selectWindow } from './chart-window.ts';
import { formatBillions } from './liquidity-lines.ts';
import type { LiquidityStudy } from './liquidity-study.ts';

/** A line drawn over a longer hole would claim to know what lies in it. */
const LONGEST_HOLE_DAYS = 35;
/** A dot or two in an empty frame say less than the text does. */
const FEWEST_WEEKS = 8;

/**
 * What the Treasury's account and the reverse repo leave of the Fed's assets, over the 13-week impulse; undefined
 * where the range holds too few weeks to draw.
 */
export function drawLiquidity(
  study: LiquidityStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> | undefined {
  const { last, impulse } = study;
  const weeks = latestStretch(study.weeks);
  const rows = weeks.map(({ day, netLiquidity }) => ({ week: weekOfDay(day), day, close: netLiquidity }));
  const window = selectWindow(rows, 'equity', { range, today });
  if (window.indices.length < FEWEST_WEEKS) return undefined;
  const change = impulse === null ? '' : `, ${formatNumber(impulse.change, 0, 'always')}B in 13 weeks`;
  const finding = `Net liquidity ${formatBillions(last.netLiquidity)}${change}`;
  return {
    title: finding,
    subtitle: 'Fed assets = net liquidity + Treasury account + reverse repo, $B',
    alt: `${finding}, Wednesday ${formatDate(last.day)}. Fed assets ${formatBillions(last.fedAssets)}, Treasury account ${formatBillions(last.treasuryGeneralAccount)}, reverse repo ${formatBillions(last.reverseRepo)}.`,
    x: { kind: 'time' },
    panels: [legsPanel(weeks, window), ...impulsePanels(weeks, study, window)],
  };
}

/** The weeks since the last long hole: before the facility was permanent, years passed between its operations. */
function latestStretch(weeks: readonly LiquidityWeek[]): readonly LiquidityWeek[] {
  const start = weeks.findLastIndex(
    ({ day }, index) => index > 0 && day - at(weeks, index - 1).day > LONGEST_HOLE_DAYS,
  );
  return weeks.slice(Math.max(0, start));
}

/** One layer of the stack: from the sum of the legs below it to the sum with its own. */
function stackLayer(
  label: string,
  tone: Tone,
  window: ChartWindow,
  [low, high]: readonly [(index: number) => number | undefined, (index: number) => number | undefined],
): AreaMark {
  const top = window.line(high);
  const points = window.line(low).map(([x, bottom], index) => [x, bottom, top[index]?.[1] ?? null] as const);
  return { kind: 'area', label, tone, points };
}

function legsPanel(weeks: readonly LiquidityWeek[], window: ChartWindow): SeriesPanel {
  const last = at(weeks, -1);
  const read = (value: (week: LiquidityWeek) => number) => (index: number) => {
    const week = weeks[index];
    return week === undefined ? undefined : value(week);
  };
  const net = read((week) => week.netLiquidity);
  const withAccount = read((week) => week.netLiquidity + week.treasuryGeneralAccount);
  const assets = read((week) => week.fedAssets);
  return {
    kind: 'series',
    weight: 2,
    format: 'number',
    scale: 'linear',
    hasLegend: true,
    marks: [
      stackLayer('Treasury account', 'accent', window, [net, withAccount]),
      stackLayer('Reverse repo', 'phase3', window, [withAccount, assets]),
      {
        kind: 'line',
        label: 'Net liquidity',
        tone: 'primary',
        isMain: true,
        points: window.line(net),
        lastLabel: formatNumber(last.netLiquidity),
      },
      {
        kind: 'line',
        label: 'Fed assets',
        tone: 'neutral',
        points: window.line(assets),
        lastLabel: formatNumber(last.fedAssets),
      },
    ],
  };
}

function impulsePanels(
  weeks: readonly LiquidityWeek[],
  { impulses, impulse }: LiquidityStudy,
  window: ChartWindow,
): SeriesPanel[] {
  if (impulse === null) return [];
  const changes = new Map(impulses.map(({ day, change }) => [day, change]));
  return [
    {
      kind: 'series',
      weight: 1,
      format: 'number',
      scale: 'linear',
      hasLegend: true,
      include: [0],
      marks: [
        {
          kind: 'columns',
          label: '13-week change',
          positive: 'positive',
          negative: 'negative',
          points: window.line((index) => changes.get(weeks[index]?.day ?? Number.NaN)),
        },
      ],
    },
  ];
}
