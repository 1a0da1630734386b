import { type Box, contains, grow } from './boxes.ts';
import { type Canvas, fitLabel, isFree, MIDDLE_EMS, writeText } from './canvas.ts';
import { mixColors } from './color.ts';
import { countWithin, type Pixel, sampleLine } from './label-places.ts';
import type { PlacedPanel } from './series-layout.ts';
import { isPlottable } from './series-marks.ts';
import { LABEL_SIZE, LINE_STROKE } from './sizes.ts';
import { element } from './svg.ts';

const DASH = '14 9';
const PILL_HEIGHT = 44;
const PILL_PADDING = 13;
const PILL_RADIUS = 8;
const PILL_STROKE = 2.5;
/** From the plot's left edge to the first place a pill is tried. */
const INDENT = 10;
const PLACES = 24;
/** Data are sampled this densely when looking for a place that covers none. */
const SAMPLE_PIXELS = 8;

/** Points along the drawn lines, dense enough that none slips past a label unseen. */
export function sampleLines(placed: PlacedPanel): Pixel[] {
  const { panel, toX, y } = placed;
  return panel.marks.flatMap((mark) => {
    if (mark.kind !== 'line' || mark.isFaint === true) return [];
    const drawn = mark.points.filter((point) => isPlottable(point, placed));
    return sampleLine(
      drawn.map(([x, value]) => [toX(x), y.toPixel(value)] as const),
      SAMPLE_PIXELS,
    );
  });
}

/** The same for the levels' own lines, which a marker's name had better not lie upon. */
export function sampleLevels({ panel, plot, y }: PlacedPanel): Pixel[] {
  const seen = (panel.levels ?? []).filter(({ value }) => y.holds(value));
  return seen.flatMap(({ value }) => {
    const at = y.toPixel(value);
    return sampleLine([[plot.left, at] as const, [plot.right, at] as const], SAMPLE_PIXELS);
  });
}

/** Horizontal zones between two values, with an edge at each. */
export function drawZones(canvas: Canvas, { panel, plot, y }: PlacedPanel): void {
  for (const zone of panel.zones ?? []) {
    if (!y.holds(zone.from) || !y.holds(zone.to)) continue;
    const [top = 0, bottom = 0] = [y.toPixel(zone.from), y.toPixel(zone.to)].sort((a, b) => a - b);
    const tone = canvas.palette.tones[zone.tone];
    const frame = { x: plot.left, y: top, width: plot.right - plot.left, height: Math.max(bottom - top, 2) };
    const opacity = { 'fill-opacity': String(canvas.palette.zoneShare), 'stroke-opacity': '0.55' };
    canvas.back.push(
      element('rect', { ...frame, fill: tone, stroke: tone, 'stroke-width': 1.5, ...opacity }),
    );
  }
}

/** The lines themselves, to lie under the data. */
export function drawLevelLines(canvas: Canvas, { panel, plot, y }: PlacedPanel): void {
  for (const level of panel.levels ?? []) {
    if (!y.holds(level.value)) continue;
    const at = y.toPixel(level.value);
    const ends = { x1: plot.left, y1: at, x2: plot.right, y2: at };
    const dash = { 'stroke-dasharray': level.isDashed === true ? DASH : undefined };
    const stroke = canvas.palette.tones[level.tone];
    canvas.data.push(element('line', { ...ends, stroke, 'stroke-width': LINE_STROKE - 0.5, ...dash }));
  }
}

/** The free place for a pill that hides the least data, the leftmost of equals; undefined when none is free. */
function findPlace(
  canvas: Canvas,
  plot: Box,
  samples: readonly Pixel[],
  pill: { width: number; center: number },
) {
  const step = (plot.right - plot.left - pill.width - 2 * INDENT) / PLACES;
  let best: { box: Box; hidden: number } | undefined;
  for (let i = 0; i <= PLACES; i += 1) {
    const left = plot.left + INDENT + i * step;
    // Inside the plot even when the level is at its edge.
    const center = Math.max(plot.top + PILL_HEIGHT / 2, Math.min(pill.center, plot.bottom - PILL_HEIGHT / 2));
    const top = center - PILL_HEIGHT / 2;
    const box = { left, top, right: left + pill.width, bottom: top + PILL_HEIGHT };
    if (!isFree(canvas, box) || !contains(plot, box)) continue;
    const hidden = countWithin(samples, grow(box, 4));
    if (best === undefined || hidden < best.hidden) best = { box, hidden };
  }
  return best?.box;
}

/** Each level's name in an outlined pill on its line, clear of other text and, where it can be, of the data. */
export function drawLevelPills(canvas: Canvas, placed: PlacedPanel, samples: readonly Pixel[]): void {
  const { panel, plot, y } = placed;
  const { palette } = canvas;
  for (const level of panel.levels ?? []) {
    const { text, width } = fitLabel(level.label, LABEL_SIZE, 600, (plot.right - plot.left) * 0.7);
    if (text === '' || !y.holds(level.value)) continue;
    const pill = { width: width + 2 * PILL_PADDING, center: y.toPixel(level.value) };
    const box = findPlace(canvas, plot, samples, pill);
    if (box === undefined) continue;
    const color = palette.tones[level.tone];
    const frame = { x: box.left, y: box.top, width: pill.width, height: PILL_HEIGHT, rx: PILL_RADIUS };
    const outline = { stroke: color, 'stroke-width': PILL_STROKE };
    canvas.front.push(
      element('rect', { ...frame, fill: mixColors(palette.background, color, 0.06), ...outline }),
    );
    const baseline = (box.top + box.bottom) / 2 + LABEL_SIZE * MIDDLE_EMS;
    const x = box.left + PILL_PADDING;
    writeText(canvas, { text, x, y: baseline, size: LABEL_SIZE, weight: 600, color }, box);
  }
}
