import { area, line } from 'd3-shape';
import type { Canvas } from './canvas.ts';
import { isDrawable } from './scale.ts';
import type { PlacedPanel } from './series-layout.ts';
import { FAINT_STROKE, LINE_STROKE, MAIN_STROKE } from './sizes.ts';
import type { AreaMark, ColumnsMark, LineMark, Point } from './spec.ts';
import { element, formatCoordinate } from './svg.ts';

const FAINT_OPACITY = '0.38';
/** Muted areas are intervals behind lines; coloured ones are quantities. */
const AREA_OPACITY = { muted: '0.22', other: '0.55' } as const;
const DASH = '12 9';
/** A column's share of the distance to its neighbour. */
const COLUMN_SHARE = 0.72;
const WIDEST_COLUMN = 36;

/** Whether a point can be seen: both its values lie on their axes. */
export function isPlottable(point: Point, { holdsX, y }: PlacedPanel): point is readonly [number, number] {
  return holdsX(point[0]) && y.holds(point[1]);
}

function strokeWidthOf(mark: LineMark): number {
  if (mark.isFaint === true) return FAINT_STROKE;
  return mark.isMain === true ? MAIN_STROKE : LINE_STROKE;
}

/** A line, broken where values are missing; a lone point between gaps becomes a dot through its round cap. */
export function drawLine(canvas: Canvas, mark: LineMark, placed: PlacedPanel): void {
  const { toX, y } = placed;
  const path = line<Point>()
    .defined((point) => isPlottable(point, placed))
    .x(([x]) => toX(x))
    .y(([, value]) => y.toPixel(value ?? 0))
    .digits(1)(mark.points);
  if (path === null) return;
  canvas.data.push(
    element('path', {
      d: path,
      fill: 'none',
      stroke: canvas.palette.tones[mark.tone],
      'stroke-width': strokeWidthOf(mark),
      'stroke-opacity': mark.isFaint === true ? FAINT_OPACITY : undefined,
      'stroke-dasharray': mark.isDashed === true ? DASH : undefined,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
  );
}

type AreaPoint = AreaMark['points'][number];

/** A filled band, broken where its high is missing; a low that is missing stands for zero. */
export function drawArea(canvas: Canvas, mark: AreaMark, { holdsX, toX, y }: PlacedPanel): void {
  const [floor] = y.domain;
  const lowOf = (low: number | null): number => (isDrawable(low) ? low : 0);
  const path = area<AreaPoint>()
    .defined(([x, , high]) => holdsX(x) && y.holds(high))
    .x(([x]) => toX(x))
    .y0(([, low]) => y.toPixel(y.isLog ? Math.max(floor, lowOf(low)) : lowOf(low)))
    .y1(([, , high]) => y.toPixel(high ?? 0))
    .digits(1)(mark.points);
  if (path === null) return;
  const opacity = AREA_OPACITY[mark.tone === 'muted' ? 'muted' : 'other'];
  canvas.data.push(
    element('path', { d: path, fill: canvas.palette.tones[mark.tone], 'fill-opacity': opacity }),
  );
}

/** Column width in pixels: from the mean distance of the points. */
function columnWidth(points: readonly (readonly [number, number])[], toX: (x: number) => number): number {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return WIDEST_COLUMN / 2;
  const pitch = Math.abs(toX(last[0]) - toX(first[0])) / (points.length - 1);
  return Math.max(2, Math.min(WIDEST_COLUMN, pitch * COLUMN_SHARE));
}

/** Columns from zero (the axis's foot on a log scale): one path for those above and one for those below. */
export function drawColumns(canvas: Canvas, mark: ColumnsMark, placed: PlacedPanel): void {
  const { plot, toX, y } = placed;
  const points = mark.points.filter((point) => isPlottable(point, placed));
  const width = columnWidth(points, toX);
  const base = y.toPixel(y.isLog ? y.domain[0] : 0);
  const paths = { positive: '', negative: '' };
  for (const [x, value] of points) {
    // A column at the edge keeps the half that lies inside.
    const left = Math.max(plot.left, toX(x) - width / 2);
    const right = Math.min(plot.right, toX(x) + width / 2);
    const edges = [left, base, y.toPixel(value), right].map(formatCoordinate);
    paths[value < 0 ? 'negative' : 'positive'] +=
      `M${edges[0]},${edges[1]}V${edges[2]}H${edges[3]}V${edges[1]}Z`;
  }
  for (const side of ['positive', 'negative'] as const)
    if (paths[side] !== '')
      canvas.data.push(element('path', { d: paths[side], fill: canvas.palette.tones[mark[side]] }));
}
