import type { Block, Reply } from './reply.ts';
import { layoutTable } from './table.ts';

function linesOf(block: Block): readonly string[] {
  if (block.kind === 'facts') return block.items.map(({ label, value }) => `${label}: ${value}`);
  if (block.kind === 'table') return layoutTable(block.columns, block.rows);
  return [block.text];
}

/** An answer as plain text, one line a block or row: for terminals, notifications, screen readers and fallbacks. */
export function renderPlain(reply: Reply): string {
  return reply.blocks.flatMap(linesOf).join('\n');
}

/**
 * What an answer's buttons ask, for where people type. Nothing can be told later in a terminal that was closed, so
 * alerts are left out.
 */
export function listOffers({ actions = [] }: Reply): readonly string[] {
  return actions.filter(({ kind }) => kind !== 'alert').map(({ command }) => command);
}
