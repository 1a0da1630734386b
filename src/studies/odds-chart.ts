import type { EventHorizon } from '../analysis/event-returns.ts';
import { alignAtEvent } from '../analysis/forward-returns.ts';
import type { ChartSpec, IntervalsPanel, LineMark, Tone } from '../charts/spec.ts';
import { describeCount } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import { describeNote, SIGNAL_NAMES } from './odds-lines.ts';
import { hasRate, type OddsStudy, testedHorizon } from './odds-study.ts';

type Drawing = Omit<ChartSpec, 'corner' | 'watermark'>;

const PATH_WEEKS = 52;
const PATH_TONES: readonly Tone[] = ['primary', 'secondary', 'accent', 'positive', 'neutral'];

/**
 * Forward returns after the events beside those of any week; too few events are drawn one by one instead, and before
 * the first there is nothing to draw.
 */
export function drawOdds(study: OddsStudy): Drawing | undefined {
  if (study.main.events.every(({ index }) => index === null)) return undefined;
  return hasRate(testedHorizon(study.main)) ? drawDistributions(study) : drawPaths(study);
}

function drawDistributions(study: OddsStudy): Drawing {
  const { signal, main } = study;
  const finding = describeFinding(study);
  const rows = main.horizons.filter(hasRate).flatMap(distributionRow);
  return {
    title: finding,
    subtitle: 'Dot: median return, bar: middle half; up with 95% interval',
    alt: `${finding}. ${describeLast(main.horizons)}`,
    x: { kind: 'number', label: '' },
    panels: [
      {
        kind: 'intervals',
        format: 'signed-percent',
        legend: { signal: capitalize(SIGNAL_NAMES[signal].after), base: 'Any week' },
        rows,
      },
    ],
  };
}

function capitalize(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function distributionRow(horizon: EventHorizon): IntervalsPanel['rows'][number][] {
  const { spread, baseSpread, weeks } = horizon;
  if (spread.median === null || spread.q1 === null || spread.q3 === null) return [];
  const { median, q1, q3 } = baseSpread;
  const base = median === null || q1 === null || q3 === null ? null : { low: q1, mid: median, high: q3 };
  const values = { low: spread.q1, mid: spread.median, high: spread.q3 };
  return [
    { label: describeCount(weeks, 'week'), tone: 'primary', ...values, base, note: describeNote(horizon) },
  ];
}

/** Each event's path over a year, its own close = 100. */
function drawPaths(study: OddsStudy): Drawing {
  const { main, asset, signal } = study;
  const { one, many } = SIGNAL_NAMES[signal];
  const n = main.events.length;
  const finding = `${asset} after ${n} ${n === 1 ? one : many}`;
  const marks = main.events.flatMap(({ index, day }, position): LineMark[] => {
    if (index === null) return [];
    const tone = PATH_TONES[position % PATH_TONES.length] ?? 'primary';
    const points = alignAtEvent(main.closes, index, PATH_WEEKS).map(
      (multiple, week) => [week, 100 * multiple] as const,
    );
    const lastLabel = `${formatDate(day)}: ${formatNumber(points.at(-1)?.[1] ?? 100)}`;
    return [{ kind: 'line', label: formatDate(day), tone, points, lastLabel }];
  });
  return {
    title: finding,
    subtitle: 'Each event by itself: too few for a rate',
    alt: `${finding}: too few for a rate, each drawn by itself.`,
    x: { kind: 'number', label: 'weeks since the event; close at the event = 100' },
    panels: [{ kind: 'series', weight: 1, format: 'number', scale: 'log', marks, include: [100] }],
  };
}

function describeFinding({ signal, asset, main }: OddsStudy): string {
  const { after } = SIGNAL_NAMES[signal];
  const { weeks, median, baseMedian } = testedHorizon(main);
  if (median === null || baseMedian === null) return `${asset} ${after}, beside any week`;
  const [own, any] = [median, baseMedian].map((value) => formatPercent(value, 'always', 0));
  return `${asset} ${weeks} weeks ${after}: median ${own}, any week ${any}`;
}

function describeLast(horizons: readonly EventHorizon[]): string {
  return horizons
    .filter(hasRate)
    .flatMap(({ weeks, median, baseMedian }) => {
      if (median === null || baseMedian === null) return [];
      const [own, any] = [median, baseMedian].map((value) => formatPercent(value, 'always'));
      return [`${weeks} weeks: median ${own} against ${any} from any week.`];
    })
    .join(' ');
}
