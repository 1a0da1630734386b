/**
 * Reads the advance widths of a TrueType font (OpenType specification 1.9: the table directory, `head`, `hhea`,
 * `hmtx`, `cmap`). By hand since nothing else of a font is needed: opentype.js 2 fails on Inter's substitution tables
 * and fontkit 2 costs 16 MB and 170 ms of start, against a millisecond for these lines.
 */

const CMAP_SEGMENTED = 4;
const CMAP_GROUPED = 12;

/** Where a table begins; throws when the file has none of that name. */
function offsetOf(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let record = 12; record < 12 + count * 16; record += 16)
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  throw new RangeError(`The font has no ${tag} table`);
}

/** Visits every (code point, glyph) pair of a format 12 subtable: runs of code points with runs of glyphs. */
function readGroups(table: Buffer, visit: (codePoint: number, glyph: number) => void): void {
  const count = table.readUInt32BE(12);
  for (let group = 16; group < 16 + count * 12; group += 12) {
    const first = table.readUInt32BE(group);
    const glyph = table.readUInt32BE(group + 8);
    for (let code = first; code <= table.readUInt32BE(group + 4); code += 1)
      visit(code, glyph + code - first);
  }
}

/** The same for format 4: four parallel arrays of segments, the last pointing into a glyph array behind it. */
function readSegments(table: Buffer, visit: (codePoint: number, glyph: number) => void): void {
  const length = table.readUInt16BE(6);
  for (let i = 0; i < length; i += 2) {
    const start = table.readUInt16BE(16 + length + i);
    const delta = table.readUInt16BE(16 + length * 2 + i);
    const at = 16 + length * 3 + i;
    const range = table.readUInt16BE(at);
    for (let code = start; code <= table.readUInt16BE(14 + i) && code < 0xffff; code += 1) {
      const listed = range === 0 ? code : table.readUInt16BE(at + range + (code - start) * 2);
      if (listed !== 0) visit(code, (listed + delta) & 0xffff);
    }
  }
}

/** The Unicode subtable of the character map, the fuller format first. */
function findCharacterMap(font: Buffer): { format: number; table: Buffer } {
  const cmap = offsetOf(font, 'cmap');
  const tables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, i) =>
    font.subarray(cmap + font.readUInt32BE(cmap + 8 + i * 8)),
  );
  for (const format of [CMAP_GROUPED, CMAP_SEGMENTED]) {
    const table = tables.find((candidate) => candidate.readUInt16BE(0) === format);
    if (table !== undefined) return { format, table };
  }
  throw new RangeError('The font has no character map of format 4 or 12');
}

/** Advance widths in ems by code point, for every code point the font has a glyph for. Throws on a broken file. */
export function readAdvances(font: Buffer): ReadonlyMap<number, number> {
  const unitsPerEm = font.readUInt16BE(offsetOf(font, 'head') + 18);
  const metrics = offsetOf(font, 'hmtx');
  // Glyphs past the last full record share its advance.
  const lastMetric = font.readUInt16BE(offsetOf(font, 'hhea') + 34) - 1;
  const advances = new Map<number, number>();
  const { format, table } = findCharacterMap(font);
  const read = format === CMAP_GROUPED ? readGroups : readSegments;
  read(table, (codePoint, glyph) => {
    if (glyph === 0) return;
    advances.set(codePoint, font.readUInt16BE(metrics + Math.min(glyph, lastMetric) * 4) / unitsPerEm);
  });
  return advances;
}
