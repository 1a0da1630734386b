import { drawBlock } from './blocks.js';
import { make, makeButton, writeDay } from './elements.js';
import { drawChart } from './theme.js';

/**
 * @typedef {import('./api.js').Answer} Answer
 * @typedef {import('./api.js').Action} Action
 * @typedef {{ names: ReadonlySet<string>, run: (command: string) => void,
 *   press: (answer: Answer, index: number) => void, enlarge: (chart: HTMLImageElement) => void }} Context
 */

/**
 * What a person asked.
 * @param {string} text
 * @param {string | undefined} asOf
 */
export function drawQuestion(text, asOf) {
  const author = make('span', 'hidden', ['You: ']);
  const tag = asOf === undefined ? [] : [make('p', 'tag', [`as of ${writeDay(asOf)}`])];
  return make('article', 'message own', [make('div', 'bubble', [author, text]), ...tag]);
}

/** Three dots while an answer is made. */
export function drawTyping() {
  const dots = make('div', 'bubble typing', [
    make('span', 'hidden', ['Answering…']),
    ...['', '', ''].map(() => make('i')),
  ]);
  return make('article', 'message', [dots]);
}

/**
 * @param {NonNullable<Answer['chart']>} chart
 * @param {Context} context
 */
function drawFigure({ path, alt, title }, { enlarge }) {
  const image = make('img');
  image.alt = alt;
  image.width = 1200;
  image.height = 1000;
  image.dataset['chart'] = path;
  const button = makeButton('chart', [image], () => enlarge(image));
  button.setAttribute('aria-label', `Enlarge the chart: ${title}. ${alt}`);
  // The words of the picture stay where the picture cannot come.
  image.addEventListener('error', () => {
    if (image.dataset['drawn'] === undefined)
      button.replaceWith(make('p', 'note', [`Chart not drawn. It shows: ${alt}`]));
  });
  image.addEventListener('load', () => {
    image.dataset['drawn'] = '';
  });
  drawChart(image);
  return button;
}

/**
 * @param {Answer} answer
 * @param {string | undefined} range the range button that led here
 * @param {Context} context
 */
function drawActions(answer, range, { press }) {
  const entries = answer.actions.map((action, index) => ({ action, index }));
  /** @param {{ action: Action, index: number }} entry */
  const draw = ({ action: { label, command, kind }, index }) => {
    const button = makeButton(kind === 'range' ? '' : 'pill', [label], () => press(answer, index));
    button.title = command;
    if (kind === 'range') button.setAttribute('aria-pressed', String(label === range));
    return button;
  };
  const ranges = make('div', 'ranges', entries.filter(({ action }) => action.kind === 'range').map(draw));
  ranges.setAttribute('role', 'group');
  ranges.setAttribute('aria-label', 'Range of the chart');
  const others = entries.filter(({ action }) => action.kind !== 'range').map(draw);
  return make('div', 'actions', [...(ranges.childElementCount > 0 ? [ranges] : []), ...others]);
}

/**
 * What the bot answered: its blocks, the chart before the source line, its buttons.
 * @param {Answer} answer
 * @param {Context} context
 * @param {string} [range]
 */
export function drawAnswer(answer, context, range) {
  const [first] = answer.blocks;
  const title = first !== undefined && 'text' in first ? first.text : answer.command;
  const isSource = (/** @type {import('./api.js').Block} */ { kind }) => kind === 'source';
  /** @param {import('./api.js').Block} block */
  const draw = (block) => drawBlock(block, { ...context, title });
  const bubble = make('div', answer.isError ? 'bubble error' : 'bubble', [
    make('span', 'hidden', ['Bot: ']),
    ...answer.blocks.filter((block) => !isSource(block)).map(draw),
    ...(answer.chart === undefined ? [] : [drawFigure(answer.chart, context)]),
    ...answer.blocks.filter(isSource).map(draw),
    ...(answer.actions.length === 0 ? [] : [drawActions(answer, range, context)]),
  ]);
  const message = make('article', 'message', [bubble]);
  message.dataset['command'] = answer.command;
  return message;
}

/**
 * What went wrong between the page and its server, with a button that tries again.
 * @param {string} text
 * @param {() => void} retry
 */
export function drawFailure(text, retry) {
  const actions = make('div', 'actions', [makeButton('pill', ['Try again'], retry)]);
  const bubble = make('div', 'bubble error', [make('p', 'text', [text]), actions]);
  bubble.setAttribute('role', 'alert');
  return make('article', 'message', [bubble]);
}
