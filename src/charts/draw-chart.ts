import type { Box } from './boxes.ts';
import { type Canvas, createCanvas, HEIGHT, WIDTH } from './canvas.ts';
import { checkSpec } from './check-spec.ts';
import { FONT_FAMILY } from './font.ts';
import { drawFooter } from './footer.ts';
import { drawHeader } from './header.ts';
import { drawIntervalsPanel } from './intervals-panel.ts';
import { drawMapPanel } from './map-panel.ts';
import { drawSeriesPanels } from './series-panels.ts';
import { MARGIN } from './sizes.ts';
import type { ChartSpec, Panel, SeriesPanel, Theme } from './spec.ts';
import { element, escapeXml } from './svg.ts';
import { cleanText } from './text.ts';
import { paletteOf } from './theme.ts';
import { drawTimelinePanel } from './timeline-panel.ts';
import { drawWatermark } from './watermark.ts';

const HEADER_GAP = 30;
const PART_GAP = 30;

/** Neighbouring series panels share an axis and are drawn as one part; any other panel is a part of its own. */
type Part = readonly SeriesPanel[] | Exclude<Panel, SeriesPanel>;

function partsOf(panels: readonly Panel[]): Part[] {
  const parts: Part[] = [];
  for (const panel of panels) {
    const last = parts.at(-1);
    if (panel.kind !== 'series') parts.push(panel);
    else if (last === undefined || 'kind' in last) parts.push([panel]);
    else parts[parts.length - 1] = [...last, panel];
  }
  return parts;
}

function drawPart(canvas: Canvas, spec: ChartSpec, part: Part, box: Box): void {
  if (!('kind' in part)) drawSeriesPanels(canvas, spec, part, box);
  else if (part.kind === 'map') drawMapPanel(canvas, part, box);
  else if (part.kind === 'intervals') drawIntervalsPanel(canvas, part, box);
  else drawTimelinePanel(canvas, part, box);
}

function assemble(canvas: Canvas, spec: ChartSpec): string {
  const { palette } = canvas;
  const size = { width: WIDTH, height: HEIGHT };
  const content = [
    element('title', {}, escapeXml(cleanText(spec.alt))),
    element('rect', { ...size, fill: palette.background }),
    ...canvas.back,
    ...canvas.data,
    ...canvas.front,
  ];
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...size,
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    'font-family': FONT_FAMILY,
  };
  return element('svg', root, content.join(''));
}

/**
 * Draws a chart as an SVG of 1200 by 1000 pixels: pure, and the same string for the same spec on every machine. Missing
 * values break lines; a chart without any data shows its empty axes. Throws a ChartError for a spec that
 * cannot be drawn: no panels, weights that are not positive, too many points.
 */
export function drawChart(spec: ChartSpec, theme: Theme): string {
  checkSpec(spec);
  const canvas = createCanvas(paletteOf(theme));
  const top = drawHeader(canvas, spec) + HEADER_GAP;
  const bottom = drawFooter(canvas, spec);
  const parts = partsOf(spec.panels);
  const height = (bottom - top - PART_GAP * (parts.length - 1)) / parts.length;
  for (const [i, part] of parts.entries()) {
    const partTop = top + i * (height + PART_GAP);
    const box = { left: MARGIN, top: partTop, right: WIDTH - MARGIN, bottom: partTop + height };
    drawPart(canvas, spec, part, box);
  }
  if (spec.watermark !== undefined) drawWatermark(canvas, spec.watermark);
  return assemble(canvas, spec);
}
