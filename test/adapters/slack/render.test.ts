import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SlackMessage } from '../../../src/adapters/slack/blocks.ts';
import { toNativeChart } from '../../../src/adapters/slack/native-chart.ts';
import { renderSlack, withImage, withNativeChart, withNote } from '../../../src/adapters/slack/render.ts';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { findBlockProblems, findMarkupProblems, markupOf, parseBlocks } from '../../fakes/slack-blocks.ts';
import { anyReply, CHART, REPLY } from './samples.ts';

const FILE = 'F0123456789';

function replyOf(...blocks: Block[]): Reply {
  return { blocks, facts: {}, visibility: 'public' };
}

function problemsOf({ text, blocks }: SlackMessage): readonly string[] {
  const texts = [text, ...(findBlockProblems(blocks).length > 0 ? [] : markupOf(parseBlocks(blocks)))];
  return [
    ...findBlockProblems(blocks),
    ...texts.flatMap(findMarkupProblems),
    ...(text.trim() === '' ? ['no text'] : []),
    ...(text.length > 4_000 ? ['text too long'] : []),
    ...(text.isWellFormed() ? [] : ['text with half a character']),
  ];
}

/** A reply's words as Slack shows them: block by block, code fences and escapes undone, white space aside. */
function shownWords(messages: readonly SlackMessage[]): string {
  const parts = messages.flatMap(({ blocks }) =>
    parseBlocks(blocks).flatMap((block) =>
      block.type === 'header' ? [block.text.text] : markupOf([block]).map(unescape),
    ),
  );
  return bare(parts.join(''));
}

