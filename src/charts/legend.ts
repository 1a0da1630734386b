import { type Canvas, fitLabel, MIDDLE_EMS, tryText } from './canvas.ts';
import { LEGEND_SIZE } from './sizes.ts';
import type { Mark, SeriesPanel, Tone } from './spec.ts';

interface LegendWord {
  readonly text: string;
  readonly tone: Tone;
  readonly x: number;
  readonly row: number;
}

/** A panel's coloured words, laid out in rows; nothing and without height where the panel wants none. */
export interface Legend {
  readonly words: readonly LegendWord[];
  readonly height: number;
}

export const NO_LEGEND: Legend = { words: [], height: 0 };

const ROW_HEIGHT = 48;
const WORD_GAP = 30;
const INDENT = 6;
const MAX_ROWS = 2;

function toneOf(mark: Mark): Tone {
  return mark.kind === 'columns' ? mark.positive : mark.tone;
}

/** Rows of words from left to right up to `right`; a bundle of lines that share a name is named once. */
export function layoutLegend(panel: SeriesPanel, left: number, right: number): Legend {
  const names = new Map<string, Tone>();
  if (panel.hasLegend === true)
    for (const mark of panel.marks) if (!names.has(mark.label)) names.set(mark.label, toneOf(mark));
  const words: LegendWord[] = [];
  let x = left + INDENT;
  let row = 0;
  for (const [name, tone] of names) {
    const { text, width } = fitLabel(name, LEGEND_SIZE, 600, right - left - 2 * INDENT);
    if (text === '') continue;
    if (x + width > right && x > left + INDENT) {
      x = left + INDENT;
      row += 1;
    }
    if (row >= MAX_ROWS) break;
    words.push({ text, tone, x, row });
    x += width + WORD_GAP;
  }
  const rows = words.length === 0 ? 0 : (words.at(-1)?.row ?? 0) + 1;
  return { words, height: rows * ROW_HEIGHT };
}

/** Writes the words from `top` down. */
export function drawLegend(canvas: Canvas, legend: Legend, top: number): void {
  for (const { text, tone, x, row } of legend.words) {
    const y = top + (row + 0.5) * ROW_HEIGHT + LEGEND_SIZE * MIDDLE_EMS;
    const color = canvas.palette.tones[tone];
    tryText(canvas, { text, x, y, size: LEGEND_SIZE, weight: 600, color });
  }
}
