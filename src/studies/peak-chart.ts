import { alignAtEvent } from '../analysis/forward-returns.ts';
import { PEAK_WINDOW_WEEKS } from '../analysis/peak-base-rates.ts';
import { evidenceForm } from '../analysis/sample-size.ts';
import type { ChartSpec, LineMark, Marker, Point } from '../charts/spec.ts';
import { formatNumber, formatPercent, formatWeeks } from '../lib/format.ts';
import { seriesRow } from '../market/catalogue.ts';
import type { PeakStudy } from './peak-study.ts';

/** The longest rally of a decade ends about here; what lies beyond only flattens the rest. */
const SHOWN_WEEKS = 44;

/**
 * Every past cross as a path from its own close to its death cross, the peaks dotted, the 18–19 week window shaded;
 * undefined before the first cross, when there is no path to draw.
 */
export function drawPeaks(study: PeakStudy): Omit<ChartSpec, 'corner' | 'watermark'> | undefined {
  if (study.reading.cross === null) return undefined;
  const { history } = study.reading;
  const finding = describeFinding(study);
  const [from, to] = PEAK_WINDOW_WEEKS;
  const middle =
    history.median === null || evidenceForm(history.n) === 'list'
      ? ''
      : `; median week ${formatWeeks(history.median)}`;
  return {
    title: finding,
    subtitle: `Dots: each cross's highest weekly close${middle}`,
    alt: `${finding}${middle}. ${describeCurrent(study)}`,
    x: { kind: 'number', label: 'weeks since the golden cross; close at the cross = 100' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: 'number',
        scale: 'log',
        hasLegend: true,
        marks: [...currentPath(study), ...pastPaths(study)],
        markers: peakDots(study),
      },
    ],
    bands: [{ from: from - 0.5, to: to + 0.5, tone: 'accent', label: `Week ${from}–${to}` }],
  };
}

function pathFrom({ weekly }: PeakStudy, index: number, weeks: number): Point[] {
  const closes = weekly.closed.map((bar) => bar.close);
  return alignAtEvent(closes, index, Math.min(weeks, SHOWN_WEEKS)).map((multiple, week) => [
    week,
    100 * multiple,
  ]);
}

function pastPaths(study: PeakStudy): LineMark[] {
  const { episodes } = study.reading;
  const label = episodes.length === 1 ? '1 past cross' : `${episodes.length} past crosses`;
  return episodes.map(({ cross, weeksToDeathCross }) => {
    return {
      kind: 'line',
      label,
      tone: 'neutral',
      isFaint: true,
      points: pathFrom(study, cross.index, weeksToDeathCross),
    };
  });
}

function peakDots({ reading }: PeakStudy): Marker[] {
  return reading.episodes
    .filter(({ weeksToPeak }) => weeksToPeak <= SHOWN_WEEKS)
    .map(({ weeksToPeak, gain }) => ({ x: weeksToPeak, y: 100 * (1 + gain), shape: 'dot', tone: 'accent' }));
}

/** The running episode, or the last one up to its death cross, as the main line. */
function currentPath(study: PeakStudy): LineMark[] {
  const { cross, episodes, survivors } = study.reading;
  if (cross === null) return [];
  const ended = episodes.findLast((episode) => episode.cross === cross);
  const points = pathFrom(study, cross.index, ended?.weeksToDeathCross ?? SHOWN_WEEKS);
  const label = survivors === null ? `${study.id}, last cross` : `${study.id} now`;
  return [
    {
      kind: 'line',
      label,
      tone: 'primary',
      isMain: true,
      points,
      lastLabel: formatNumber(points.at(-1)?.[1] ?? 100),
    },
  ];
}

function describeFinding({ id, reading }: PeakStudy): string {
  const { inWindow, n } = reading.history;
  const label = seriesRow(id).label;
  if (n === 0) return `${label}: no finished golden cross yet`;
  return `${label}: ${inWindow.k} of ${n} crosses peaked in week 18–19`;
}

function describeCurrent({ reading }: PeakStudy): string {
  const { weekNumber, soFar } = reading;
  if (weekNumber === null) return 'No golden cross yet.';
  const gain = soFar === null ? '' : `, highest close so far ${formatPercent(soFar.gain, 'always')}`;
  return `Week ${weekNumber} of the last cross${gain}.`;
}
