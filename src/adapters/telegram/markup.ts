import { codePoints, firstCodePoints, RAW_TEXT_BYTES } from './limits.ts';

/** A run of text in one style: bold, italic or none. */
export interface Span {
  readonly text: string;
  readonly style?: 'b' | 'i';
}

/** A finished string of the answer. A message is cut between lines, and within one only where it is longer than a message. */
export interface Line {
  readonly spans: readonly Span[];
  readonly isMonospace: boolean;
  /** Set off by an empty line from what precedes it in the same message. */
  readonly isSetOff: boolean;
}

/** One message's text: as HTML, and as the same text without markup for when Telegram refuses the HTML. */
export interface Part {
  readonly html: string;
  readonly plain: string;
}

/** Telegram decodes exactly these three (and a quote, which only matters in attributes). */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Makes any string one that Telegram takes as it is: well-formed Unicode, no control characters, and no `@name` that
 * would notify a person (a word joiner, which nobody sees, keeps it from being a mention; in `/command@bot` there is none).
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ')
    .replaceAll(/(?<!\w)@(?=\w)/g, '@\u2060');
}

/** Telegram refuses a message of nothing but spaces and invisible characters. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(text);
}

function lineText(line: Line): string {
  return line.spans.map((span) => span.text).join('');
}

function lineHtml(line: Line): string {
  return line.spans
    .map(({ text, style }) =>
      style === undefined || text === '' ? escapeHtml(text) : `<${style}>${escapeHtml(text)}</${style}>`,
    )
    .join('');
}

function separator(previous: Line | undefined, line: Line): string {
  if (previous === undefined) return '';
  return line.isSetOff ? '\n\n' : '\n';
}

function toPart(lines: readonly Line[]): Part {
  let html = '';
  let plain = '';
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    const gap = separator(previous, line);
    const closes = previous?.isMonospace === true && !line.isMonospace ? '</pre>' : '';
    const opens = line.isMonospace && previous?.isMonospace !== true ? '<pre>' : '';
    html += closes + gap + opens + lineHtml(line);
    plain += gap + lineText(line);
  }
  return { html: lines.at(-1)?.isMonospace === true ? `${html}</pre>` : html, plain };
}

/** Where to cut a text that is too long: after the last line break or space in reach, or between two code points. */
function cutIndex(text: string, limit: number): number {
  const reach = firstCodePoints(text.slice(0, limit * 2), limit).length;
  if (reach >= text.length) return text.length;
  const head = text.slice(0, reach);
  const breaks = [head.lastIndexOf('\n') + 1, head.lastIndexOf(' ') + 1];
  return breaks.find((at) => at > reach / 2) ?? reach;
}

/** Cuts a line that no message could hold into as many as it takes, each keeping its style. */
function breakLine(line: Line, limit: number): Line[] {
  if (codePoints(lineText(line)) <= limit) return [line];
  const pieces: Line[] = [];
  for (const span of line.spans) {
    let rest = span.text;
    while (rest !== '') {
      const at = cutIndex(rest, limit);
      const spans = [{ ...span, text: rest.slice(0, at) }];
      pieces.push({ ...line, spans, isSetOff: line.isSetOff && pieces.length === 0 });
      rest = rest.slice(at);
    }
  }
  return pieces;
}

/** Packs lines into as few messages of at most `limit` code points as keep their order; invisible ones are left out. */
export function packLines(lines: readonly Line[], limit: number): Part[] {
  const parts: Part[] = [];
  let held: Line[] = [];
  let length = 0;
  let bytes = 0;
  const close = () => {
    if (held.length > 0) parts.push(toPart(held));
    held = [];
    length = 0;
    bytes = 0;
  };
  for (const line of lines.flatMap((whole) => breakLine(whole, limit))) {
    if (!isVisible(lineText(line))) continue;
    const added = codePoints(lineText(line)) + 2;
    const addedBytes = Buffer.byteLength(lineHtml(line)) + '</pre>\n\n<pre>'.length;
    if (length + added > limit + 2 || bytes + addedBytes > RAW_TEXT_BYTES) close();
    held.push(line);
    length += added;
    bytes += addedBytes;
  }
  close();
  return parts;
}
