import type { TableColumn } from '../../chat/reply.ts';
import { codePoints } from './limits.ts';

/** A table as lines of text: aligned for a monospace block where it is narrow enough, else one sentence a row. */
export interface TableText {
  readonly isAligned: boolean;
  readonly lines: readonly string[];
}

/** @param maxColumns of monospace text; a wider table would wrap and lose its alignment on a phone. */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  maxColumns: number,
): TableText {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()));
  const grid = [columns.map((column) => column.title.replaceAll(/\s+/g, ' ').trim()), ...cells];
  const count = Math.max(0, ...grid.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(0, ...grid.map((row) => codePoints(row[index] ?? ''))),
  );
  const content = widths.reduce((sum, width) => sum + width, 0);
  const gap = [2, 1].find((space) => content + space * (count - 1) <= maxColumns);
  if (gap === undefined) return { isAligned: false, lines: cells.map((row) => sentence(columns, row)) };
  return { isAligned: true, lines: grid.map((row) => alignRow(columns, row, widths, ' '.repeat(gap))) };
}

function alignRow(
  columns: readonly TableColumn[],
  row: readonly string[],
  widths: readonly number[],
  gap: string,
): string {
  return widths
    .map((width, index) => {
      const cell = row[index] ?? '';
      const padding = ' '.repeat(width - codePoints(cell));
      return columns[index]?.align === 'right' ? padding + cell : cell + padding;
    })
    .join(gap)
    .trimEnd();
}

/** `2021-11-05: close 2,437.08, weeks 6`: the row's first cell, then each other one with its column's title. */
function sentence(columns: readonly TableColumn[], row: readonly string[]): string {
  const [subject = '', ...rest] = row;
  const parts = rest
    .map((cell, index) => [columns[index + 1]?.title ?? '', cell])
    .filter(([, cell]) => cell !== '')
    .map(([title, cell]) => (title === '' ? cell : `${title} ${cell}`));
  return parts.length === 0 ? subject : `${subject}: ${parts.join(', ')}`;
}
