import { ChartError } from './chart-error.ts';
import type { ChartSpec, Panel } from './spec.ts';

/** More than these can't be told apart in one picture, and would only cost time. */
const MAX_PANELS = 4;
const MAX_POINTS = 40_000;
const MAX_ROWS = 40;
const MAX_ITEMS = 500;

function countPoints(panel: Panel): number {
  if (panel.kind === 'series') return panel.marks.reduce((sum, { points }) => sum + points.length, 0);
  if (panel.kind === 'map') return panel.trails.reduce((sum, { points }) => sum + points.length, 0);
  return 0;
}

function countItems(panel: Panel): number {
  if (panel.kind === 'map') return panel.trails.length;
  if (panel.kind !== 'series') return 0;
  const lists = [panel.marks, panel.levels ?? [], panel.zones ?? [], panel.markers ?? []];
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** Throws a ChartError when the spec can't be drawn, naming what is wrong with it. */
export function checkSpec(spec: ChartSpec): void {
  const { panels } = spec;
  if (panels.length === 0) throw new ChartError('The chart has no panels');
  if (panels.length > MAX_PANELS)
    throw new ChartError(`The chart has ${panels.length} panels of ${MAX_PANELS} allowed`);
  for (const panel of panels) {
    if (panel.kind === 'series' && !(panel.weight > 0 && panel.weight < 1000))
      throw new ChartError(`A panel's weight is ${panel.weight}; it must be above 0 and below 1000`);
    if ((panel.kind === 'intervals' || panel.kind === 'timeline') && panel.rows.length > MAX_ROWS)
      throw new ChartError(`A panel has ${panel.rows.length} rows of ${MAX_ROWS} allowed`);
  }
  const points = panels.reduce((sum, panel) => sum + countPoints(panel), 0);
  if (points > MAX_POINTS) throw new ChartError(`The chart has ${points} points of ${MAX_POINTS} allowed`);
  const items = panels.reduce((sum, panel) => sum + countItems(panel), spec.bands?.length ?? 0);
  if (items > MAX_ITEMS) throw new ChartError(`The chart has ${items} marks of ${MAX_ITEMS} allowed`);
}
