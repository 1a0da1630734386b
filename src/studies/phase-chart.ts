import type { PhaseReading } from '../analysis/phase.ts';
import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import type { LabelledWeek } from '../analysis/phase-label.ts';
import { thinIndices } from '../analysis/thin.ts';
import type { Band, ChartSpec, LineMark, Point, Tone } from '../charts/spec.ts';
import { type Range, rangeStartDay } from '../chat/arguments.ts';
import { chartTime } from '../chat/weeks.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import { fridayOf, mondayOf, sundayOf } from '../market/weeks.ts';
import { PHASE_NAMES } from './phase-lines.ts';
import type { PhaseStudy } from './phase-study.ts';

const TONES: Readonly<Record<Phase, Tone>> = { 1: 'phase1', 2: 'phase2', 3: 'phase3' };
const SHORT_NAMES: Readonly<Record<Phase, string>> = { 1: '1 Mega caps', 2: '2 Small caps', 3: '3 Crypto' };

/** The three baskets' relative strength, rebased to the first week shown, over bands of the phase label. */
export function drawPhase(
  { reading }: PhaseStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> {
  const fromDay = rangeStartDay(range, today) ?? Number.NEGATIVE_INFINITY;
  const shown = reading.history.filter((week) => week.strength !== null && fridayOf(week.week) >= fromDay);
  const finding = describeFinding(reading);
  const last = shown.at(-1);
  return {
    title: finding,
    subtitle: `Basket strength against the three's mean, week to ${formatDate(sundayOf(reading.week))}`,
    alt: `${finding}. ${describeLast(last, shown[0])}`,
    x: { kind: 'time' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: 'signed-percent',
        scale: 'linear',
        include: [0],
        marks: PHASES.map((phase) => strengthLine(shown, phase, reading.current)),
      },
    ],
    bands: labelBands(shown),
  };
}

/** exp(RS - RS at the start) - 1: how far the basket has run ahead of the mean of the three, a ratio. */
function lead(week: LabelledWeek | undefined, base: LabelledWeek | undefined, phase: Phase): number | null {
  if (week?.strength == null || base?.strength == null) return null;
  return Math.exp(week.strength[phase] - base.strength[phase]) - 1;
}

function strengthLine(shown: readonly LabelledWeek[], phase: Phase, current: Phase | null): LineMark {
  const values = shown.map((week) => lead(week, shown[0], phase) ?? 0);
  const points = thinIndices(values).flatMap((index): Point[] => {
    const week = shown[index];
    return week === undefined ? [] : [[chartTime(fridayOf(week.week)), values[index] ?? null]];
  });
  const end = formatPercent(values.at(-1) ?? 0, 'always', 0);
  return {
    kind: 'line',
    label: SHORT_NAMES[phase],
    tone: TONES[phase],
    points,
    lastLabel: `P${phase} ${end}`,
    isMain: phase === current,
  };
}

/** Runs of one named phase; weeks labelled otherwise stay bare. */
function labelBands(shown: readonly LabelledWeek[]): Band[] {
  const bands: Band[] = [];
  for (const { week, label } of shown) {
    if (typeof label !== 'number') continue;
    const from = chartTime(mondayOf(week));
    const to = chartTime(sundayOf(week) + 1);
    const previous = bands.at(-1);
    if (previous !== undefined && previous.to === from && previous.tone === TONES[label])
      bands[bands.length - 1] = { ...previous, to };
    else bands.push({ from, to, tone: TONES[label], label: `Phase ${label}` });
  }
  return bands;
}

function describeFinding({ label, top }: PhaseReading): string {
  if (label === 'unknown') return 'Rotation phase unknown';
  if (label === 'mixed') return 'No phase leads clearly';
  if (label === 'risk-off') return 'Risk-off: all baskets fall';
  if (top !== null && top !== label) return `Phase ${label}, but phase ${top} is ahead`;
  return `Phase ${label} leads: ${PHASE_NAMES[label]}`;
}

function describeLast(last: LabelledWeek | undefined, base: LabelledWeek | undefined): string {
  const parts = PHASES.flatMap((phase) => {
    const value = lead(last, base, phase);
    return value === null ? [] : [`phase ${phase} ${formatNumber(value * 100, 1, 'always')}%`];
  });
  return parts.length === 0
    ? 'No history to draw.'
    : `Since the first week shown, against the mean: ${parts.join(', ')}.`;
}
