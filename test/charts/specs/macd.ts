import type { ChartSpec, Marker } from '../../../src/charts/spec.ts';
import { smooth, weeklyPoints, weeklyWalk } from './synthetic.ts';

const closes = weeklyWalk(
  320,
  [
    [0, 34_000],
    [0.06, 61_000],
    [0.14, 41_000],
    [0.25, 18_500],
    [0.42, 28_000],
    [0.58, 66_000],
    [0.68, 58_000],
    [0.78, 104_000],
    [0.84, 82_000],
    [0.92, 121_000],
    [1, 93_634],
  ],
  0.045,
  5,
);
const slow = smooth(closes, 26);
const macd = smooth(closes, 12).map((value, i) => value - (slow[i] ?? 0));
const signal = smooth(macd, 9);
const histogram = macd.map((value, i) => value - (signal[i] ?? 0));

const shown = 260;
const tail = <T>(values: readonly T[]): T[] => values.slice(-shown);

/** A marker where the histogram changes sign and keeps it for three weeks. */
function crossMarkers(): Marker[] {
  const points = weeklyPoints(tail(macd));
  const bars = tail(histogram);
  return bars.flatMap((bar, i): Marker[] => {
    const sign = Math.sign(bar);
    const isCross = i > 0 && Math.sign(bars[i - 1] ?? 0) !== sign;
    const point = points[i];
    if (!isCross || point === undefined || bars.slice(i, i + 3).some((next) => Math.sign(next) !== sign))
      return [];
    const isGolden = sign > 0;
    return [
      {
        x: point[0],
        y: point[1] ?? 0,
        shape: isGolden ? 'up' : 'down',
        tone: isGolden ? 'positive' : 'negative',
      },
    ];
  });
}

const prices = weeklyPoints(tail(closes));

/** Price on a log scale over the MACD panel with its confirmed crosses. */
export const macdChart: ChartSpec = {
  title: 'BTC: MACD below its signal for 20 weeks, crosses at 108,140',
  subtitle: 'MACD(12,26,9) on weekly closes',
  corner: 'As of 18 Jan 2026',
  alt: 'Bitcoin weekly closes with MACD; last close 93,634; MACD below its signal line since 31 Aug 2025.',
  credit: 'Data: CoinGecko',
  watermark: 'SAMPLE',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'series',
      weight: 1.7,
      format: 'compact',
      scale: 'log',
      marks: [
        {
          kind: 'line',
          label: 'Bitcoin',
          tone: 'primary',
          points: prices,
          lastLabel: '93,634',
          isMain: true,
        },
      ],
      levels: [{ value: 108_140, label: 'Crosses at 108,140', tone: 'accent', isDashed: true }],
    },
    {
      kind: 'series',
      weight: 1,
      format: 'compact',
      scale: 'linear',
      hasLegend: true,
      marks: [
        {
          kind: 'line',
          label: 'MACD',
          tone: 'primary',
          points: weeklyPoints(tail(macd)),
          lastLabel: '−4,517',
        },
        {
          kind: 'line',
          label: 'Signal',
          tone: 'secondary',
          points: weeklyPoints(tail(signal)),
          lastLabel: '−3,099',
        },
        {
          kind: 'columns',
          label: 'Histogram',
          positive: 'positive',
          negative: 'negative',
          points: weeklyPoints(tail(histogram)),
        },
      ],
      markers: crossMarkers(),
    },
  ],
  provisional: { from: prices.at(-2)?.[0] ?? 0, to: prices.at(-1)?.[0] ?? 0 },
};
