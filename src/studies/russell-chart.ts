import type { ChartSpec, Level } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { provisionalStretch } from '../chat/weeks.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { openWeekLine, selectWindow } from './chart-window.ts';
import type { RussellStudy } from './russell-study.ts';

/** Weekly closes with the ceiling, the support and the all-time high. */
export function drawRussell(
  subject: RussellStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> {
  const { study, weekly } = subject;
  const window = selectWindow(weekly.closed, 'equity', { range, today });
  const finding = describeFinding(subject);
  const stretch = provisionalStretch(weekly);
  return {
    title: finding,
    subtitle: `Weekly close ${formatPrice(study.close)}, ${formatDate(study.day)}`,
    alt: `${finding}. Last weekly close ${formatPrice(study.close)}; all-time high ${formatPrice(study.allTimeHigh.close)} on ${formatDate(study.allTimeHigh.day)}.`,
    x: { kind: 'time' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: 'number',
        scale: range === 'max' ? 'log' : 'linear',
        marks: [
          {
            kind: 'line',
            label: 'Russell 2000',
            tone: 'primary',
            isMain: true,
            points: window.line((index) => weekly.closed[index]?.close),
            lastLabel: formatNumber(study.close),
          },
          ...openWeekLine(weekly, 'equity'),
        ],
        levels: levelsOf(subject),
        zones:
          study.level === null
            ? []
            : [{ from: study.level.close * 0.99, to: study.level.close * 1.01, tone: 'accent' }],
      },
    ],
    ...(stretch === undefined ? {} : { provisional: stretch }),
  };
}

/** The all-time high is named only where the line's own last label does not already stand there. */
function levelsOf({ study }: RussellStudy): Level[] {
  const { level, allTimeHigh, support, isBlueSky } = study;
  return [
    ...(level === null
      ? []
      : [
          {
            value: level.close,
            label: `Ceiling ${formatNumber(level.close)}`,
            tone: 'accent',
            isDashed: true,
          } satisfies Level,
        ]),
    {
      value: support.level,
      label: `Support ${formatNumber(support.level)}`,
      tone: 'neutral',
      isDashed: true,
    },
    ...(isBlueSky
      ? []
      : [
          {
            value: allTimeHigh.close,
            label: `Record ${formatNumber(allTimeHigh.close)}`,
            tone: 'positive',
            isDashed: true,
          } satisfies Level,
        ]),
  ];
}

function describeFinding({ study }: RussellStudy): string {
  const { distance, level } = study;
  if (distance === null || level === null) return `Russell 2000 at ${formatNumber(study.close)}`;
  const side = distance.ratio < 0 ? 'below' : 'above';
  return `Russell 2000: ${formatPercent(Math.abs(distance.ratio), 'auto', 0)} ${side} ${formatNumber(level.close)}`;
}
