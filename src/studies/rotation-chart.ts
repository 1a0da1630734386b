import type { Phase } from '../analysis/phase-baskets.ts';
import type { ChartSpec, Tone } from '../charts/spec.ts';
import { formatDate } from '../lib/format.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { sundayOf } from '../market/weeks.ts';
import { membersOf, type PlacedAsset, type RotationStudy } from './rotation-study.ts';

const TONES: Readonly<Record<Phase, Tone>> = { 1: 'phase1', 2: 'phase2', 3: 'phase3' };
const NAMED = 3;

/** What people call the members; a label on the map has little room. */
const NAMES: Readonly<Partial<Record<SeriesId, string>>> = {
  XLG: 'Mega caps',
  GLD: 'Gold',
  IWM: 'Small caps',
  SLV: 'Silver',
  OTHERS: 'Altcoins',
  BTC: 'Bitcoin',
  ARKK: 'ARKK',
  CPER: 'Copper',
  IPO: 'IPOs',
};

const nameOf = (id: SeriesId) => NAMES[id] ?? seriesRow(id).label;

/** The rotation map with eight-week tails; undefined where no asset has a place on it. */
export function drawRotation(study: RotationStudy): Omit<ChartSpec, 'corner' | 'watermark'> | undefined {
  const { placed } = study;
  if (placed.length === 0) return undefined;
  const finding = describeFinding(membersOf(study, 'leading'));
  const places = placed.map(({ id, position }) => `${nameOf(id)} ${position.quadrant}`).join(', ');
  return {
    title: finding,
    subtitle: `Rotation map against the S&P 500, 8-week tails to ${formatDate(sundayOf(study.week))}`,
    alt: `${finding}. Rotation map against the S&P 500: ${places}.`,
    x: { kind: 'number', label: '' },
    panels: [
      {
        kind: 'map',
        center: 100,
        xLabel: 'Relative strength',
        yLabel: 'Momentum',
        quadrants: ['Leading', 'Weakening', 'Lagging', 'Improving'],
        trails: placed.map(({ id, phase, position }) => ({
          label: nameOf(id),
          tone: phase === null ? 'neutral' : TONES[phase],
          points: position.tail.map(({ x, y }) => [x, y] as const),
        })),
      },
    ],
  };
}

function describeFinding(leading: readonly PlacedAsset[]): string {
  if (leading.length === 0) return 'No asset leads the S&P 500';
  const names = leading.slice(0, NAMED).map(({ id }) => nameOf(id));
  const more = leading.length > NAMED ? ` and ${leading.length - NAMED} more` : '';
  return `Leading: ${names.join(', ')}${more}`;
}
