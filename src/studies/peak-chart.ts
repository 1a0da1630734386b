import { alignAtEvent } from '../analysis/forward-returns.ts';
import { PEAK_WINDOW_WEEKS } from '../analysis/peak-base-rates.ts';
import type { ChartSpec, LineMark, Marker, Point } from '../charts/spec.ts';
import { formatNumber, formatPercent } from '../lib/format.ts';
import { seriesRow } from '../market/catalogue.ts';
import { alignPastCrosses, type PeakStudy } from './peak-study.ts';

/** Half a year shows the window and what comes after it; the rare longer rallies only flatten the rest. */
const SHOWN_WEEKS = 30;

/** Every past cross as a path from its own close, the peaks dotted, the 18–19 week window shaded. */
export function drawPeaks(study: PeakStudy): Omit<ChartSpec, 'corner' | 'watermark'> {
  const { reading } = study;
  const finding = describeFinding(study);
  const paths = alignPastCrosses(study, SHOWN_WEEKS);
  const [from, to] = PEAK_WINDOW_WEEKS;
  return {
    title: finding,
    subtitle: 'Weekly closes after each golden cross, cross = 100 · dots: peaks',
    alt: `${finding}. ${describeCurrent(study)}`,
    x: { kind: 'number', label: 'Weeks since the golden cross' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: 'number',
        scale: 'log',
        marks: [
          ...paths.map(
            (path): LineMark => ({
              kind: 'line',
              label: 'Past cross',
              tone: 'muted',
              isFaint: true,
              points: toPoints(path),
            }),
          ),
          ...currentPath(study),
        ],
        levels: [{ value: 100, label: 'Cross', tone: 'neutral', isDashed: true }],
        markers: reading.episodes
          .filter(({ weeksToPeak }) => weeksToPeak <= SHOWN_WEEKS)
          .map(
            ({ weeksToPeak, gain }): Marker => ({
              x: weeksToPeak,
              y: 100 * (1 + gain),
              shape: 'dot',
              tone: 'accent',
            }),
          ),
      },
    ],
    bands: [{ from: from - 0.5, to: to + 0.5, tone: 'phase2', label: `Week ${from}–${to}` }],
  };
}

function toPoints(path: readonly number[]): Point[] {
  return path.map((multiple, week) => [week, 100 * multiple]);
}

/** The running episode, or the one that has just ended, as the main line. */
function currentPath({ id, weekly, reading }: PeakStudy): LineMark[] {
  if (reading.cross === null) return [];
  const path = alignAtEvent(
    weekly.closed.map((bar) => bar.close),
    reading.cross.index,
    SHOWN_WEEKS,
  );
  const label = reading.survivors === null ? `${id}, last cross` : `${id} now`;
  return [
    {
      kind: 'line',
      label,
      tone: 'primary',
      isMain: true,
      points: toPoints(path),
      lastLabel: formatNumber(100 * (path.at(-1) ?? 1)),
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
  const { history, weekNumber, soFar } = reading;
  const median = history.median === null ? '' : `Median peak week ${formatNumber(history.median, 1)}. `;
  if (weekNumber === null) return median;
  const gain = soFar === null ? '' : `, highest close so far ${formatPercent(soFar.gain, 'always')}`;
  return `${median}Week ${weekNumber} of the last cross${gain}.`;
}
