import { make, makeButton } from './elements.js';

/** @typedef {import('./api.js').Block} Block */
/** @typedef {(command: string) => void} Run */

const SAMPLE = 'SAMPLE · ';
/** A command in a text: a slash and a name at the start of a word. */
const COMMAND = /(?<![\w/.])\/([a-z][a-z0-9_]*)(?![\w/])/g;

/**
 * A text whose commands can be pressed, where the page knows them.
 * @param {string} text
 * @param {ReadonlySet<string>} names
 * @param {Run} run
 * @returns {(Node | string)[]}
 */
function linkCommands(text, names, run) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(COMMAND)) {
    const [command, name = ''] = match;
    if (!names.has(name)) continue;
    parts.push(
      text.slice(from, match.index),
      makeButton('command', [command], () => run(command)),
    );
    from = match.index + command.length;
  }
  return [...parts, text.slice(from)];
}

/**
 * @param {Extract<Block, { kind: 'table' }>} block
 * @param {string} label
 */
function drawTable({ columns, rows }, label) {
  const head = make(
    'tr',
    '',
    columns.map(({ title, align }) => {
      const cell = make('th', align, [title]);
      cell.scope = 'col';
      return cell;
    }),
  );
  const body = rows.map((row) =>
    make(
      'tr',
      '',
      row.map((value, index) => {
        const cell = make(index === 0 ? 'th' : 'td', columns[index]?.align ?? '', [value]);
        if (index === 0) cell.setAttribute('scope', 'row');
        return cell;
      }),
    ),
  );
  const table = make('table', '', [make('thead', '', [head]), make('tbody', '', body)]);
  const frame = make('div', 'table', [table]);
  // A table wider than the screen moves inside its frame, with a finger or the arrow keys.
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', label);
  return frame;
}

/** @param {string} text */
function drawHeading(text) {
  if (!text.startsWith(SAMPLE)) return make('p', 'heading', [text]);
  return make('p', 'heading', [make('span', 'badge', ['SAMPLE']), text.slice(SAMPLE.length)]);
}

/**
 * One block of an answer as elements.
 * @param {Block} block
 * @param {{ names: ReadonlySet<string>, run: Run, title: string }} context
 */
export function drawBlock(block, { names, run, title }) {
  if (block.kind === 'table') return drawTable(block, `Table: ${title}`);
  if (block.kind === 'heading') return drawHeading(block.text);
  if (block.kind !== 'facts') return make('p', block.kind, linkCommands(block.text, names, run));
  const items = block.items.flatMap(({ label, value }) => [
    make('dt', '', linkCommands(label, names, run)),
    make('dd', '', linkCommands(value, names, run)),
  ]);
  return make('dl', 'facts', items);
}
