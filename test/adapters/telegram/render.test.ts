import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTelegram } from '../../../src/adapters/telegram/render.ts';
import type { Block, Reply } from '../../../src/chat/reply.ts';
import { mentionsIn, parseTelegramHtml, telegramLength } from '../../fakes/telegram-html.ts';

const HOSTILE = '_*[]()~>#+-=|{}.!<&@channel';

function reply(...blocks: Block[]): Reply {
  return { blocks, facts: {}, visibility: 'public' };
}

function htmlOf(...blocks: Block[]): string[] {
  return renderTelegram(reply(...blocks)).parts.map((part) => part.html);
}

/** What a reader could tell two texts apart by: no blanks, nothing invisible. */
function essence(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}\p{M}]/gu, '');
}

function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'facts':
      return block.items.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [];
    case 'heading':
    case 'text':
    case 'note':
    case 'source':
      break;
  }
  return [block.text];
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(HOSTILE, '@everyone <b>', '2600 < 2700 & AT&T', '', ' \n\t', '\u0000\ud800', 'a\r\nb'),
  fc.integer({ min: 500, max: 9000 }).map((length) => '<&'.repeat(length)),
  fc.integer({ min: 500, max: 9000 }).map((length) => '\u{1f680} '.repeat(length)),
);
const anyCell = fc.oneof(
  { weight: 30, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: anyText },
);
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading', 'text', 'note', 'source'), text: anyText }),
  fc.record({
    kind: fc.constant('facts' as const),
    items: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 8 }),
  }),
  fc
    .array(fc.record({ title: anyCell, align: fc.constantFrom('left' as const, 'right' as const) }), {
      minLength: 1,
      maxLength: 5,
    })
    .chain((columns) =>
      fc.record({
        kind: fc.constant('table' as const),
        columns: fc.constant(columns),
        rows: fc.array(fc.array(anyCell, { minLength: columns.length, maxLength: columns.length }), {
          maxLength: 25,
        }),
      }),
    ),
);

/** The cells of a table that must come through whole: a shortened name can be told, a shortened number is wrong. */
function figuresOf(block: Block): string[] {
  if (block.kind !== 'table') return [];
  return block.rows.flatMap((row) => row.filter((_, index) => block.columns[index]?.align === 'right'));
}

describe('renderTelegram', () => {
  it('makes any reply legal messages, which say everything in order and mention nobody', () => {
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 6 }), (blocks) => {
        const { parts } = renderTelegram(reply(...blocks));
        for (const { html, plain } of parts) {
          const parsed = parseTelegramHtml(html);
          expect(parsed).toBe(plain);
          expect(telegramLength(parsed)).toBeGreaterThan(0);
          expect(telegramLength(parsed)).toBeLessThanOrEqual(4096);
          expect(Buffer.byteLength(html)).toBeLessThanOrEqual(32_768);
          expect(html.isWellFormed()).toBe(true);
          expect(mentionsIn(parsed)).toEqual([]);
        }
        const said = essence(parts.map(({ plain }) => plain).join(''));
        let from = 0;
        for (const block of blocks)
          for (const word of wordsOf(block).map((text) => essence(text.toWellFormed()))) {
            const at = said.indexOf(word, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + word.length;
          }
        for (const figure of blocks.flatMap(figuresOf))
          expect(said).toContain(essence(figure.toWellFormed()));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps each finished string in one message as long as a message can hold it', () => {
    const sentences = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index}: ${'word '.repeat(40)}end ${index}.`,
    );
    const parts = renderTelegram(reply(...sentences.map((text) => ({ kind: 'text' as const, text })))).parts;
    expect(parts.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(parts.some(({ plain }) => plain.includes(sentence))).toBe(true);
  });

  it('writes headings and labels bold, small print in italics, and paragraphs apart', () => {
    expect(
      htmlOf(
        { kind: 'heading', text: 'Phase 2 leads' },
        { kind: 'text', text: 'For 23 weeks.' },
        { kind: 'text', text: 'No candidate.' },
        { kind: 'facts', items: [{ label: 'Level', value: '2,437.08' }] },
        { kind: 'note', text: 'Provisional.' },
        { kind: 'source', text: 'Yahoo. Not advice.' },
      ),
    ).toEqual([
      '<b>Phase 2 leads</b>\nFor 23 weeks.\n\nNo candidate.\n<b>Level</b>: 2,437.08\n\n<i>Provisional.</i>\n<i>Yahoo. Not advice.</i>',
    ]);
  });

  it('escapes what Telegram would read as markup and leaves the rest alone', () => {
    expect(htmlOf({ kind: 'text', text: `2600 < 2700 & ${HOSTILE}` })).toEqual([
      '2600 &lt; 2700 &amp; _*[]()~&gt;#+-=|{}.!&lt;&amp;@\u2060channel',
    ]);
  });

  it('leaves a command addressed to the bot as it is', () => {
    expect(htmlOf({ kind: 'text', text: 'In groups: /help@macro_test_bot' })).toEqual([
      'In groups: /help@macro_test_bot',
    ]);
  });

  const columns = [
    { title: 'Week', align: 'left' as const },
    { title: 'Close', align: 'right' as const },
  ];

  it('aligns a table in a monospace block of at most 36 columns, set off from the text around it', () => {
    const rows = [
      ['2026-01-16', '2,677.74'],
      ['2026-01-09', '999.50'],
    ];
    expect(
      htmlOf(
        { kind: 'text', text: 'Above' },
        { kind: 'table', columns, rows },
        { kind: 'text', text: 'Below' },
      ),
    ).toEqual(['Above\n\n<pre>Week          Close\n2026-01-16 2,677.74\n2026-01-09   999.50</pre>\n\nBelow']);
  });

  it('writes a table that no phone could show aligned as plain lines', () => {
    const rows = [['2026-01-16', '1,234,567,890,123,456,789,012,345,678,901.00']];
    expect(htmlOf({ kind: 'table', columns, rows })).toEqual([
      'Week: 2026-01-16\nClose: 1,234,567,890,123,456,789,012,345,678,901.00',
    ]);
  });

  it('offers a caption exactly while the text fits under a photo', () => {
    const caption = (length: number) =>
      renderTelegram(reply({ kind: 'text', text: '\u{1f680}'.repeat(length) })).caption;
    expect(caption(1024)).toBeDefined();
    expect(caption(1025)).toBeUndefined();
  });

  it('has no parts where there is nothing to see', () => {
    expect(renderTelegram(reply({ kind: 'text', text: ' \u200b\n' })).parts).toEqual([]);
  });
});
