import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RenderedImage, Resvg, ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { collectYoungObjects, keepFreedPages } from '../lib/native-memory.ts';
import { ChartError } from './chart-error.ts';
import { FONT_FAMILY, FONT_FILES, type FontWeight, measureText } from './font.ts';
import { encodePng, packedSize, packRows } from './png.ts';
import { element } from './svg.ts';
import { createTurnstile } from './turnstile.ts';

/** The rasteriser draws any size it is asked for: larger pictures than this are refused before it tries. */
const MAX_SIDE = 2400;
const MAX_SVG_LENGTH = 4_000_000;
const MAX_WAITING = 200;

/** A measured width this far from the drawn one means that another font was drawn, or none. */
const WIDTH_TOLERANCE = 0.05;

/** System fonts are never read: the picture is the same on every machine, and a minimal container has none. */
const OPTIONS: ResvgRenderOptions = {
  font: { loadSystemFonts: false, fontFiles: [...FONT_FILES], defaultFontFamily: FONT_FAMILY },
  logLevel: 'off',
};

interface Rasterizer {
  readonly renderAsync: typeof renderAsync;
  readonly Resvg: typeof Resvg;
}

let rasterizer: Promise<Rasterizer> | undefined;

/** Loads the native rasteriser when it is first needed, after its allocator has been told how to behave. */
function loadRasterizer(): Promise<Rasterizer> {
  keepFreedPages();
  rasterizer ??= import('@resvg/resvg-js');
  return rasterizer;
}

/** Width and height of the SVG's root; throws a ChartError when they are missing or out of bounds. */
function checkSize(svg: string): void {
  if (svg.length > MAX_SVG_LENGTH) throw new ChartError(`The chart's SVG has ${svg.length} characters`);
  const root = /^<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  for (const side of ['width', 'height']) {
    const pixels = Number(new RegExp(`\\s${side}="(\\d+)"`).exec(root)?.[1]);
    if (!(pixels >= 1 && pixels <= MAX_SIDE))
      throw new ChartError(`The chart's ${side} must be 1 to ${MAX_SIDE} pixels, and is ${pixels}`);
  }
}

/** One scratch buffer serves all pictures, since they are made one at a time. */
let scratch = new Uint8Array(0);

/** The image's pixels packed into the scratch buffer, which they share until the next picture. */
function takeRows(image: RenderedImage): Uint8Array {
  const { width, height } = image;
  const size = packedSize(width, height);
  if (scratch.length < size) scratch = new Uint8Array(size);
  const rows = scratch.subarray(0, size);
  const pixels = image.pixels;
  packRows(pixels, width, height, rows);
  // Gives the copy's megabytes back now: the next picture then finds warm pages instead of asking the system
  // for fresh ones, which costs the event loop 12 ms a picture.
  if (pixels.buffer instanceof ArrayBuffer && pixels.byteLength === pixels.buffer.byteLength)
    pixels.buffer.transfer(0);
  return rows;
}

async function draw(svg: string): Promise<Buffer> {
  const { renderAsync: render } = await loadRasterizer();
  const image = await render(svg, OPTIONS).catch((cause: unknown) => {
    throw new ChartError('The rasteriser refused the chart', { cause });
  });
  return encodePng(takeRows(image), image.width, image.height);
}

const takeTurn = createTurnstile(MAX_WAITING);

/**
 * Turns an SVG with the bundled fonts into a PNG: drawn and compressed on other threads, one picture at a time. Rejects with a
 * ChartError when the SVG is broken, too large, or too many pictures are waiting.
 */
export async function rasterize(svg: string): Promise<Buffer> {
  checkSize(svg);
  return takeTurn(async () => {
    const png = await draw(svg);
    // The image is out of use; its native megabytes are freed once it is collected and the loop has turned.
    collectYoungObjects();
    await nextTurn();
    return png;
  });
}

async function checkWeight(weight: FontWeight, fontFiles: readonly string[]): Promise<void> {
  const { Resvg: Image } = await loadRasterizer();
  const [text, size] = ['Sphinx 2,400', 40];
  const line = { x: 10, y: 60, 'font-family': FONT_FAMILY, 'font-size': size, 'font-weight': weight };
  const root = { xmlns: 'http://www.w3.org/2000/svg', width: 600, height: 100 };
  const svg = element('svg', root, element('text', line, text));
  const box = new Image(svg, { ...OPTIONS, font: { ...OPTIONS.font, fontFiles: [...fontFiles] } }).getBBox();
  const [expected, drawn] = [measureText(text, size, weight), box?.width ?? 0];
  if (Math.abs(drawn / expected - 1) < WIDTH_TOLERANCE) return;
  throw new ChartError(
    `Charts can't draw text: ${FONT_FAMILY} ${weight} did not load from ${fontFiles.join(', ')} ` +
      `(a text of ${Math.round(expected)} pixels came out ${Math.round(drawn)} wide)`,
  );
}

/**
 * Proves that text really renders, since a missing or unreadable font otherwise gives pictures without text and no
 * error. To be called at start; rejects with a ChartError naming the font files.
 */
export async function checkFonts(fontFiles: readonly string[] = FONT_FILES): Promise<void> {
  await checkWeight(400, fontFiles);
  await checkWeight(600, fontFiles);
}
