import type { types } from '@slack/bolt';
import type { ChartSpec } from '../../charts/spec.ts';
import type { Action, Block, Reply } from '../../chat/reply.ts';
import { UMBRELLA_COMMAND, UMBRELLA_ONLY_NAMES } from '../../chat/reserved-names.ts';
import { layoutTable } from '../../chat/table.ts';
import {
  context,
  type DataVisualizationBlock,
  type SlackBlock,
  type SlackMessage,
  section,
} from './blocks.ts';
import * as limits from './limits.ts';
import { cleanText, escapeMrkdwn, packLines, shorten, splitMarkup } from './markup.ts';

/** What a message with no words at all says; Slack refuses an empty one. */
const NO_WORDS = 'No answer.';
const FENCE = '```';

/** A block with the same words for the message's plain `text`. */
interface Piece {
  readonly block: SlackBlock;
  readonly text: string;
}

/** Slack answers `/help` and its like itself, so words that tell people to type one name the umbrella before it. */
const TAKEN_BY_SLACK = new RegExp(`(?<![\\w/])/(?=(?:${[...UMBRELLA_ONLY_NAMES].join('|')})\\b)`, 'g');

/** Words of the core as Slack markup. */
function toMarkup(words: string): string {
  return escapeMrkdwn(words.replaceAll(TAKEN_BY_SLACK, `/${UMBRELLA_COMMAND} `));
}

function sections(markup: string): readonly Piece[] {
  return splitMarkup(markup, limits.MAX_SECTION).map((text) => ({ block: section(text), text }));
}

function contexts(markup: string): readonly Piece[] {
  return splitMarkup(markup, limits.MAX_CONTEXT).map((text) => ({ block: context(text), text }));
}

/** An asterisk or a line feed inside would end the bold type early, so such a text stays as it is. */
function bold(markup: string): string {
  return markup === '' || /[*\n]/.test(markup) ? markup : `*${markup}*`;
}

function heading(text: string): readonly Piece[] {
  const clean = cleanText(text).replaceAll(/\s+/g, ' ').trim();
  if (clean.length > limits.MAX_HEADER) return sections(bold(toMarkup(clean)));
  const block: types.HeaderBlock = {
    type: 'header',
    text: { type: 'plain_text', text: clean, emoji: false },
  };
  return [{ block, text: escapeMrkdwn(clean) }];
}

function facts(items: readonly { label: string; value: string }[]): readonly Piece[] {
  const lines = items.map(({ label, value }) => `${bold(`${toMarkup(label)}:`)} ${toMarkup(value)}`);
  return packLines(lines, '\n', limits.MAX_SECTION).flatMap(sections);
}

/** A cell is one line, and three backticks would end the code block. */
function cellText(cell: string): string {
  return cleanText(cell).replaceAll('`', "'").replaceAll(/\s+/g, ' ').trim();
}

function table(block: Extract<Block, { kind: 'table' }>): readonly Piece[] {
  const columns = block.columns.map((column) => ({ ...column, title: cellText(column.title) }));
  const rows = block.rows.map((row) => row.map(cellText));
  const lines = layoutTable(columns, rows)
    .map(escapeMrkdwn)
    .filter((line) => line !== '');
  const room = limits.MAX_SECTION - 2 * FENCE.length - 2;
  return packLines(lines, '\n', room).flatMap((part) => sections(`${FENCE}\n${part}\n${FENCE}`));
}

function piecesOf(block: Block): readonly Piece[] {
  switch (block.kind) {
    case 'heading':
      return heading(block.text);
    case 'text':
      return sections(toMarkup(block.text));
    case 'facts':
      return facts(block.items);
    case 'table':
      return table(block);
    case 'note':
    case 'source':
      return contexts(toMarkup(block.text));
    default:
      return block satisfies never;
  }
}

