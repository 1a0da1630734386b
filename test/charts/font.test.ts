import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { FONT_FAMILY, FONT_FILES, hasGlyph, measureText } from '../../src/charts/font.ts';
import { readAdvances } from '../../src/charts/font-tables.ts';
import { element, escapeXml } from '../../src/charts/svg.ts';

/** The width of the text as it is drawn: from the left of its first letter to the right of its last. */
function drawnWidth(text: string, size: number, weight: number): number {
  const style = { x: 20, y: 100, 'font-family': FONT_FAMILY, 'font-size': size, 'font-weight': weight };
  const root = { xmlns: 'http://www.w3.org/2000/svg', width: 2000, height: 200 };
  const svg = element('svg', root, element('text', style, escapeXml(text)));
  const font = { loadSystemFonts: false, fontFiles: [...FONT_FILES] };
  return new Resvg(svg, { font }).getBBox()?.width ?? 0;
}

const TEXTS = [
  'Russell 2000: 13% above 2,400',
  'All-time high 2,811',
  'MACD(12,26,9) on weekly closes',
  'Net liquidity $5.6T: the Treasury holds $948B',
  'n 24 · up 58% (39% to 78%)',
  'AVATAR To We Ty. Yo. WAVE',
  'Zürich – élan “quoted” ≥ 5 × −3',
];

describe('measuring', () => {
  it.each(TEXTS.flatMap((text) => ([400, 600] as const).map((weight) => ({ text, weight }))))(
    'agrees with what is drawn: $text at $weight',
    ({ text, weight }) => {
      const measured = measureText(text, 46, weight);
      const drawn = drawnWidth(text, 46, weight);
      // The box of the ink lacks the first and last letters' side bearings, a tenth of an em at most.
      expect(drawn).toBeLessThan(measured * 1.005);
      expect(drawn).toBeGreaterThan(measured * 0.94 - 4.6);
    },
  );

  it('grows with the size and is wider in the bolder weight', () => {
    expect(measureText('Phase 2', 60, 400)).toBeCloseTo(2 * measureText('Phase 2', 30, 400), 9);
    expect(measureText('Phase 2', 30, 600)).toBeGreaterThan(measureText('Phase 2', 30, 400));
    expect(measureText('', 30, 400)).toBe(0);
  });

  it('knows which characters the font lacks', () => {
    const isKnown = (character: string): boolean => hasGlyph(character.codePointAt(0) ?? 0);
    expect(Array.from('Aé−×≥·…€').every(isKnown)).toBe(true);
    expect(Array.from('比🚀ཉ').some(isKnown)).toBe(false);
  });
});

/** A font file with just the tables that advances are read from: glyph n is 100 n units wide, in an em of 1000. */
function buildFont(cmap: Buffer): Buffer {
  const head = Buffer.alloc(20);
  head.writeUInt16BE(1000, 18);
  const hhea = Buffer.alloc(36);
  hhea.writeUInt16BE(4, 34);
  const hmtx = Buffer.alloc(16);
  for (let glyph = 0; glyph < 4; glyph += 1) hmtx.writeUInt16BE(glyph * 100, glyph * 4);
  const tables = Object.entries({ cmap, head, hhea, hmtx });
  const directory = Buffer.alloc(12 + tables.length * 16);
  directory.writeUInt16BE(tables.length, 4);
  let offset = directory.length;
  for (const [i, [tag, data]] of tables.entries()) {
    directory.write(tag, 12 + i * 16, 'latin1');
    directory.writeUInt32BE(offset, 12 + i * 16 + 8);
    directory.writeUInt32BE(data.length, 12 + i * 16 + 12);
    offset += data.length;
  }
  return Buffer.concat([directory, ...tables.map(([, data]) => data)]);
}

function words(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) buffer.writeUInt16BE(value & 0xffff, i * 2);
  return buffer;
}

const cmapOf = (subtable: Buffer): Buffer => Buffer.concat([words(0, 1, 3, 1, 0, 12), subtable]);

describe('reading advances', () => {
  it('follows a segmented character map: by delta and through the glyph array', () => {
    // A..B by delta to glyphs 1 and 2; a..b through the array to 3 and none; the closing segment.
    const segments = words(4, 0, 0, 6, 0, 0, 0, 66, 98, 0xffff, 0, 65, 97, 0xffff, -64, 0, 1, 0, 4, 0, 3, 0);
    const advances = readAdvances(buildFont(cmapOf(segments)));
    expect([...advances]).toEqual([
      [65, 0.1],
      [66, 0.2],
      [97, 0.3],
    ]);
  });

  it('follows a grouped character map past the basic plane, glyphs beyond the last record sharing its width', () => {
    const groups = words(12, 0, 0, 28 + 12, 0, 0, 0, 2, 0, 65, 0, 66, 0, 2, 1, 0xf600, 1, 0xf600, 0, 9);
    const advances = readAdvances(buildFont(cmapOf(groups)));
    expect([...advances]).toEqual([
      [65, 0.2],
      [66, 0.3],
      [0x1f600, 0.3],
    ]);
  });

  it('refuses what is no font of this kind', () => {
    expect(() => readAdvances(buildFont(cmapOf(words(6, 0, 0))))).toThrow('no character map');
    expect(() => readAdvances(Buffer.from('wOF2'.padEnd(64, '\0')))).toThrow(RangeError);
  });
});
