import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readAdvances } from './font-tables.ts';

/** The two weights charts are set in. */
export type FontWeight = 400 | 600;

export const FONT_FAMILY = 'Inter';

const resolveFile = createRequire(import.meta.url).resolve;

const FILES: Readonly<Record<FontWeight, string>> = {
  400: resolveFile('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  600: resolveFile('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};

/** The font files the rasteriser must load: those that text is measured with. */
export const FONT_FILES: readonly string[] = Object.values(FILES);

/** Advance widths by code point in ems; a font is read once, when the first text is measured. */
const advances = new Map<FontWeight, ReadonlyMap<number, number>>();

function advancesOf(weight: FontWeight): ReadonlyMap<number, number> {
  const known = advances.get(weight);
  if (known !== undefined) return known;
  const table = readAdvances(readFileSync(FILES[weight]));
  advances.set(weight, table);
  return table;
}

/** Whether the font can draw this code point; what it can't would come out as an empty box. */
export function hasGlyph(codePoint: number): boolean {
  return advancesOf(400).has(codePoint);
}

/**
 * Width in pixels of one line of text: the sum of the glyphs' advances. Kerning only tightens, so the true width is
 * this or a few percent less, which the font's test holds against what the rasteriser draws.
 */
export function measureText(text: string, size: number, weight: FontWeight): number {
  const table = advancesOf(weight);
  const fallback = table.get('?'.codePointAt(0) ?? 0) ?? 1;
  let ems = 0;
  for (const character of text) ems += table.get(character.codePointAt(0) ?? 0) ?? fallback;
  return ems * size;
}
