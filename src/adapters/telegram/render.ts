import type { Block, Reply } from '../../chat/reply.ts';
import { layoutTable, MAX_TABLE_WIDTH } from '../../chat/table.ts';
import { CAPTION_LIMIT, codePoints, TEXT_LIMIT } from './limits.ts';
import { cleanText, type Line, type Part, packLines, type Span } from './markup.ts';

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
      // A paragraph of its own: on a phone each wraps over several lines.
      return [line([{ text: block.text }], follows !== 'heading')];
    case 'facts':
      return block.items.map(({ label, value }, item) =>
        line([{ text: label, style: 'b' }, { text: `: ${value}` }], item === 0 && follows === 'table'),
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

/** In a monospace block as long as no line wraps on a phone; what cannot be narrowed that far reads as text. */
function tableLines(block: Extract<Block, { kind: 'table' }>): Line[] {
  const clean = (cell: string) => cleanText(cell).replaceAll(/\s+/g, ' ').trim();
  const columns = block.columns.map((column) => ({ ...column, title: clean(column.title) }));
  const lines = layoutTable(
    columns,
    block.rows.map((row) => row.map(clean)),
  );
  const isMonospace = lines.every((text) => codePoints(text) <= MAX_TABLE_WIDTH);
  return lines.map((text, index) => ({ spans: [{ text }], isMonospace, isSetOff: index === 0 }));
}
