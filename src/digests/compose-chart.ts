import type { ChartSpec, Panel } from '../charts/spec.ts';
import { sundayOf } from '../market/weeks.ts';
import { drawMacd } from '../studies/macd-chart.ts';
import { drawPhase } from '../studies/phase-chart.ts';
import type { PhaseStudy } from '../studies/phase-study.ts';
import { drawRussell } from '../studies/russell-chart.ts';
import type { DigestModel } from './compose-model.ts';

type Chart = Omit<ChartSpec, 'corner' | 'watermark'>;

const RANGE = '1y';

/** Each panel's share of the height, and only series on a common time axis. */
function stack(panel: Panel | undefined): Panel[] {
  return panel?.kind === 'series' ? [{ ...panel, weight: 1 }] : [];
}

/** Among other assets' lines a panel of one line says whose it is. */
const nameLine = (panel: Panel): Panel => (panel.kind === 'series' ? { ...panel, hasLegend: true } : panel);

/** In a picture of several assets each line says whose it is. */
function nameAsset(panel: Panel, asset: string): Panel {
  if (panel.kind !== 'series') return panel;
  const marks = panel.marks.map((mark) => Object.assign({}, mark, { label: `${asset} ${mark.label}` }));
  return { ...panel, marks };
}

/** Without any week measured there are only empty lines to draw. */
function hasStrength(phase: PhaseStudy | null): phase is PhaseStudy {
  return phase?.reading.history.some(({ strength }) => strength !== null) === true;
}

/** One picture of the week: the baskets, the Russell 2000 with its levels, Bitcoin's MACD. */
export function drawDigest({ phase, russell, macd, week }: DigestModel, title: string): Chart | undefined {
  const today = sundayOf(week);
  const charts = {
    phase: hasStrength(phase) ? drawPhase(phase, RANGE, today) : null,
    russell: russell && drawRussell(russell, RANGE, today),
    macd: macd && drawMacd(macd, RANGE, today),
  };
  const panels = [
    ...stack(charts.phase?.panels[0]),
    ...stack(charts.russell?.panels[0]).map(nameLine),
    ...stack(charts.macd?.panels[1]).map((panel) => nameAsset(panel, 'BTC')),
  ];
  if (panels.length === 0) return undefined;
  const findings = [charts.phase, charts.russell, charts.macd].flatMap((chart) => chart?.title ?? []);
  const bands = charts.phase?.bands;
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    subtitle: 'Baskets against their mean (start = 100) · Russell 2000 · Bitcoin weekly MACD',
    alt: `${findings.join('. ')}.`,
    x: { kind: 'time' },
    panels,
    ...(bands === undefined ? {} : { bands }),
  };
}
