import type { MapPosition, Quadrant } from './rotation-map.ts';

/** How far a place on the rotation map is from the nearest other quadrant, in standard deviations. */
export interface NearestTurn {
  readonly distance: number;
  readonly quadrant: Quadrant;
}

const CENTRE = 100;
/** Where a change of strength alone, or of momentum alone, leads to. */
const ACROSS_STRENGTH: Readonly<Record<Quadrant, Quadrant>> = {
  leading: 'improving',
  improving: 'leading',
  weakening: 'lagging',
  lagging: 'weakening',
};
const ACROSS_MOMENTUM: Readonly<Record<Quadrant, Quadrant>> = {
  leading: 'weakening',
  weakening: 'leading',
  improving: 'lagging',
  lagging: 'improving',
};

export function findNearestTurn({ x, y, quadrant }: MapPosition): NearestTurn {
  const [strength, momentum] = [Math.abs(x - CENTRE), Math.abs(y - CENTRE)];
  return momentum <= strength
    ? { distance: momentum, quadrant: ACROSS_MOMENTUM[quadrant] }
    : { distance: strength, quadrant: ACROSS_STRENGTH[quadrant] };
}
