import { type FontWeight, hasGlyph, measureText } from './font.ts';

const ELLIPSIS = '…';

/** Longer strings can't be legible anyway, and bounding them bounds the work a hostile label can cause. */
const MAX_CHARACTERS = 240;

const SPACE = /\s+/gu;

/** Invisible or illegal in XML: controls, formatting marks, lone surrogates, private use. */
const INVISIBLE = /\p{C}/gu;

/** Pictographs are decoration in a label: they go, with their joiners and variation selectors. */
const PICTOGRAPHS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{FE00}-\u{FE0F}\u{20E3}]/gu;

/**
 * Text as the font can draw it: one line, composed accents, no controls or pictographs, and `?` for each run of
 * characters the font has no glyph for, which would otherwise come out as empty boxes.
 */
export function cleanText(text: string): string {
  const line = text.slice(0, MAX_CHARACTERS).normalize('NFC').replaceAll(SPACE, ' ');
  const visible = line.replaceAll(INVISIBLE, '').replaceAll(PICTOGRAPHS, (mark) => {
    const isDrawable = hasGlyph(mark.codePointAt(0) ?? 0);
    return isDrawable ? mark : '';
  });
  const marked = Array.from(visible, (character) =>
    hasGlyph(character.codePointAt(0) ?? 0) ? character : '\0',
  );
  return marked.join('').replaceAll(/\0+/g, '?').replaceAll(SPACE, ' ').trim();
}

/** The text, or as much of it as fits `maxWidth` pixels with an ellipsis; empty when not even that fits. */
export function fitText(text: string, size: number, weight: FontWeight, maxWidth: number): string {
  if (measureText(text, size, weight) <= maxWidth) return text;
  const characters = Array.from(text);
  while (characters.length > 0) {
    characters.pop();
    const shortened = `${characters.join('').trimEnd()}${ELLIPSIS}`;
    if (measureText(shortened, size, weight) <= maxWidth) return characters.length > 0 ? shortened : '';
  }
  return '';
}

/** Breaks text at spaces into lines of at most `maxWidth` pixels; the last allowed line is cut with an ellipsis. */
export function wrapText(
  text: string,
  size: number,
  weight: FontWeight,
  maxWidth: number,
  maxLines: number,
): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < maxLines - 1 && measureText(rest, size, weight) > maxWidth) {
    const words = rest.split(' ');
    let count = words.length - 1;
    while (count > 1 && measureText(words.slice(0, count).join(' '), size, weight) > maxWidth) count -= 1;
    lines.push(fitText(words.slice(0, count).join(' '), size, weight, maxWidth));
    rest = words.slice(count).join(' ');
  }
  if (rest !== '') lines.push(fitText(rest, size, weight, maxWidth));
  return lines;
}

/** The same with lines of even length, so that a title's second line is not a single word. */
export function balanceText(text: string, size: number, weight: FontWeight, maxWidth: number): string[] {
  const words = text.split(' ');
  let best: string[] = wrapText(text, size, weight, maxWidth, 2);
  let bestWidth = Number.POSITIVE_INFINITY;
  for (let count = 1; count < words.length; count += 1) {
    const lines = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    const width = Math.max(...lines.map((line) => measureText(line, size, weight)));
    if (width > maxWidth || width >= bestWidth) continue;
    best = lines;
    bestWidth = width;
  }
  return best;
}
