import type { TableColumn } from './reply.ts';

/** A phone in portrait shows 36 monospace characters before it breaks a line. */
export const MAX_TABLE_WIDTH = 36;
const GAP = 1;
/** A shortened name still needs this much to be told from its neighbours. */
const MIN_NAME_WIDTH = 4;

const widthOf = (text: string) => Array.from(text).length;

function fit(text: string, width: number, align: TableColumn['align']): string {
  const points = Array.from(text);
  const cut = points.length > width ? `${points.slice(0, width - 1).join('')}…` : text;
  const padding = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'right' ? padding + cut : cut + padding;
}

/** Column widths that fit, taking room from the widest names only: a cut number would be a wrong number. */
function chooseWidths(
  columns: readonly TableColumn[],
  natural: readonly number[],
  maxWidth: number,
): readonly number[] | undefined {
  const widths = [...natural];
  const room = maxWidth - GAP * (columns.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    const names = widths.filter((width, index) => columns[index]?.align === 'left' && width > MIN_NAME_WIDTH);
    if (names.length === 0) return undefined;
    const widest = widths.findIndex(
      (width, index) => columns[index]?.align === 'left' && width === Math.max(...names),
    );
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

/** Each row as a list of its own, for tables that no narrowing makes fit. */
function stackRows(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  return rows.flatMap((row) => columns.map(({ title }, index) => `${title}: ${row[index] ?? ''}`.trim()));
}

/**
 * A table as lines of monospace text, titles first, no line longer than `maxWidth` characters: long names are
 * shortened, numbers never. A table that cannot fit becomes `title: value` lines, which are free to wrap.
 */
export function layoutTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  maxWidth = MAX_TABLE_WIDTH,
): readonly string[] {
  const titles = columns.map(({ title }) => title);
  const lines = [titles, ...rows];
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ''))));
  const widths = chooseWidths(columns, natural, maxWidth);
  if (widths === undefined) return stackRows(columns, rows);
  return lines.map((line) =>
    columns
      .map(({ align }, index) => fit(line[index] ?? '', widths[index] ?? 0, align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
