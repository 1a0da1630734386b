import type { HomePage } from '../../chat/home.ts';
import type { Reply } from '../../chat/reply.ts';
import { context, type SlackBlock } from './blocks.ts';
import { MAX_HOME_BLOCKS } from './limits.ts';
import { BUTTON_PREFIX, renderSlack } from './render.ts';

/** Begins the action_id of every button whose answer is shown on the page itself. */
export const HOME_PREFIX = 'home.';

/** A page as `views.publish` takes it. */
export interface HomeView {
  readonly type: 'home';
  /** The person's chat with the bot, which a press on the page does not name. */
  readonly private_metadata: string;
  readonly blocks: readonly SlackBlock[];
}

const DIVIDER = { type: 'divider' } as const;
const ELSEWHERE = 'The answers to these come under Messages.';
const MORE = '… the rest is not shown here: ask for it under Messages.';

const drawReply = (reply: Reply): readonly SlackBlock[] => renderSlack(reply).flatMap(({ blocks }) => blocks);

/** The buttons of a part, so that their presses are told from those in messages. */
function asHomeButtons(block: SlackBlock, section: number): SlackBlock {
  if (block.type !== 'actions') return block;
  const elements = block.elements.map((element) =>
    'action_id' in element && element.action_id !== undefined
      ? { ...element, action_id: `${HOME_PREFIX}${section}.${element.action_id.slice(BUTTON_PREFIX.length)}` }
      : element,
  );
  return { ...block, elements };
}

/**
 * Draws a person's page.
 * @param channel their chat with the bot
 * @param notice what the press that led here was answered; shown first
 */
export function drawHome({ sections, questions }: HomePage, channel: string, notice?: Reply): HomeView {
  const parts = sections.map((section, at) => drawReply(section).map((block) => asHomeButtons(block, at)));
  const asked: Reply = {
    blocks: [
      { kind: 'heading', text: 'Ask about the market' },
      { kind: 'note', text: ELSEWHERE },
    ],
    facts: {},
    actions: questions,
    visibility: 'private',
  };
  const all = [
    ...(notice === undefined ? [] : [drawReply({ ...notice, actions: [] })]),
    ...parts,
    drawReply(asked),
  ];
  const blocks = all.flatMap((part, at) => [at === 0 ? [] : DIVIDER, part].flat());
  const isWhole = blocks.length <= MAX_HOME_BLOCKS;
  return {
    type: 'home',
    private_metadata: channel,
    blocks: isWhole ? blocks : [...blocks.slice(0, MAX_HOME_BLOCKS - 1), context(MORE)],
  };
}
