import type { ChartSpec, Level, Point } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { provisionalStretch } from '../chat/weeks.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { openWeekLine, selectWindow } from './chart-window.ts';
import { formatLevel } from './russell-lines.ts';
import type { RussellStudy } from './russell-study.ts';

const CEILING = 'Ceiling';
/** A level farther off than this share of the closes' own span would flatten them. */
const FARTHEST = 0.6;

/** The levels that the closes' own scale has room for, and those it has not. */
function partitionLevels(levels: readonly Level[], points: readonly Point[], isLog: boolean) {
  const scaled = (value: number) => (isLog ? Math.log(value) : value);
  const closes = points.flatMap(([, close]) => (close === null ? [] : [scaled(close)]));
  const [low, high] = [Math.min(...closes), Math.max(...closes)];
  const room = (high - low) * FARTHEST;
  const fits = ({ value }: Level) => scaled(value) <= high + room && scaled(value) >= low - room;
  return { shown: levels.filter(fits), beyond: levels.filter((level) => !fits(level)) };
}

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
  const points = window.line((index) => weekly.closed[index]?.close);
  const { shown, beyond } = partitionLevels(levelsOf(subject), points, range === 'max');
  const zone = shown.find(({ label }) => label.startsWith(CEILING));
  const absent = beyond.map(
    ({ label, value }) => `${label} is ${value > study.close ? 'above' : 'below'} this picture`,
  );
  const far = absent.length === 0 ? '' : ` · ${absent.join(', ')}`;
  return {
    title: finding,
    subtitle: `Weekly close ${formatPrice(study.close)}, ${formatDate(study.day)}${far}`,
    alt: `${finding}. Last weekly close ${formatPrice(study.close)}; all-time high ${formatPrice(study.allTimeHigh.close)} on ${formatDate(study.allTimeHigh.day)}.${absent.map((text) => ` ${text}.`).join('')}`,
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
            points,
            lastLabel: formatNumber(study.close),
          },
          ...openWeekLine(weekly, 'equity'),
        ],
        levels: shown,
        zones: zone === undefined ? [] : [{ from: zone.value * 0.99, to: zone.value * 1.01, tone: 'accent' }],
      },
    ],
    ...(stretch === undefined ? {} : { provisional: stretch }),
  };
}

/** The all-time high is named only where neither the line's own last label nor the ceiling already stands there. */
function levelsOf({ study }: RussellStudy): Level[] {
  const { level, allTimeHigh, support, isBlueSky } = study;
  return [
    ...(level === null
      ? []
      : [
          {
            value: level.close,
            label: `${CEILING} ${formatNumber(level.close)}`,
            tone: 'accent',
            isDashed: true,
          } satisfies Level,
        ]),
    {
      value: support.level,
      label: `Support ${formatLevel(support.level)}`,
      tone: 'neutral',
      isDashed: true,
    },
    ...(isBlueSky || level?.close === allTimeHigh.close
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
