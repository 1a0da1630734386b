import type { Box } from './boxes.ts';
import { type Canvas, fitLabel } from './canvas.ts';
import { type Pixel, writeBeside } from './label-places.ts';
import type { PlacedPanel } from './series-layout.ts';
import { LABEL_SIZE } from './sizes.ts';
import type { Marker } from './spec.ts';
import { element, polyline } from './svg.ts';

const HALF_WIDTH = 12;
const HEIGHT = 20;
/** From the point to the tip, so that the line stays visible between them. */
const CLEARANCE = 9;
const DOT_RADIUS = 9;
const LABEL_WIDTH = 320;

interface PlacedMarker {
  readonly marker: Marker;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

function placeMarkers({ panel, holdsX, toX, y }: PlacedPanel): PlacedMarker[] {
  return (panel.markers ?? []).flatMap((marker) => {
    if (!holdsX(marker.x) || !y.holds(marker.y)) return [];
    const at = { x: toX(marker.x), y: y.toPixel(marker.y) };
    const reach = CLEARANCE + HEIGHT;
    const above = marker.shape === 'down' ? reach : marker.shape === 'dot' ? DOT_RADIUS : 0;
    const below = marker.shape === 'up' ? reach : marker.shape === 'dot' ? DOT_RADIUS : 0;
    const box = {
      left: at.x - HALF_WIDTH,
      top: at.y - above,
      right: at.x + HALF_WIDTH,
      bottom: at.y + below,
    };
    return [{ marker, ...at, box }];
  });
}

/** An arrowhead under the point aiming up, over it aiming down, or a dot on it: told apart without colour. */
function shapeOf(canvas: Canvas, { marker, x, y }: PlacedMarker): string {
  const { background, tones } = canvas.palette;
  const style = { fill: tones[marker.tone], stroke: background, 'stroke-width': 3, 'paint-order': 'stroke' };
  if (marker.shape === 'dot') return element('circle', { cx: x, cy: y, r: DOT_RADIUS, ...style });
  const way = marker.shape === 'up' ? 1 : -1;
  const tip = y + way * CLEARANCE;
  const base = tip + way * HEIGHT;
  const corners = [[x, tip] as const, [x + HALF_WIDTH, base] as const, [x - HALF_WIDTH, base] as const];
  return element('path', { d: `${polyline(corners)}Z`, 'stroke-linejoin': 'round', ...style });
}

/** Marks point events, and keeps their places clear of later text. */
export function drawMarkers(canvas: Canvas, placed: PlacedPanel): PlacedMarker[] {
  const markers = placeMarkers(placed);
  for (const marker of markers) {
    canvas.front.push(shapeOf(canvas, marker));
    canvas.occupied.push(marker.box);
  }
  return markers;
}

/** The markers' names, the latest first: where there is no room beside its marker, a name is left out. */
export function labelMarkers(
  canvas: Canvas,
  markers: readonly PlacedMarker[],
  plot: Box,
  samples: readonly Pixel[],
): void {
  for (const { marker, x, box } of markers.toReversed()) {
    const label = fitLabel(marker.label ?? '', LABEL_SIZE, 600, LABEL_WIDTH);
    const color = canvas.palette.tones[marker.tone];
    const at = [x, (box.top + box.bottom) / 2] as const;
    writeBeside(canvas, { at, radius: HALF_WIDTH, from: [0, 0], color, ...label }, plot, samples);
  }
}
