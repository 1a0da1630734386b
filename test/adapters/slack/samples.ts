import * as fc from 'fast-check';
import type { ChartSpec, SeriesPanel } from '../../../src/charts/spec.ts';
import type { Action, Block, Reply } from '../../../src/chat/reply.ts';

/** The smallest picture that every reader of PNG takes: one transparent pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const WEEK_MS = 7 * 86_400_000;
const FIRST_WEEK = Date.UTC(2024, 0, 7);

export const CHART: ChartSpec = {
  title: 'MACD is below its signal line',
  subtitle: 'Bitcoin, weekly closes',
  corner: 'As of 18 Jan 2026',
  alt: 'Bitcoin closed at 93,634; the MACD line is 1,417 below its signal line.',
  x: { kind: 'time' },
  panels: [
    {
      kind: 'series',
      weight: 1,
      format: 'number',
      scale: 'linear',
      marks: [
        {
          kind: 'line',
          label: 'Bitcoin',
          tone: 'primary',
          isMain: true,
          points: Array.from({ length: 104 }, (_, week) => [
            FIRST_WEEK + week * WEEK_MS,
            40_000 + week * 500,
          ]),
        },
      ],
    },
  ],
};

export const REPLY: Reply = {
  blocks: [
    { kind: 'heading', text: 'Bitcoin: MACD below its signal line' },
    {
      kind: 'text',
      text: 'Closed at 93,634 in the week ending 18 Jan 2026; it takes < 108,140 & more to cross.',
    },
    { kind: 'source', text: 'Sample data. Not advice.' },
  ],
  facts: { asset: 'BTC' },
  chart: CHART,
  actions: [
    { kind: 'range', label: '1Y', command: '/macd btc range=1y' },
    { kind: 'why', label: 'Why?', command: '/why' },
  ],
  visibility: 'public',
};

/** The same without a picture. */
export const WORDS: Reply = { blocks: REPLY.blocks, facts: REPLY.facts, visibility: 'public' };

export const PRIVATE_REPLY: Reply = {
  blocks: [{ kind: 'text', text: 'I have no command "mcad". Did you mean /macd?' }],
  facts: {},
  actions: [{ kind: 'related', label: '/macd', command: '/macd' }],
  visibility: 'private',
};

/** What people, files and markets may put into a text to make it ping, link, format or break. */
const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U0ALICE01>',
  '<#C0GENERAL1>',
  '<https://evil.example|click>',
  '&lt;b&gt;',
  '2600 < 2700 && x > 3',
  '```',
  '*bold* _it_ ~no~ `code`',
  '@channel @here',
  '\uD83D',
  '\uDE00',
  '😀',
  '\u0000\u0007',
  '\r\n',
  ' ',
];

const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength: Math.min(maxLength, 200) }),
    fc.array(fc.constantFrom(...HOSTILE), { maxLength: 12 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...HOSTILE, 'word ', 'line\n', '&'), fc.nat(maxLength))
      .map(([part, length]) => part.repeat(Math.ceil((length + 1) / part.length))),
  );

const table: fc.Arbitrary<Block> = fc.integer({ min: 0, max: 7 }).chain((width) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(
      fc.record({ title: text(30), align: fc.constantFrom('left' as const, 'right' as const) }),
      {
        minLength: width,
        maxLength: width,
      },
    ),
    rows: fc.array(fc.array(text(40), { minLength: width, maxLength: width }), { maxLength: 120 }),
  }),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom('heading' as const, 'text' as const), text: text(9_000) }),
  fc.record({ kind: fc.constantFrom('note' as const, 'source' as const), text: text(5_000) }),
  fc.record({
    kind: fc.constant('facts' as const),
    items: fc.array(fc.record({ label: text(60), value: text(4_000) }), { maxLength: 30 }),
  }),
  table,
);

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom('range' as const, 'why' as const, 'alert' as const, 'related' as const),
  label: text(120),
  command: text(2_500),
});

/** Numbers as they may reach a chart, the ones that break things among them. */
const value = fc.oneof(fc.double(), fc.constant(null), fc.double({ min: -1e6, max: 1e6, noNaN: true }));
const place = fc.oneof(fc.integer({ min: -1e9, max: 1e12 }), fc.double({ noNaN: true }));

const panel: fc.Arbitrary<SeriesPanel> = fc.record({
  kind: fc.constant('series' as const),
  weight: fc.constant(1),
  format: fc.constantFrom('number' as const, 'percent' as const, 'signed-percent' as const),
  scale: fc.constant('linear' as const),
  marks: fc.array(
    fc.record({
      kind: fc.constant('line' as const),
      tone: fc.constant('primary' as const),
      label: text(30),
      isFaint: fc.boolean(),
      points: fc.array(fc.tuple(place, value), { maxLength: 60 }),
    }),
    { maxLength: 9 },
  ),
});

export const anyChart: fc.Arbitrary<ChartSpec> = fc.record({
  title: text(200),
  subtitle: text(50),
  corner: text(50),
  alt: text(3_000),
  x: fc.constantFrom({ kind: 'time' as const }, { kind: 'number' as const, label: 'weeks' }),
  panels: fc.tuple(panel),
});

/** Any reply a command could return, and many that none should. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { maxLength: 14 }),
    facts: fc.constant({}),
    actions: fc.array(action, { maxLength: 40 }),
    chart: anyChart,
    visibility: fc.constantFrom('public' as const, 'private' as const),
  },
  { requiredKeys: ['blocks', 'facts', 'visibility'] },
);

export { text as anyText };
