import { z } from 'zod';
import { findBlockProblems, findMarkupProblems, markupOf, parseBlocks } from './slack-blocks.ts';

/** What a call carries, decoded. */
const params = z.looseObject({
  channel: z.string().optional(),
  channel_id: z.string().optional(),
  user: z.string().optional(),
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  ts: z.string().optional(),
  thread_ts: z.string().optional(),
  file: z.string().optional(),
  files: z.array(z.object({ id: z.string() })).optional(),
  initial_comment: z.string().optional(),
  response_type: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  code: z.string().optional(),
  grant_type: z.string().optional(),
  refresh_token: z.string().optional(),
  team_id: z.string().optional(),
  user_id: z.string().optional(),
  hash: z.string().optional(),
  view: z
    .looseObject({ type: z.string(), blocks: z.unknown(), private_metadata: z.string().optional() })
    .optional(),
});

export type Params = z.infer<typeof params>;

/** A refusal as Slack words it. */
export class Refusal extends Error {}

function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}

/** The fields of a form, the ones that hold JSON decoded. */
export function readForm(body: string): Params {
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { blocks, files, view } = fields;
  return params.parse({
    ...fields,
    ...(blocks === undefined ? {} : { blocks: parseJson(blocks) }),
    ...(files === undefined ? {} : { files: parseJson(files) }),
    ...(view === undefined ? {} : { view: parseJson(view) }),
  });
}

export function readJson(body: string): Params {
  return params.parse(parseJson(body));
}

/** What Slack says of a message's content: nothing may be too long, illegal, or missing its plain text. */
export function checkContent({ text = '', blocks = [] }: Params, maxText: number): void {
  if (text === '') throw new Refusal('no_text');
  if (text.length > maxText) throw new Refusal('msg_too_long');
  if (findBlockProblems(blocks).length > 0) throw new Refusal('invalid_blocks');
  const markup = [text, ...markupOf(parseBlocks(blocks))].flatMap(findMarkupProblems);
  if (markup.length > 0) throw new Refusal('unescaped_markup');
}

/** The files that a message's images show. */
export function shownFiles({ blocks = [] }: Params): readonly string[] {
  return parseBlocks(blocks).flatMap((block) => (block.type === 'image' ? [block.slack_file.id] : []));
}
