import { type Box, contains, grow } from './boxes.ts';
import { type Canvas, isFree, MIDDLE_EMS, writeText } from './canvas.ts';
import { LABEL_SIZE } from './sizes.ts';
import { element } from './svg.ts';

export type Pixel = readonly [x: number, y: number];

/** What a label names: a point, the room it takes itself, and the way its line came from (a unit vector or zero). */
export interface Named {
  readonly at: Pixel;
  readonly radius: number;
  readonly from: Pixel;
  readonly color: string;
  readonly text: string;
  readonly width: number;
}

/** From the point's edge to a label, ring by ring outwards. */
const RINGS = [8, 36, 68, 108] as const;
const DIRECTIONS = 12;
const HEIGHT = 36;

/** What a place costs in pixels of distance: each sample of the data it hides, and lying upon its own line. */
const HIDDEN_COST = 16;
const BACKWARD_COST = 10;
/** Beyond the first ring a leader line is needed, and the eye must follow it. */
const LEADER_COST = 30;

interface Place {
  readonly box: Box;
  readonly cost: number;
  readonly hasLeader: boolean;
}

/** How many of the samples a box would hide. */
export function countWithin(samples: readonly Pixel[], box: Box): number {
  let count = 0;
  for (const [x, y] of samples)
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) count += 1;
  return count;
}

/** Points from one to the next along a line, about every `spacing` pixels, the line's own points included. */
export function sampleLine(pixels: readonly Pixel[], spacing: number): Pixel[] {
  return pixels.flatMap((to, i) => {
    const from = pixels[i - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / spacing));
    return Array.from({ length: steps }, (_, k): Pixel => {
      const share = (k + 1) / steps;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}

/** A label's box with its near edge `distance` away from `at` in the direction of the unit vector. */
function boxAt([x, y]: Pixel, [dx, dy]: Pixel, distance: number, width: number): Box {
  const center = { x: x + dx * (distance + width / 2), y: y + dy * (distance + HEIGHT / 2) };
  return {
    left: center.x - width / 2,
    top: center.y - HEIGHT / 2,
    right: center.x + width / 2,
    bottom: center.y + HEIGHT / 2,
  };
}

function placesAround(canvas: Canvas, named: Named, plot: Box, samples: readonly Pixel[]): Place[] {
  const places: Place[] = [];
  for (const [i, ring] of RINGS.entries())
    for (let step = 0; step < DIRECTIONS; step += 1) {
      const angle = (2 * Math.PI * step) / DIRECTIONS;
      const way: Pixel = [Math.cos(angle), Math.sin(angle)];
      const box = boxAt(named.at, way, named.radius + ring, named.width);
      if (!contains(plot, box) || !isFree(canvas, box)) continue;
      const hidden = countWithin(samples, grow(box, 6, 2)) * HIDDEN_COST;
      const backward = Math.max(0, way[0] * named.from[0] + way[1] * named.from[1]) * BACKWARD_COST;
      const cost = ring + hidden + backward + (i > 0 ? LEADER_COST : 0);
      places.push({ box, cost, hasLeader: i > 0 });
    }
  return places;
}

function drawLeader(canvas: Canvas, { at, color }: Named, box: Box): void {
  const x2 = Math.max(box.left, Math.min(at[0], box.right));
  const y2 = Math.max(box.top + 6, Math.min(at[1], box.bottom - 6));
  canvas.data.push(element('line', { x1: at[0], y1: at[1], x2, y2, stroke: color, 'stroke-width': 2 }));
}

/** Dims what lies under a name without hiding it: the ground may be a band or a quadrant of another colour. */
function plate(canvas: Canvas, { left, top, right, bottom }: Box): string {
  const frame = { x: left - 4, y: top + 3, width: right - left + 8, height: bottom - top - 6, rx: 5 };
  return element('rect', { ...frame, fill: canvas.palette.background, 'fill-opacity': '0.62' });
}

/**
 * Writes a name beside its point, where it hides the least of the data; without a free place near by it is left out
 * rather than laid over another text.
 */
export function writeBeside(canvas: Canvas, named: Named, plot: Box, samples: readonly Pixel[]): void {
  const [best] = placesAround(canvas, named, plot, samples).sort((a, b) => a.cost - b.cost);
  if (best === undefined || named.text === '') return;
  const { box } = best;
  if (best.hasLeader) drawLeader(canvas, named, box);
  const y = (box.top + box.bottom) / 2 + LABEL_SIZE * MIDDLE_EMS;
  const style = { size: LABEL_SIZE, weight: 600, color: named.color } as const;
  canvas.front.push(plate(canvas, box));
  writeText(canvas, { ...style, text: named.text, x: box.left, y }, box);
}
