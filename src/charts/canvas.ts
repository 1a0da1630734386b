import { type Box, contains, grow, intersects } from './boxes.ts';
import { type FontWeight, measureText } from './font.ts';
import { element, escapeXml } from './svg.ts';
import { cleanText, fitText } from './text.ts';
import type { Palette } from './theme.ts';

/** The picture's size in pixels: a phone's width at three times its points, and nearly square for a chat bubble. */
export const WIDTH = 1200;
export const HEIGHT = 1000;

/** Least distance between two texts, so that they read as two. */
const TEXT_GAP = 4;

/** Tallest capital or accent and deepest descender of the font, in ems; digits reach down no further than a comma. */
const ASCENT_EMS = 0.8;
const DESCENT_EMS = 0.24;
const NUMERIC_DESCENT_EMS = 0.13;
const NUMERIC = /^[\d.,:%+−]+[kMBT]?$/;

/** From a text's baseline up to the middle of its digits and capitals, in ems. */
export const MIDDLE_EMS = 0.364;

const FRAME: Box = { left: 4, top: 0, right: WIDTH - 4, bottom: HEIGHT };

export type Anchor = 'start' | 'middle' | 'end';

/** One line of text; `x` is where its anchor lies and `y` its baseline. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: FontWeight;
  readonly color: string;
  readonly anchor?: Anchor;
  /** Clears the ground behind the text in this colour, for text that lies on lines. */
  readonly plate?: string;
}

/** The layers of a picture in drawing order, and what its texts already occupy. */
export interface Canvas {
  readonly palette: Palette;
  readonly back: string[];
  readonly data: string[];
  readonly front: string[];
  readonly occupied: Box[];
}

export function createCanvas(palette: Palette): Canvas {
  return { palette, back: [], data: [], front: [], occupied: [] };
}

/** The box a text's letters may touch. */
export function boxOfText(line: TextLine): Box {
  const width = measureText(line.text, line.size, line.weight);
  const left =
    line.anchor === 'end' ? line.x - width : line.anchor === 'middle' ? line.x - width / 2 : line.x;
  const descent = NUMERIC.test(line.text) ? NUMERIC_DESCENT_EMS : DESCENT_EMS;
  return {
    left,
    top: line.y - line.size * ASCENT_EMS,
    right: left + width,
    bottom: line.y + line.size * descent,
  };
}

/** Whether `box` lies in the picture and clear of all that is written so far. */
export function isFree(canvas: Canvas, box: Box): boolean {
  const roomy = grow(box, TEXT_GAP);
  return contains(FRAME, box) && !canvas.occupied.some((other) => intersects(roomy, other));
}

/** A plain box: stroking the letters' outlines instead would look the same and take ten times as long to draw. */
function plateBehind(line: TextLine, fill: string): string {
  const { left, top, right, bottom } = grow(boxOfText(line), 4, 0);
  return element('rect', { x: left, y: top, width: right - left, height: bottom - top, rx: 4, fill });
}

/** Writes a text where the layout has kept room for it; `reserve` replaces its box when it sits in a larger one. */
export function writeText(canvas: Canvas, line: TextLine, reserve?: Box): void {
  if (line.text === '') return;
  canvas.occupied.push(reserve ?? boxOfText(line));
  if (line.plate !== undefined) canvas.front.push(plateBehind(line, line.plate));
  const attributes = {
    x: line.x,
    y: line.y,
    'font-size': line.size,
    'font-weight': line.weight === 600 ? 600 : undefined,
    'text-anchor': line.anchor === 'start' ? undefined : line.anchor,
    fill: line.color,
  };
  canvas.front.push(element('text', attributes, escapeXml(line.text)));
}

/** Writes a text only where nothing is in its way; says whether it did. */
export function tryText(canvas: Canvas, line: TextLine): boolean {
  if (line.text === '' || !isFree(canvas, boxOfText(line))) return false;
  writeText(canvas, line);
  return true;
}

/** A label's text cleaned and cut to `maxWidth` pixels, with its width. */
export function fitLabel(
  text: string,
  size: number,
  weight: FontWeight,
  maxWidth: number,
): { text: string; width: number } {
  const fitted = fitText(cleanText(text), size, weight, maxWidth);
  return { text: fitted, width: measureText(fitted, size, weight) };
}
