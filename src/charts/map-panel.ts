import type { Box } from './boxes.ts';
import { type Canvas, fitLabel, MIDDLE_EMS, tryText, WIDTH } from './canvas.ts';
import { mixColors } from './color.ts';
import { measureText } from './font.ts';
import { formatTick } from './format-number.ts';
import { labelTrails, type PlacedTrail } from './map-labels.ts';
import { isDrawable, type ValueScale, valueScale } from './scale.ts';
import { LABEL_GAP, LABEL_SIZE, LINE_STROKE, MARGIN, SMALL_SIZE, TICK_SIZE } from './sizes.ts';
import type { MapPanel } from './spec.ts';
import { element, formatCoordinate } from './svg.ts';

const PADDING = 0.07;
const TICKS = 5;
/** The centre keeps at least this share of the span on either side, so that each quadrant has room for its name. */
const LEAST_SIDE = 0.3;
const AXIS_BELOW = 94;
const LABEL_ABOVE = 40;
const END_RADIUS = 12;
const STEP_RADIUS = 4.5;
const OLDEST_OPACITY = 0.3;
const QUADRANT_SHARE = 0.07;
const QUADRANT_INSET = 14;

/** Top right, bottom right, bottom left, top left, as the quadrants' names. */
const QUADRANT_TONES = ['positive', 'accent', 'negative', 'primary'] as const;

function axisScale(values: readonly number[], center: number, range: readonly [number, number]): ValueScale {
  const drawable = values.filter(isDrawable);
  const above = Math.max(0, ...drawable.map((value) => value - center));
  const below = Math.max(0, ...drawable.map((value) => center - value));
  const side = Math.max(above, below) * (LEAST_SIDE / (1 - LEAST_SIDE));
  const ends = [center - Math.max(below, side), center + Math.max(above, side)].filter(isDrawable);
  return valueScale({ values: ends, isLog: false, range, padding: PADDING });
}

/** Tints and names the quadrants and draws the cross between them. */
function drawQuadrants(canvas: Canvas, panel: MapPanel, plot: Box, center: { x: number; y: number }): void {
  const { palette } = canvas;
  for (const [i, tone] of QUADRANT_TONES.entries()) {
    const [isRight, isTop] = [i < 2, i === 0 || i === 3];
    const [left, right] = isRight ? [center.x, plot.right] : [plot.left, center.x];
    const [top, bottom] = isTop ? [plot.top, center.y] : [center.y, plot.bottom];
    const fill = mixColors(palette.background, palette.tones[tone], QUADRANT_SHARE);
    canvas.back.push(element('rect', { x: left, y: top, width: right - left, height: bottom - top, fill }));
    const { text } = fitLabel(panel.quadrants[i] ?? '', LABEL_SIZE, 600, right - left - 2 * QUADRANT_INSET);
    tryText(canvas, {
      text,
      x: isRight ? right - QUADRANT_INSET : left + QUADRANT_INSET,
      y: isTop ? top + 38 : bottom - 18,
      size: LABEL_SIZE,
      weight: 600,
      color: palette.tones[tone],
      anchor: isRight ? 'end' : 'start',
    });
  }
  const [x, y, left, right] = [center.x, center.y, plot.left, plot.right].map(formatCoordinate);
  const cross = `M${left},${y}H${right}M${x},${formatCoordinate(plot.top)}V${formatCoordinate(plot.bottom)}`;
  canvas.back.push(element('path', { d: cross, fill: 'none', stroke: palette.axis, 'stroke-width': 2.5 }));
}

function drawTicks(canvas: Canvas, plot: Box, x: ValueScale, y: ValueScale): void {
  const style = { size: TICK_SIZE, weight: 400, color: canvas.palette.mutedText } as const;
  const across = x.ticks(TICKS);
  for (const value of across.values) {
    const text = formatTick(value, across.step, 'number');
    tryText(canvas, { ...style, text, x: x.toPixel(value), y: plot.bottom + 42, anchor: 'middle' });
  }
  const up = y.ticks(TICKS);
  for (const value of up.values) {
    const text = formatTick(value, up.step, 'number');
    tryText(canvas, {
      ...style,
      text,
      x: plot.right + LABEL_GAP,
      y: y.toPixel(value) + TICK_SIZE * MIDDLE_EMS,
    });
  }
}

