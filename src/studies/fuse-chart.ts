import type { RollingCorrelation } from '../analysis/correlation.ts';
import { DIVERGENCE_FLAG } from '../analysis/divergence.ts';
import type { AreaMark, Band, ChartSpec, LineMark, SeriesPanel } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { chartTime } from '../chat/weeks.ts';
import { formatDate, formatNumber } from '../lib/format.ts';
import { seriesRow } from '../market/catalogue.ts';
import { fridayOf, sundayOf } from '../market/weeks.ts';
import { type ChartWindow, selectWindow } from './chart-window.ts';
import { describeCoupling, formatScore } from './fuse-lines.ts';
import type { FuseStudy } from './fuse-study.ts';

type WindowOptions = { readonly range: Range; readonly today: number };

/** The rolling correlation with its interval, over the divergence of the pair; the clock as a band. */
export function drawFuse(
  study: FuseStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> {
  const { leader, follower, w52, divergence } = study;
  const finding = `${leader} and ${follower}: r ${formatScore(w52.r)}, ${describeCoupling(study)}`;
  const z = divergence === null ? '' : ` Divergence z ${formatNumber(divergence.z, 2, 'always')}.`;
  const interval = `${formatScore(w52.low)} to ${formatScore(w52.high)}`;
  return {
    title: finding,
    subtitle: `Correlation of weekly returns, ${seriesRow(leader).label} and ${seriesRow(follower).label}`,
    alt: `${finding}. 52-week correlation ${formatScore(w52.r)} (${interval}), 26-week ${formatScore(study.w26.r)}, week to ${formatDate(sundayOf(study.week))}.${z}`,
    x: { kind: 'time' },
    panels: [correlationPanel(study, { range, today }), ...divergencePanels(study, { range, today })],
    bands: clockBands(study, today),
  };
}

/** A window over weekly rows, each on its Friday. */
function windowOf<Row extends { readonly week: number }>(
  rows: readonly Row[],
  value: (row: Row) => number,
  options: WindowOptions,
): ChartWindow {
  const weeks = rows.map((row) => ({ week: row.week, day: fridayOf(row.week), close: value(row) }));
  return selectWindow(weeks, 'equity', options);
}

const strengthOf = ({ correlation }: RollingCorrelation) => correlation.r;

function correlationPanel(study: FuseStudy, options: WindowOptions): SeriesPanel {
  const { rolling52, rolling26, w52, w26 } = study;
  const [long, short] = [windowOf(rolling52, strengthOf, options), windowOf(rolling26, strengthOf, options)];
  const low = long.line((index) => rolling52[index]?.correlation.low);
  const high = long.line((index) => rolling52[index]?.correlation.high);
  const interval: AreaMark = {
    kind: 'area',
    label: '95% interval',
    tone: 'muted',
    points: low.map(([x, bottom], index) => [x, bottom, high[index]?.[1] ?? null] as const),
  };
  return {
    kind: 'series',
    weight: 3,
    format: 'decimal',
    scale: 'linear',
    hasLegend: true,
    include: [0],
    marks: [
      interval,
      {
        kind: 'line',
        label: '26 weeks',
        tone: 'secondary',
        points: short.line((index) => rolling26[index]?.correlation.r),
        lastLabel: formatScore(w26.r),
      },
      {
        kind: 'line',
        label: '52 weeks',
        tone: 'primary',
        isMain: true,
        points: long.line((index) => rolling52[index]?.correlation.r),
        lastLabel: formatScore(w52.r),
      },
    ],
  };
}

function divergencePanels({ divergences, divergence }: FuseStudy, options: WindowOptions): SeriesPanel[] {
  if (divergence === null) return [];
  const window = windowOf(divergences, ({ z }) => z, options);
  const line: LineMark = {
    kind: 'line',
    label: 'Divergence (z)',
    tone: 'accent',
    isMain: true,
    points: window.line((index) => divergences[index]?.z),
    lastLabel: formatNumber(divergence.z, 2, 'always'),
  };
  const flags = [DIVERGENCE_FLAG, -DIVERGENCE_FLAG].map((value) => ({
    value,
    label: formatNumber(value, 1, 'always'),
    tone: 'neutral' as const,
    isDashed: true,
  }));
  const panel = { kind: 'series', weight: 2, format: 'decimal', scale: 'linear', hasLegend: true } as const;
  return [{ ...panel, marks: [line], levels: flags }];
}

/** The stretch of the newest clock, as far as it has run. */
function clockBands({ shocks }: FuseStudy, today: number): Band[] {
  const { shock, clock } = shocks;
  if (shock === null || clock === null) return [];
  const to = Math.min(today, clock.endsOn);
  return [{ from: chartTime(shock.day), to: chartTime(to), tone: 'phase2', label: `${clock.of}-day clock` }];
}
