import type { MacdReading } from '../analysis/macd-reading.ts';
import type { ChartSpec, Marker, SeriesPanel } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { chartTime, provisionalStretch, weekEndDay } from '../chat/weeks.ts';
import { formatDate, formatPrice } from '../lib/format.ts';
import { seriesRow } from '../market/catalogue.ts';
import { type ChartWindow, openWeekLine, selectWindow } from './chart-window.ts';
import { formatMacd, isCapitalisation } from './macd-lines.ts';
import type { MacdStudy } from './macd-study.ts';

/** Price with its marked crosses and the price that would cross, above the MACD panel. */
export function drawMacd(
  study: MacdStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> {
  const { id, calendar, weekly, reading } = study;
  const keep = reading.crosses.map((cross) => cross.index);
  const window = selectWindow(weekly.closed, calendar, { range, today, keep });
  const finding = describeFinding(seriesRow(id).label, reading);
  const stretch = provisionalStretch(weekly);
  return {
    title: finding,
    subtitle: `Weekly close ${formatPrice(reading.close)}, ${formatDate(weekEndDay(reading, calendar))} · MACD(12,26,9)`,
    alt: `${finding}. Last weekly close ${formatPrice(reading.close)}; histogram ${formatMacd(reading.histogram, reading.close)}.`,
    x: { kind: 'time' },
    panels: [pricePanel(study, window, range), macdPanel(study, window, range)],
    ...(stretch === undefined ? {} : { provisional: stretch }),
  };
}

function pricePanel(
  { id, calendar, weekly, reading }: MacdStudy,
  window: ChartWindow,
  range: Range,
): SeriesPanel {
  const { target } = reading;
  return {
    kind: 'series',
    weight: 3,
    format: isCapitalisation(reading.close) ? 'compact' : 'number',
    // Over a decade of a growing price only ratios can be compared by eye.
    scale: range === 'max' ? 'log' : 'linear',
    marks: [
      {
        kind: 'line',
        label: seriesRow(id).label,
        tone: 'primary',
        isMain: true,
        points: window.line((index) => weekly.closed[index]?.close),
        lastLabel: formatPrice(reading.close),
      },
      ...openWeekLine(weekly, calendar),
    ],
    levels:
      target.reach === 'price'
        ? [
            {
              value: target.price,
              label: `Cross at ${formatPrice(target.price)}`,
              tone: 'accent',
              isDashed: true,
            },
          ]
        : [],
    markers: reading.crosses
      .filter((cross) => cross.index >= window.first)
      .map((cross): Marker => {
        const isGolden = cross.direction === 'golden';
        const x = chartTime(weekEndDay(cross, calendar));
        return {
          x,
          y: cross.close,
          shape: isGolden ? 'up' : 'down',
          tone: isGolden ? 'positive' : 'negative',
        };
      }),
  };
}

/** Over a whole history absolute values only show how the price grew, so there the panel is in percent of the price. */
function macdPanel({ weekly, reading }: MacdStudy, window: ChartWindow, range: Range): SeriesPanel {
  const isRelative = range === 'max';
  const column = (name: 'macd' | 'signal' | 'histogram') =>
    window.line((index) => {
      const value = reading.points[index]?.[name];
      const close = weekly.closed[index]?.close;
      return value == null || close === undefined ? null : value / (isRelative ? close : 1);
    });
  return {
    kind: 'series',
    weight: 2,
    format: isRelative ? 'percent' : isCapitalisation(reading.close) ? 'compact' : 'number',
    scale: 'linear',
    hasLegend: true,
    include: [0],
    marks: [
      {
        kind: 'columns',
        label: 'Histogram',
        positive: 'positive',
        negative: 'negative',
        points: column('histogram'),
      },
      {
        kind: 'line',
        label: isRelative ? 'MACD, % of price' : 'MACD',
        tone: 'primary',
        points: column('macd'),
      },
      { kind: 'line', label: 'Signal', tone: 'secondary', points: column('signal') },
    ],
  };
}

function describeFinding(label: string, reading: MacdReading): string {
  const { state, target, lastCross } = reading;
  if (state === null) return `${label}: MACD level with its signal`;
  if (lastCross?.weeksAgo === 0) return `${label}: ${lastCross.direction} cross confirmed`;
  const cross = target.reach === 'price' ? `, cross at ${formatPrice(target.price)}` : '';
  return `${label}: MACD ${state} signal${cross}`;
}
