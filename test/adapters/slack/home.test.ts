import { describe, expect, it } from 'vitest';
import type { HomePage } from '../../../src/chat/home.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Request } from '../../../src/chat/request.ts';
import { parseBlocks } from '../../fakes/slack-blocks.ts';
import type { RunningBot } from '../../fakes/slack-bot.ts';
import { REPLY, WORDS } from './samples.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const DM = 'D0ALICE001';

const section = (text: string): Reply => ({
  blocks: [{ kind: 'text', text }],
  facts: {},
  actions: [{ kind: 'related', label: 'Light charts', command: '/settings theme=light' }],
  visibility: 'private',
});
const PAGE: HomePage = {
  sections: [section('Charts are dark.'), section('No digest.')],
  questions: [{ kind: 'related', label: '/phase', command: '/phase' }],
};

const opened = (more: object = {}) => ({
  type: 'app_home_opened',
  user: 'U0ALICE01',
  channel: DM,
  tab: 'home',
  ...more,
});

/** A bot with a page, and who asked for it. */
async function start(
  readPage: () => HomePage = () => PAGE,
  route: (request: Request) => Reply = () => WORDS,
) {
  const readers: Request[] = [];
  const bot = await stage.start({
    route,
    readHome: async (request) => {
      readers.push(request);
      return readPage();
    },
  });
  return { bot, readers };
}

const published = () => stage.slack.of('views.publish');
const newest = () => parseBlocks(published().at(-1)?.params.view?.blocks);
const shown = () => JSON.stringify(newest());

interface Button {
  readonly action_id: string;
  readonly value: string;
}
const buttons = (): readonly Button[] =>
  newest().flatMap((block) => (block.type === 'actions' ? block.elements : []));

/** Presses a button of the page, which names no channel. */
function press(bot: RunningBot, button: Button | undefined, hash = stage.slack.homes.get('U0ALICE01')) {
  const view = {
    id: 'V1',
    type: 'home',
    hash,
    private_metadata: published().at(-1)?.params.view?.private_metadata,
  };
  const { action_id = '', value = '' } = button ?? {};
  return stage.press(
    bot,
    { action_id, value },
    {
      user: { id: 'U0ALICE01', team_id: 'T0ALPHA01' },
      channel: undefined,
      response_url: undefined,
      container: { type: 'view', view_id: 'V1' },
      view,
    },
  );
}

describe('a person’s page', () => {
  it('shows what holds in their chat with the bot, and what can be asked', async () => {
    const { bot, readers } = await start();
    await stage.say(bot, opened());
    expect(readers).toMatchObject([{ conversation: DM, isDirect: true, user: { id: 'U0ALICE01' } }]);
    expect(published()).toMatchObject([
      { team: 'T0ALPHA01', error: undefined, params: { user_id: 'U0ALICE01' } },
    ]);
    expect(shown()).toContain('Charts are dark.');
    expect(buttons().map(({ value }) => value)).toEqual([
      '/settings theme=light',
      '/settings theme=light',
      '/phase',
    ]);
  });

  it('is not drawn for the messages beside it, nor twice for one delivery', async () => {
    const { bot } = await start();
    await stage.say(bot, opened({ tab: 'messages' }));
    await stage.say(bot, opened(), { event_id: 'EvSAME' });
    await stage.say(bot, opened(), { event_id: 'EvSAME' });
    expect(published()).toHaveLength(1);
  });

  it('changes a setting in the presser’s name and says so on itself', async () => {
    const { bot } = await start(undefined, () => section('Charts are light now.'));
    await stage.say(bot, opened());
    await press(bot, buttons()[0]);
    expect(bot.requests).toMatchObject([
      { text: '/settings theme=light', conversation: DM, isDirect: true, user: { id: 'U0ALICE01' } },
    ]);
    expect(shown()).toContain('Charts are light now.');
    expect(stage.slack.of('chat.postMessage')).toEqual([]);
  });

  it('answers questions about the market in the chat, with their picture', async () => {
    const { bot } = await start(undefined, () => REPLY);
    await stage.say(bot, opened());
    await press(bot, buttons().at(-1));
    expect(stage.slack.of('chat.postMessage')).toMatchObject([{ params: { channel: DM } }]);
    expect(stage.slack.of('chat.postMessage')[0]?.params.thread_ts).toBeUndefined();
    expect(stage.slack.of('chat.update')).toHaveLength(1);
    expect(bot.requests).toHaveLength(1);
  });

  it('posts what comes with a picture into the chat, because the page has no place for it', async () => {
    const { bot } = await start(undefined, () => REPLY);
    await stage.say(bot, opened());
    await press(bot, buttons()[0]);
    expect(stage.slack.of('chat.postMessage')).toMatchObject([{ params: { channel: DM } }]);
    expect(published().at(-1)?.error).toBeUndefined();
  });

  it('that was published meanwhile is read again and published once more', async () => {
    const texts = ['old', 'new'];
    const { bot } = await start(() => ({ ...PAGE, sections: [section(texts.shift() ?? 'newest')] }));
    stage.slack.homes.set('U0ALICE01', 'hash-of-another-process');
    await stage.say(bot, opened({ view: { hash: 'hash-that-was-seen' } }));
    expect(published().map(({ error }) => error)).toEqual(['hash_conflict', undefined]);
    expect(shown()).toContain('new');
  });

  it('keeps to a hundred blocks and says that there is more', async () => {
    const { bot } = await start(() => ({
      ...PAGE,
      sections: Array.from({ length: 90 }, (_, at) => section(`${at}`)),
    }));
    await stage.say(bot, opened());
    expect(published()[0]?.error).toBeUndefined();
    expect(newest()).toHaveLength(100);
    expect(shown()).toContain('the rest is not shown here');
  });

  it('that cannot be shown costs a line in the log and nothing else', async () => {
    const { bot } = await start();
    stage.slack.fail('views.publish', { error: 'not_enabled' });
    await stage.say(bot, opened());
    expect(bot.logged.join('')).toContain('a page could not be shown');
  });
});
