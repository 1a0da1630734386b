import { z } from 'zod';

/**
 * Slack's rules for blocks, written down again from docs.slack.dev/reference/block-kit, apart from the adapter's own
 * limits: what the adapter got wrong it would get wrong here too if both read one file.
 */
const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

const button = z.strictObject({
  type: z.literal('button'),
  action_id: z.string().min(1).max(255),
  text: plain(75),
  value: z.string().max(2_000),
});

const category = z.string().min(1).max(20);
const nativeChart = z.strictObject({
  type: z.enum(['line', 'bar']),
  series: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(20),
        data: z.array(z.strictObject({ label: category, value: z.number() })).min(1),
      }),
    )
    .min(1)
    .max(6),
  axis_config: z.strictObject({
    categories: z.array(category).min(1).max(20),
    y_label: z.string().min(1).max(50).optional(),
  }),
});

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), text: mrkdwn(3_000) }),
  z.strictObject({ type: z.literal('header'), text: plain(150) }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ type: z.literal('context'), elements: z.array(mrkdwn(2_000)).min(1).max(10) }),
  z.strictObject({ type: z.literal('actions'), elements: z.array(button).min(1).max(25) }),
  z.strictObject({
    type: z.literal('image'),
    alt_text: z.string().min(1).max(2_000),
    slack_file: z.strictObject({ id: z.string().regex(/^F[A-Z0-9]{8,}$/) }),
  }),
  z.strictObject({
    type: z.literal('data_visualization'),
    title: z.string().min(1).max(50),
    chart: nativeChart,
  }),
]);

const MAX_BLOCKS = 50;
const blocks = z.array(block);

export type CheckedBlock = z.infer<typeof block>;

function findRepetitions(values: readonly string[]): readonly string[] {
  return values.filter((value, at) => values.indexOf(value) !== at);
}

function findChartProblems({ series, axis_config: { categories } }: z.infer<typeof nativeChart>): string[] {
  const isAligned = series.every(
    ({ data }) =>
      data.length === categories.length && data.every(({ label }, at) => label === categories[at]),
  );
  const repeated = [...findRepetitions(categories), ...findRepetitions(series.map(({ name }) => name))];
  return [
    ...(isAligned ? [] : ['every series must have one value for every category']),
    ...repeated.map((name) => `${name} is there twice`),
  ];
}

/** Everything Slack would refuse in these blocks. */
export function findBlockProblems(value: unknown, most = MAX_BLOCKS): readonly string[] {
  const parsed = blocks.max(most).safeParse(value);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
  return parsed.data.flatMap((each) => {
    if (each.type === 'actions') return findRepetitions(each.elements.map(({ action_id: id }) => id));
    return each.type === 'data_visualization' ? findChartProblems(each.chart) : [];
  });
}

/** Blocks that are known to be legal. */
export function parseBlocks(value: unknown): readonly CheckedBlock[] {
  return blocks.parse(value);
}

/**
 * Everything in a markup text that Slack would not show as it is: an unescaped character that starts an entity, a
 * ping, a link or a quotation.
 */
export function findMarkupProblems(text: string): readonly string[] {
  const problems = [
    /&(?!amp;|lt;|gt;)/.test(text) && 'a bare &',
    text.includes('<') && 'a bare <',
    text.includes('>') && 'a bare >',
  ];
  return problems.filter((problem) => problem !== false);
}

/** Every markup text within blocks. */
export function markupOf(list: readonly CheckedBlock[]): readonly string[] {
  return list.flatMap((each) => {
    if (each.type === 'section') return [each.text.text];
    return each.type === 'context' ? each.elements.map(({ text }) => text) : [];
  });
}
