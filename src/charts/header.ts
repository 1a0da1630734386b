import { type Canvas, WIDTH, writeText } from './canvas.ts';
import { type FontWeight, measureText } from './font.ts';
import { MARGIN, SUBTITLE_SIZES, TITLE_SIZES, TITLE_WRAPPED_SIZE } from './sizes.ts';
import type { ChartSpec } from './spec.ts';
import { balanceText, cleanText } from './text.ts';

const TEXT_WIDTH = WIDTH - 2 * MARGIN;
const TITLE_BASELINE = 62;
const LINE_HEIGHT_EMS = 1.18;
const SUBTITLE_LEAD = 46;

interface Setting {
  readonly lines: readonly string[];
  readonly size: number;
}

/** One line at the largest size that fits, or two balanced lines, the second cut if it must be. */
function setText(text: string, weight: FontWeight, sizes: readonly number[], wrappedSize: number): Setting {
  const clean = cleanText(text);
  const size = sizes.find((candidate) => measureText(clean, candidate, weight) <= TEXT_WIDTH);
  if (size !== undefined) return { lines: [clean], size };
  return { lines: balanceText(clean, wrappedSize, weight, TEXT_WIDTH), size: wrappedSize };
}

/** Title and subtitle at the top left; returns the baseline of the last line. */
export function drawHeader(canvas: Canvas, spec: ChartSpec): number {
  const title = setText(spec.title, 600, TITLE_SIZES, TITLE_WRAPPED_SIZE);
  let y = TITLE_BASELINE - title.size * LINE_HEIGHT_EMS;
  for (const text of title.lines) {
    y += title.size * LINE_HEIGHT_EMS;
    writeText(canvas, { text, x: MARGIN, y, size: title.size, weight: 600, color: canvas.palette.text });
  }
  const [, , smallest] = SUBTITLE_SIZES;
  const subtitle = setText(spec.subtitle, 400, SUBTITLE_SIZES, smallest);
  y += SUBTITLE_LEAD - subtitle.size * LINE_HEIGHT_EMS;
  for (const text of subtitle.lines) {
    y += subtitle.size * LINE_HEIGHT_EMS;
    writeText(canvas, {
      text,
      x: MARGIN,
      y,
      size: subtitle.size,
      weight: 400,
      color: canvas.palette.mutedText,
    });
  }
  return y;
}