function unescape(markup: string): string {
  return markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function bare(text: string): string {
  return text.toWellFormed().replaceAll(/[\s`*\p{Cc}]/gu, '');
}

describe('any reply', () => {
  it('becomes messages that Slack accepts and that can hold no ping, link or markup', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = renderSlack(reply);
        expect(messages.length).toBeGreaterThan(0);
        expect(messages.flatMap(problemsOf)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('still fits with its chart, a chart of Slack’s own and notes added', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const last = renderSlack(reply).at(-1);
        if (last === undefined) throw new Error('There is always a message');
        const native = toNativeChart(reply.chart ?? CHART);
        const pictured = withImage(last, FILE, reply.chart ?? CHART);
        const drawn = native === undefined ? pictured : withNativeChart(pictured, native);
        expect(problemsOf(withNote(drawn, 'Invite me with /invite @macro to see charts here.'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('loses no word of headings, texts, notes and sources, however long', () => {
    const worded = anyReply.map(({ blocks, ...reply }) => ({
      ...reply,
      blocks: blocks.filter(({ kind }) => kind !== 'table' && kind !== 'facts'),
    }));
    fc.assert(
      fc.property(worded, (reply) => {
        const typed = reply.blocks.map((block) => ('text' in block ? bare(block.text) : '')).join('');
        expect(typed === '' ? '' : shownWords(renderSlack(reply))).toBe(typed);
      }),
      { numRuns: 100 },
    );
  });

  it('carries its buttons on its last message only', () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = renderSlack(reply);
        const holders = messages.filter(({ blocks }) => blocks.some(({ type }) => type === 'actions'));
        expect(holders.every((message) => message === messages.at(-1))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an answer', () => {
  const [message] = renderSlack(REPLY);

  it('is drawn as heading, text, source and buttons, with the same words as plain text', () => {
    expect(message?.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context', 'actions']);
    expect(message?.text).toBe(
      [
        'Bitcoin: MACD below its signal line',
        'Closed at 93,634 in the week ending 18 Jan 2026; it takes &lt; 108,140 &amp; more to cross.',
        'Sample data. Not advice.',
      ].join('\n'),
    );
  });

  it('gives every button an id of its own that tells its kind, and the command as its value', () => {
    const actions = message?.blocks.at(-1);
    expect(actions).toMatchObject({
      elements: [
        { action_id: 'ask.range.0', value: '/macd btc range=1y', text: { text: '1Y' } },
        { action_id: 'ask.why.1', value: '/why', text: { text: 'Why?' } },
      ],
    });
  });

  it('leaves out a button whose command would not fit, since a cut command asks something else', () => {
    const command = `/macd ${'x'.repeat(2_000)}`;
    const [drawn] = renderSlack({ ...REPLY, actions: [{ kind: 'why', label: 'Why?', command }] });
    expect(drawn?.blocks.map(({ type }) => type)).not.toContain('actions');
  });

  it('gets its picture under the words and above the buttons, with alternative text', () => {
    const pictured = message && withImage(message, FILE, CHART);
    expect(pictured?.blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'context',
      'image',
      'actions',
    ]);
    expect(pictured?.blocks[3]).toEqual({ type: 'image', slack_file: { id: FILE }, alt_text: CHART.alt });
  });

  it('without any words says what the chart shows', () => {
    expect(renderSlack({ ...REPLY, blocks: [] })[0]?.text).toBe(CHART.alt);
    expect(renderSlack(replyOf())[0]?.text).toBe('No answer.');
  });
});

describe('an answer of more blocks than a message takes', () => {
  it('becomes several messages, each with room for a chart and notes', () => {
    const note = { kind: 'note' as const, text: 'one line' };
    const messages = renderSlack({ ...REPLY, blocks: Array.from({ length: 120 }, () => note) });
    expect(messages.map(({ blocks }) => blocks.length)).toEqual([46, 46, 29]);
    expect(messages.flatMap(problemsOf)).toEqual([]);
  });
});

describe('facts', () => {
  it('are lines of a bold label and its value', () => {
    const [message] = renderSlack(replyOf({ kind: 'facts', items: [{ label: 'Close', value: '2,677.74' }] }));
    expect(message?.blocks).toEqual([
      { type: 'section', text: { type: 'mrkdwn', text: '*Close:* 2,677.74', verbatim: true } },
    ]);
  });

  it('split between items, never within one that fits', () => {
    const items = Array.from({ length: 40 }, (_, at) => ({ label: `Item ${at}`, value: 'y'.repeat(200) }));
    const texts = renderSlack(replyOf({ kind: 'facts', items })).flatMap(({ blocks }) =>
      markupOf(parseBlocks(blocks)),
    );
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.flatMap((text) => text.split('\n'))).toHaveLength(items.length);
  });
});

describe('a table', () => {
  const columns = [
    { title: 'Week', align: 'left' as const },
    { title: 'Gain', align: 'right' as const },
  ];

  it('is monospace with its columns aligned', () => {
    const [message] = renderSlack(
      replyOf({
        kind: 'table',
        columns,
        rows: [
          ['2025-01-05', '5%'],
          ['2025-01-12', '12%'],
        ],
      }),
    );
    expect(message?.text).toBe('```\nWeek       Gain\n2025-01-05   5%\n2025-01-12  12%\n```');
  });

  it('keeps a cell on one line and inside the code block', () => {
    const [message] = renderSlack(replyOf({ kind: 'table', columns, rows: [['a\nb', '```<!channel>']] }));
    expect(message?.text).toBe("```\nWeek          Gain\na b  '''&lt;!channel&gt;\n```");
  });

  it('splits between rows', () => {
    const rows = Array.from({ length: 400 }, (_, at) => [`week ${at}`, `${at}%`]);
    const messages = renderSlack(replyOf({ kind: 'table', columns, rows }));
    const lines = messages.flatMap(({ text }) => text.split('\n')).filter((line) => line.startsWith('week'));
    expect(lines).toHaveLength(rows.length);
    expect(messages.flatMap(problemsOf)).toEqual([]);
  });
});

describe('words that name a command which Slack keeps for itself', () => {
  it('name the umbrella before it', () => {
    const [message] = renderSlack(
      replyOf({ kind: 'note', text: 'Try /macd; /help lists all, see https://x/help or /helpful' }),
    );
    expect(message?.text).toBe('Try /macd; /macro help lists all, see https://x/help or /helpful');
  });
});
