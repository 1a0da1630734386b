import type { Block, Reply } from '../../chat/reply.ts';
import { CAPTION_LIMIT, codePoints, TABLE_COLUMNS, TEXT_LIMIT } from './limits.ts';
import { cleanText, type Line, type Part, packLines, type Span } from './markup.ts';
import { renderTable } from './table.ts';

/** An answer's text as Telegram gets it. */
export interface RenderedReply {
  /** In order, each legal as a message of its own in HTML mode. Empty where the reply says nothing. */
  readonly parts: readonly Part[];
  /** The whole text, where it is short enough to stand under a photo. */
  readonly caption?: Part;
}

/** Draws a reply's blocks in Telegram's HTML, everything escaped, cut between blocks and rows where it is too long. */
export function renderTelegram(reply: Reply): RenderedReply {
  const parts = packLines(reply.blocks.flatMap(renderBlock), TEXT_LIMIT);
  const [only] = parts;
  const isShort = only !== undefined && parts.length === 1 && codePoints(only.plain) <= CAPTION_LIMIT;
  return isShort ? { parts, caption: only } : { parts };
}

function line(spans: readonly Span[], isSetOff = false): Line {
  const cleaned = spans.map((span) => ({ ...span, text: cleanText(span.text) }));
  return { spans: cleaned, isMonospace: false, isSetOff };
}

function renderBlock(block: Block, index: number, blocks: readonly Block[]): Line[] {
  const follows = blocks[index - 1]?.kind;
  switch (block.kind) {
    case 'heading':
      return [line([{ text: block.text, style: 'b' }], true)];
    case 'text':
      return [line([{ text: block.text }], follows === 'table')];
    case 'facts':
      return block.items.map(({ label, value }, item) =>
        line([{ text: `${label}: ` }, { text: value, style: 'b' }], item === 0 && follows === 'table'),
      );
    case 'table':
      return tableLines(block);
    case 'note':
    case 'source':
      break;
  }
  // Small print: set off once from the answer above it, not from its own kind.
  return [line([{ text: block.text, style: 'i' }], follows !== 'note' && follows !== 'source')];
}

function tableLines(block: Extract<Block, { kind: 'table' }>): Line[] {
  const columns = block.columns.map((column) => ({ ...column, title: cleanText(column.title) }));
  const rows = block.rows.map((row) => row.map(cleanText));
  const { isAligned, lines } = renderTable(columns, rows, TABLE_COLUMNS);
  return lines.map((text, index) => ({
    spans: [{ text }],
    isMonospace: isAligned,
    isSetOff: index === 0,
  }));
}
