import { type Box, grow } from './boxes.ts';
import { type Canvas, fitLabel } from './canvas.ts';
import { type Pixel, sampleLine, writeBeside } from './label-places.ts';
import { LABEL_SIZE } from './sizes.ts';
import type { Tone } from './spec.ts';

/** A trail in pixels, oldest first; the last is where the asset stands. */
export interface PlacedTrail {
  readonly label: string;
  readonly tone: Tone;
  readonly pixels: readonly Pixel[];
}

const LONGEST = 300;
const SPACING = 14;
const DOT_RADIUS = 12;

/** Where the trail came from, as a unit vector; nowhere for a lone point. */
function originOf(pixels: readonly Pixel[]): Pixel {
  const [end, before] = [pixels.at(-1), pixels.at(-2)];
  if (end === undefined || before === undefined) return [0, 0];
  const [dx, dy] = [before[0] - end[0], before[1] - end[1]];
  const length = Math.hypot(dx, dy);
  return length === 0 ? [0, 0] : [dx / length, dy / length];
}

/** How many others end near this trail's end. */
function crowding(trail: PlacedTrail, trails: readonly PlacedTrail[]): number {
  const end = trail.pixels.at(-1);
  if (end === undefined) return 0;
  return trails.reduce((sum, { pixels }) => {
    const other = pixels.at(-1);
    return other === undefined ? sum : sum + 1 / (60 + Math.hypot(other[0] - end[0], other[1] - end[1]));
  }, 0);
}

/** Names each trail at its end, the most crowded first, since they have the least choice. */
export function labelTrails(canvas: Canvas, trails: readonly PlacedTrail[], plot: Box): void {
  for (const { pixels } of trails) {
    const end = pixels.at(-1);
    if (end === undefined) continue;
    const [x, y] = end;
    canvas.occupied.push(grow({ left: x, top: y, right: x, bottom: y }, DOT_RADIUS));
  }
  const samples = trails.flatMap(({ pixels }) => sampleLine(pixels, SPACING));
  for (const trail of trails.toSorted((a, b) => crowding(b, trails) - crowding(a, trails))) {
    const at = trail.pixels.at(-1);
    if (at === undefined) continue;
    const label = fitLabel(trail.label, LABEL_SIZE, 600, LONGEST);
    const color = canvas.palette.tones[trail.tone];
    writeBeside(
      canvas,
      { at, radius: DOT_RADIUS, from: originOf(trail.pixels), color, ...label },
      plot,
      samples,
    );
  }
}
