import { type Box, intersects } from './boxes.ts';
import { boxOfText, type Canvas, fitLabel, tryText } from './canvas.ts';
import { hatch } from './hatch.ts';
import type { Scale } from './scale.ts';
import { LABEL_SIZE } from './sizes.ts';
import type { Band, ChartSpec } from './spec.ts';
import { element } from './svg.ts';
import { bandFill } from './theme.ts';
import { isDrawableX } from './x-axis.ts';

/** Height of a band's coloured cap, which sits on top of the panels. */
const CAP_HEIGHT = 8;
const LABEL_LIFT = 12;
const NARROWEST_BAND = 3;

/** Room the bands' labels and caps take above the panels. */
export function bandHeadroom(spec: ChartSpec): number {
  const bands = spec.bands ?? [];
  if (bands.length === 0) return 0;
  return bands.some(({ label }) => label !== undefined) ? CAP_HEIGHT + LABEL_LIFT + LABEL_SIZE : CAP_HEIGHT;
}

interface PlacedBand {
  readonly band: Band;
  readonly left: number;
  readonly right: number;
}

/** The bands' visible parts in pixels, from left to right. */
function placeBands(spec: ChartSpec, toX: Scale, plot: Box): PlacedBand[] {
  const placed: PlacedBand[] = [];
  for (const band of spec.bands ?? []) {
    if (!isDrawableX(band.from, spec.x.kind) || !isDrawableX(band.to, spec.x.kind)) continue;
    const [from = 0, to = 0] = [toX(band.from), toX(band.to)].sort((a, b) => a - b);
    if (to < plot.left || from > plot.right) continue;
    // Whole pixels: neighbours then meet without a seam.
    const left = Math.round(Math.max(plot.left, Math.min(from, plot.right - NARROWEST_BAND)));
    const right = Math.round(Math.min(plot.right, Math.max(to, left + NARROWEST_BAND)));
    placed.push({ band, left, right });
  }
  return placed.sort((a, b) => a.left - b.left);
}

/** The label in full, then shortened: "Phase 2" to "P2". Other names have no short form that would be understood. */
function formsOf(label: string): string[] {
  const short = /^(\p{L})\p{L}*[ -](\d{1,2})$/u.exec(label);
  return short === null ? [label] : [label, `${short[1]}${short[2]}`];
}

/** Whether the label lies over its own band, or past its edges over ground that belongs to no other band. */
function belongs(label: Box, own: PlacedBand, all: readonly PlacedBand[]): boolean {
  const overlaps = ({ left, right }: PlacedBand): boolean =>
    intersects(label, { left, right, top: label.top, bottom: label.bottom });
  return all.every((other) => other === own || !overlaps(other));
}

/** Writes the fullest form that fits: over the band's middle, or from its left edge on over free ground. */
function labelBand(canvas: Canvas, own: PlacedBand, all: readonly PlacedBand[], plot: Box): void {
  const color = canvas.palette.tones[own.band.tone];
  const y = plot.top - CAP_HEIGHT - LABEL_LIFT;
  for (const form of formsOf(own.band.label ?? '')) {
    const { text, width } = fitLabel(form, LABEL_SIZE, 600, plot.right - plot.left);
    const middle = Math.max(plot.left, (own.left + own.right - width) / 2);
    for (const x of [middle, own.left]) {
      const line = { text, x, y, size: LABEL_SIZE, weight: 600, color } as const;
      if (belongs(boxOfText(line), own, all) && tryText(canvas, line)) return;
    }
  }
}

/** Vertical bands behind all panels, each with a coloured cap and, where there is room, its label above. */
export function drawBands(canvas: Canvas, spec: ChartSpec, toX: Scale, plot: Box): void {
  const placed = placeBands(spec, toX, plot);
  for (const { band, left, right } of placed) {
    const x = { x: left, width: right - left };
    const fill = bandFill(canvas.palette, band.tone);
    canvas.back.push(element('rect', { ...x, y: plot.top, height: plot.bottom - plot.top, fill }));
    const cap = canvas.palette.tones[band.tone];
    canvas.back.push(element('rect', { ...x, y: plot.top - CAP_HEIGHT, height: CAP_HEIGHT, fill: cap }));
  }
  // The widest first: where two labels compete, the longer period keeps its name.
  for (const own of placed.toSorted((a, b) => b.right - b.left - (a.right - a.left)))
    labelBand(canvas, own, placed, plot);
}

/** Hatches the open week across all panels. */
export function drawProvisional(canvas: Canvas, spec: ChartSpec, toX: Scale, plot: Box): void {
  const { provisional } = spec;
  if (provisional === undefined) return;
  if (!isDrawableX(provisional.from, spec.x.kind) || !isDrawableX(provisional.to, spec.x.kind)) return;
  // From the last closed week to the axis' end, which leaves room for it: closed time is never hatched.
  canvas.back.push(hatch(canvas.palette, { ...plot, left: Math.max(plot.left, toX(provisional.from)) }));
}
