import type { Box } from './boxes.ts';
import { element, formatCoordinate } from './svg.ts';
import type { Palette } from './theme.ts';

const PITCH = 9;

/**
 * Diagonal strokes over a box: what is not final yet, told apart by more than colour. Drawn as strokes rather than as
 * a pattern fill, which vanishes when a viewer scales the picture down.
 */
export function hatch(palette: Palette, { left, top, right, bottom }: Box): string {
  const strokes: string[] = [];
  for (let sum = left + top + PITCH; sum < right + bottom; sum += PITCH) {
    const x = [Math.max(left, sum - bottom), Math.min(right, sum - top)] as const;
    const [x1, y1, x2, y2] = [x[0], sum - x[0], x[1], sum - x[1]].map(formatCoordinate);
    strokes.push(`M${x1},${y1}L${x2},${y2}`);
  }
  const style = { stroke: palette.mutedText, 'stroke-width': 2.5, 'stroke-opacity': '0.75' };
  return element('path', { d: strokes.join(''), fill: 'none', ...style });
}
