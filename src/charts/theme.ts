import { contrastRatio, mixColors } from './color.ts';
import type { Theme, Tone } from './spec.ts';

/** The colours of one theme, as `#rrggbb`. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly mutedText: string;
  readonly grid: string;
  readonly axis: string;
  readonly tones: Readonly<Record<Tone, string>>;
  /** How much of its tone a band lays over the background, 0 to 1. */
  readonly bandShare: number;
  /** The same for a zone, which may lie on a band. */
  readonly zoneShare: number;
  /** The same for the watermark: seen at a glance, and never in the way of a line. */
  readonly watermarkShare: number;
}

/**
 * Tones that meet in one panel (the three lines, the three phases, up against down) stay apart for the common
 * kinds of colour blindness, and every tone is legible as text; the theme's test measures both.
 */
const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    background: '#131720',
    text: '#f0f3f9',
    mutedText: '#a3adbf',
    grid: '#262c39',
    axis: '#465066',
    tones: {
      primary: '#4da3ff',
      secondary: '#ff8072',
      accent: '#ffc24d',
      positive: '#45e0aa',
      negative: '#f9618a',
      neutral: '#c9d0dd',
      muted: '#98a2b6',
      phase1: '#a3afcc',
      phase2: '#2fc98f',
      phase3: '#cb7bff',
    },
    bandShare: 0.17,
    zoneShare: 0.22,
    watermarkShare: 0.075,
  },
  light: {
    background: '#ffffff',
    text: '#161b26',
    mutedText: '#586173',
    grid: '#e8ebf0',
    axis: '#b6bdca',
    tones: {
      primary: '#0f62c4',
      secondary: '#cb2a52',
      accent: '#8a6100',
      positive: '#04704f',
      negative: '#c81e63',
      neutral: '#3d4656',
      muted: '#5b6578',
      phase1: '#58647f',
      phase2: '#00704c',
      phase3: '#9a30d0',
    },
    bandShare: 0.12,
    zoneShare: 0.16,
    watermarkShare: 0.06,
  },
};

export function paletteOf(theme: Theme): Palette {
  return PALETTES[theme];
}

/** A band's fill as an opaque colour, so that contrast upon it can be measured. */
export function bandFill(palette: Palette, tone: Tone): string {
  return mixColors(palette.background, palette.tones[tone], palette.bandShare);
}

/** The text colour that reads best upon a filled box: the theme's background or its text. */
export function textColorOn(palette: Palette, fill: string): string {
  const [best = palette.text] = [palette.background, palette.text].sort(
    (a, b) => contrastRatio(b, fill) - contrastRatio(a, fill),
  );
  return best;
}
