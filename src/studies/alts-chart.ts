import type { ChartSpec, LineMark, SeriesPanel } from '../charts/spec.ts';
import type { Range } from '../chat/arguments.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import type { WeeklyBar } from '../market/bar.ts';
import type { MarketView } from '../market/view.ts';
import { sundayOf } from '../market/weeks.ts';
import type { AltsStudy } from './alts-study.ts';
import { selectWindow } from './chart-window.ts';

type WindowOptions = { readonly range: Range; readonly today: number };

/** Altcoins and small caps from a common start of 100, over Bitcoin's dominance. */
export function drawAlts(
  study: AltsStudy,
  view: MarketView,
  options: WindowOptions,
): Omit<ChartSpec, 'corner' | 'watermark'> | undefined {
  const panels = [...racePanels(study, view, options), ...dominancePanels(study, options)];
  if (panels.length === 0) return undefined;
  const finding = describeFinding(study);
  return {
    title: finding,
    subtitle: 'Altcoins (OTHERS) and Russell 2000, both 100 at the start',
    alt: `${finding}. ${describeLast(study)}`,
    x: { kind: 'time' },
    panels,
  };
}

/** The bars inside the range, with their closes over the first. */
function rebase(weeks: readonly WeeklyBar[], from: number): WeeklyBar[] {
  const shown = weeks.filter(({ week }) => week >= from);
  const first = shown[0];
  return first === undefined
    ? []
    : shown.map((bar) => Object.assign({}, bar, { close: (100 * bar.close) / first.close }));
}

function racePanels({ weekly }: AltsStudy, view: MarketView, options: WindowOptions): SeriesPanel[] {
  const russell = view.has('RUT') ? view.weekly('RUT').closed : [];
  const shown = selectWindow(weekly.OTHERS, 'utc', options);
  const start = weekly.OTHERS[shown.first];
  if (start === undefined) return [];
  const from = Math.max(start.week, russell[0]?.week ?? start.week);
  const lines: LineMark[] = [
    raceLine('OTHERS', 'primary', rebase(weekly.OTHERS, from), options.today),
    raceLine('Russell 2000', 'secondary', rebase(russell, from), options.today),
  ].filter(({ points }) => points.length > 0);
  return [
    {
      kind: 'series',
      weight: 3,
      format: 'number',
      // Altcoins multiply while small caps rise by tenths: only ratios fit both.
      scale: 'log',
      hasLegend: true,
      marks: lines,
      levels: [{ value: 100, label: 'Start', tone: 'neutral', isDashed: true }],
    },
  ];
}

function raceLine(
  label: string,
  tone: LineMark['tone'],
  weeks: readonly WeeklyBar[],
  today: number,
): LineMark {
  // Both lines start in the week that the range begins in, although their sessions end on different days of it.
  const window = selectWindow(weeks, 'utc', { range: 'max', today });
  const last = weeks.at(-1);
  return {
    kind: 'line',
    label,
    tone,
    isMain: tone === 'primary',
    points: window.line((index) => weeks[index]?.close),
    ...(last === undefined ? {} : { lastLabel: formatNumber(last.close) }),
  };
}

function dominancePanels({ weekly, dominance }: AltsStudy, options: WindowOptions): SeriesPanel[] {
  const window = selectWindow(weekly.BTC_D, 'utc', options);
  const last = weekly.BTC_D.at(-1);
  if (last === undefined || window.indices.length === 0) return [];
  return [
    {
      kind: 'series',
      weight: 2,
      format: 'percent',
      scale: 'linear',
      hasLegend: true,
      marks: [
        {
          kind: 'line',
          // A line that stops short of the others says where, since its last value stands at the edge like theirs.
          label: dominance === null ? `BTC dominance to ${formatDate(last.day)}` : 'BTC dominance',
          tone: 'accent',
          isMain: true,
          points: window.line((index) => (weekly.BTC_D[index]?.close ?? Number.NaN) / 100),
          lastLabel: `${formatNumber(last.close, 1)}%`,
        },
      ],
    },
  ];
}

function describeFinding({ altseason, others }: AltsStudy): string {
  const change =
    others?.change13w == null ? '' : `OTHERS ${formatPercent(others.change13w, 'always', 0)} in 13 weeks`;
  const share = altseason === null ? '' : `season share ${formatPercent(altseason.share, 'auto', 0)}`;
  const parts = [change, share].filter((part) => part !== '');
  return parts.length === 0 ? 'Altcoins: newest data missing' : parts.join(', ');
}

function describeLast({ dominance, week, weekly }: AltsStudy): string {
  const known = weekly.BTC_D.at(-1);
  const share =
    dominance === null
      ? `BTC dominance ${known === undefined ? 'missing' : `ends on ${formatDate(known.day)} at ${formatNumber(known.close, 1)}%`}`
      : `BTC dominance ${formatNumber(dominance.value, 1)}%`;
  return `${share}, week to ${formatDate(sundayOf(week))}.`;
}
