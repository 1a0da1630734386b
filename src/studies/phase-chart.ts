import type { PhaseReading } from '../analysis/phase.ts';
import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import type { LabelledWeek } from '../analysis/phase-label.ts';
import { thinIndices } from '../analysis/thin.ts';
import type { Band, ChartSpec, LineMark, Point, Tone } from '../charts/spec.ts';
import { type Range, rangeStartDay } from '../chat/arguments.ts';
import { chartTime } from '../chat/weeks.ts';
import { formatDate, formatNumber } from '../lib/format.ts';
import { fridayOf, mondayOf, sundayOf } from '../market/weeks.ts';
import { PHASE_NAMES } from './phase-lines.ts';
import type { PhaseStudy } from './phase-study.ts';

const TONES: Readonly<Record<Phase, Tone>> = { 1: 'phase1', 2: 'phase2', 3: 'phase3' };
const SHORT_NAMES: Readonly<Record<Phase, string>> = {
  1: '1 Mega caps, gold',
  2: '2 Small caps, silver',
  3: '3 Crypto, copper, IPOs',
};

/**
 * The three baskets' relative strength, rebased to the first week shown, over bands of the phase label; undefined
 * where no week of the range has all three, for an empty picture says nothing.
 */
export function drawPhase(
  { reading }: PhaseStudy,
  range: Range,
  today: number,
): Omit<ChartSpec, 'corner' | 'watermark'> | undefined {
  const fromDay = rangeStartDay(range, today) ?? Number.NEGATIVE_INFINITY;
  const shown = reading.history.filter((week) => week.strength !== null && fridayOf(week.week) >= fromDay);
  const [first] = shown;
  if (first === undefined) return undefined;
  const finding = describeFinding(reading);
  return {
    title: finding,
    subtitle: `Baskets against their mean, start = 100 · week to ${formatDate(sundayOf(reading.week))}`,
    alt: `${finding}. ${describeLast(shown, first)}`,
    x: { kind: 'time' },
    panels: [
      {
        kind: 'series',
        weight: 1,
        format: 'number',
        scale: 'log',
        hasLegend: true,
        marks: PHASES.map((phase) =>
          strengthLine(shown, first, { phase, isMain: phase === reading.current }),
        ),
      },
    ],
    bands: labelBands(shown),
  };
}

/** 100 exp(RS - RS at the first week shown): the basket against the mean of the three, that week = 100. */
function rebase(week: LabelledWeek, base: LabelledWeek, phase: Phase): number {
  if (week.strength === null || base.strength === null) return 100;
  return 100 * Math.exp(week.strength[phase] - base.strength[phase]);
}

function strengthLine(
  shown: readonly LabelledWeek[],
  first: LabelledWeek,
  { phase, isMain }: { readonly phase: Phase; readonly isMain: boolean },
): LineMark {
  const values = shown.map((week) => rebase(week, first, phase));
  const points = thinIndices(values).flatMap((index): Point[] => {
    const week = shown[index];
    return week === undefined ? [] : [[chartTime(fridayOf(week.week)), values[index] ?? null]];
  });
  return {
    kind: 'line',
    label: SHORT_NAMES[phase],
    tone: TONES[phase],
    points,
    lastLabel: formatNumber(values.at(-1) ?? 100),
    isMain,
  };
}

/** Runs of one phase label, the one that `weeks` counts: mixed and risk-off weeks keep the label they interrupt. */
function labelBands(shown: readonly LabelledWeek[]): Band[] {
  const bands: Band[] = [];
  for (const { week, current: label } of shown) {
    if (label === null) continue;
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

function describeLast(shown: readonly LabelledWeek[], first: LabelledWeek): string {
  const last = shown.at(-1) ?? first;
  const parts = PHASES.map((phase) => `phase ${phase} ${formatNumber(rebase(last, first, phase))}`);
  return `Against the mean of the three, first week shown = 100: ${parts.join(', ')}.`;
}
