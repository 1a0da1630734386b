import { afterEach, beforeEach } from 'vitest';
import type { Workspaces } from '../../../src/adapters/slack/workspaces.ts';
import { FakeSlackApi, type SlackCall } from '../../fakes/slack-api.ts';
import { parseBlocks } from '../../fakes/slack-blocks.ts';
import { type BotOptions, type RunningBot, startSlackBot } from '../../fakes/slack-bot.ts';
import { commandBody, deliver, eventBody, pressBody, sign } from '../../fakes/slack-sender.ts';
import { PNG, REPLY } from './samples.ts';

/** Longer than any wait of the adapter's own, so that a stop ends because the work did. */
const STOP_MS = 60_000;

type Fields = Readonly<Record<string, string>>;

/** A Slack and bots in it, new for every test and gone after it. */
export interface Stage {
  readonly slack: FakeSlackApi;
  /** A running bot; without options its router answers `REPLY` and its charts are `PNG`. */
  start(options?: Partial<BotOptions>): Promise<RunningBot>;
  /** A bot that has not been started. */
  build(options?: Partial<BotOptions>): Promise<RunningBot>;
  /** Sends a slash command and resolves with the status once its answer is complete. */
  ask(bot: RunningBot, fields?: Fields): Promise<number>;
  /** The same without waiting for the answer. */
  begin(bot: RunningBot, fields?: Fields): Promise<number>;
  /** Sends an event and resolves once what it asks is answered. */
  say(bot: RunningBot, event: object, envelope?: object): Promise<number>;
  /** Presses a button and resolves once what it asks is answered. */
  press(bot: RunningBot, action: object, more?: object): Promise<number>;
  /** The methods called so far, in order. */
  methods(): readonly string[];
}

/** Both workspaces of the fake, each with its token. */
export const twoWorkspaces: Workspaces = {
  connect: () => Promise.resolve(),
  forget: () => Promise.resolve(false),
  find: ({ teamId }) =>
    Promise.resolve({
      botToken: `xoxb-${teamId === 'T0BETA001' ? 'beta' : 'alpha'}`,
      botUserId: 'U0BOT',
      botId: 'B0BOT',
      botName: 'macro',
    }),
};

/** The kinds of the blocks of a call. */
export function typesOf(call: SlackCall | undefined): readonly string[] {
  return parseBlocks(call?.params.blocks ?? []).map(({ type }) => type);
}

export function useStage(): Stage {
  let slack = new FakeSlackApi();
  const bots: RunningBot[] = [];

  beforeEach(async () => {
    slack = new FakeSlackApi();
    await slack.start();
  });

  afterEach(async () => {
    for (const bot of bots.splice(0)) await bot.stop();
    await slack.stop();
  });

  /** Stopping waits for the answers under way; what follows needs the bot again. */
  async function settle(bot: RunningBot, status: number): Promise<number> {
    await bot.adapter.stop(STOP_MS);
    await bot.adapter.start();
    return status;
  }

  const stage: Stage = {
    get slack() {
      return slack;
    },
    async build(options = {}) {
      const bot = await startSlackBot({
        route: () => REPLY,
        render: () => Promise.resolve(PNG),
        // The wait before a progress note, and the deadline of a stop.
        holds: (ms) => ms === 4_000 || ms === STOP_MS,
        ...options,
        slack: { apiUrl: slack.apiUrl, ...options.slack },
      });
      bots.push(bot);
      return bot;
    },
    async start(options) {
      const bot = await stage.build(options);
      await bot.adapter.start();
      return bot;
    },
    begin: (bot, fields = {}) =>
      deliver(bot.url, sign(commandBody({ command: '/macd', response_url: slack.responseUrl(), ...fields }))),
    ask: async (bot, fields) => settle(bot, await stage.begin(bot, fields)),
    say: async (bot, event, envelope) =>
      settle(
        bot,
        await deliver(bot.url, sign(eventBody(event, envelope), { contentType: 'application/json' })),
      ),
    press: async (bot, action, more) =>
      settle(
        bot,
        await deliver(bot.url, sign(pressBody(action, { response_url: slack.responseUrl(), ...more }))),
      ),
    methods: () => slack.calls.map(({ method }) => method).filter((method) => method !== 'auth.test'),
  };
  return stage;
}