/** Buttons that Slack can carry: a longer command could not be asked as it is, so its button is left out. */
function buttons(actions: readonly Action[]): types.ActionsBlock | undefined {
  const elements = actions
    .filter(({ label, command }) => label.trim() !== '' && command.length <= limits.MAX_BUTTON_VALUE)
    .slice(0, limits.MAX_BUTTONS)
    .map(({ kind, label, command }, at): types.Button => {
      const text = shorten(label, limits.MAX_BUTTON_LABEL) || '…';
      return {
        type: 'button',
        // The kind rides along so that a press on a range can redraw the message it sits on.
        action_id: `${BUTTON_PREFIX}${kind}.${at}`,
        text: { type: 'plain_text', text, emoji: false },
        value: cleanText(command),
      };
    });
  return elements.length > 0 ? { type: 'actions', elements } : undefined;
}

/** Begins the action_id of every button that asks a command. */
export const BUTTON_PREFIX = 'ask.';

function toMessages(pieces: readonly Piece[]): readonly SlackMessage[] {
  const messages: { text: string; blocks: SlackBlock[] }[] = [];
  for (const { block, text } of pieces) {
    const last = messages.at(-1);
    const joined = last === undefined ? text : `${last.text}\n${text}`;
    const hasRoom =
      last !== undefined &&
      last.blocks.length < limits.MAX_CONTENT_BLOCKS - 1 &&
      joined.length <= limits.MAX_FALLBACK_TEXT;
    if (hasRoom) {
      last.blocks.push(block);
      last.text = joined;
    } else messages.push({ text, blocks: [block] });
  }
  return messages;
}

/**
 * Draws a reply as the messages to post, in order, at least one, each within Slack's limits; the last carries the
 * buttons. All data is escaped, so nothing in it can ping, link or format.
 */
export function renderSlack(reply: Reply): readonly SlackMessage[] {
  const pieces = reply.blocks.flatMap(piecesOf).filter(({ text }) => text.trim() !== '');
  const words =
    pieces.length > 0 ? pieces : sections(escapeMrkdwn(reply.chart?.alt ?? '').trim() || NO_WORDS);
  const messages = toMessages(words);
  const actions = buttons(reply.actions ?? []);
  const last = messages.at(-1);
  if (actions === undefined || last === undefined) return messages;
  return [...messages.slice(0, -1), { ...last, blocks: [...last.blocks, actions] }];
}

/** Puts a block under the words and above the buttons. */
function insertBlock(message: SlackMessage, block: SlackBlock): SlackMessage {
  const at = message.blocks.findIndex(({ type }) => type === 'actions');
  const end = at < 0 ? message.blocks.length : at;
  return { ...message, blocks: message.blocks.toSpliced(end, 0, block) };
}

/** What a screen reader says of a chart; Slack requires one. */
export function altTextOf(chart: ChartSpec): string {
  return shorten(chart.alt, limits.MAX_ALT_TEXT) || shorten(chart.title, limits.MAX_ALT_TEXT) || 'Untitled';
}

/** The message with an uploaded picture. */
export function withImage(message: SlackMessage, fileId: string, chart: ChartSpec): SlackMessage {
  return insertBlock(message, { type: 'image', slack_file: { id: fileId }, alt_text: altTextOf(chart) });
}

/** The message with a chart that Slack draws. */
export function withNativeChart(message: SlackMessage, block: DataVisualizationBlock): SlackMessage {
  return insertBlock(message, block);
}

/** The message with a line of ours in small type. `text` stays within its limit: the note is left out of it if need be. */
export function withNote(message: SlackMessage, note: string): SlackMessage {
  const markup = escapeMrkdwn(note);
  const text = `${message.text}\n${markup}`;
  return {
    ...insertBlock(message, context(markup)),
    text: text.length <= limits.MAX_FALLBACK_TEXT ? text : message.text,
  };
}

/** The words alone, where Slack refused the blocks. */
export function withoutBlocks(message: SlackMessage): SlackMessage {
  return { text: message.text, blocks: [] };
}