function drawAxisNames(canvas: Canvas, panel: MapPanel, plot: Box): void {
  const style = { size: SMALL_SIZE, weight: 400, color: canvas.palette.mutedText } as const;
  const up = fitLabel(panel.yLabel, SMALL_SIZE, 400, plot.right - plot.left);
  tryText(canvas, { ...style, text: up.text, x: WIDTH - MARGIN, y: plot.top - 16, anchor: 'end' });
  const across = fitLabel(panel.xLabel, SMALL_SIZE, 400, plot.right - plot.left);
  const center = (plot.left + plot.right) / 2;
  tryText(canvas, { ...style, text: across.text, x: center, y: plot.bottom + 80, anchor: 'middle' });
}

/** A trail that fades into the past, with a dot per step and a large one where it ends. */
function drawTrail(canvas: Canvas, { tone, pixels }: PlacedTrail): void {
  const color = canvas.palette.tones[tone];
  for (const [i, [x, y]] of pixels.entries()) {
    const opacity = (OLDEST_OPACITY + ((1 - OLDEST_OPACITY) * (i + 1)) / pixels.length).toFixed(2);
    const before = pixels[i - 1];
    if (before !== undefined) {
      const ends = { x1: before[0], y1: before[1], x2: x, y2: y };
      const stroke = { stroke: color, 'stroke-width': LINE_STROKE, 'stroke-opacity': opacity };
      canvas.data.push(element('line', { ...ends, ...stroke, 'stroke-linecap': 'round' }));
    }
    const isEnd = i === pixels.length - 1;
    const ring = isEnd
      ? { stroke: canvas.palette.background, 'stroke-width': 3 }
      : { 'fill-opacity': opacity };
    const r = isEnd ? END_RADIUS : STEP_RADIUS;
    (isEnd ? canvas.front : canvas.data).push(element('circle', { cx: x, cy: y, r, fill: color, ...ring }));
  }
}

/** Draws the quadrant map into `box`: the centre's cross, each asset's trail and, at its end, the asset's name. */
export function drawMapPanel(canvas: Canvas, panel: MapPanel, box: Box): void {
  const center = isDrawable(panel.center) ? panel.center : 0;
  const points = panel.trails
    .flatMap(({ points: trail }) => trail)
    .filter(([x, y]) => isDrawable(x) && isDrawable(y));
  const plot = { ...box, top: box.top + LABEL_ABOVE, bottom: box.bottom - AXIS_BELOW };
  const y = axisScale(
    points.map(([, value]) => value),
    center,
    [plot.bottom, plot.top],
  );
  const { values, step } = y.ticks(TICKS);
  const widths = values.map((value) => measureText(formatTick(value, step, 'number'), TICK_SIZE, 400));
  plot.right = WIDTH - MARGIN / 2 - LABEL_GAP - Math.min(200, Math.max(...widths));
  const x = axisScale(
    points.map(([value]) => value),
    center,
    [plot.left, plot.right],
  );
  drawQuadrants(canvas, panel, plot, { x: x.toPixel(center), y: y.toPixel(center) });
  drawAxisNames(canvas, panel, plot);
  drawTicks(canvas, plot, x, y);
  const trails = panel.trails.map(({ label, tone, points: trail }) => ({
    label,
    tone,
    pixels: trail
      .filter((point) => isDrawable(point[0]) && isDrawable(point[1]))
      .map((point) => [x.toPixel(point[0]), y.toPixel(point[1])] as const),
  }));
  for (const trail of trails) drawTrail(canvas, trail);
  labelTrails(canvas, trails, plot);
}
