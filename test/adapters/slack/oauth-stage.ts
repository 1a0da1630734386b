import type { ChatEvent } from '../../../src/chat/adapter.ts';
import type { RunningBot } from '../../fakes/slack-bot.ts';
import { createKeep } from '../../fakes/slack-keep.ts';
import { CLIENT } from '../../fakes/slack-oauth.ts';
import { WORDS } from './samples.ts';
import type { Stage } from './stage.ts';

export const nowSeconds = () => Math.floor(Date.now() / 1_000);

/** Starts a bot that anybody may install. */
export async function startOauth(
  stage: Stage,
  keep = createKeep(),
  onChatEvent: (event: ChatEvent) => void = () => undefined,
) {
  const bot = await stage.start({
    route: () => WORDS,
    slack: {
      apiUrl: stage.slack.apiUrl,
      botToken: undefined,
      oauth: {
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
        stateSecret: 'a state secret',
        authorizeUrl: 'https://slack.test/authorize',
        redirectUrl: 'https://bot.test/slack/oauth_redirect',
        installations: keep,
      },
    },
    onChatEvent: async (event) => onChatEvent(event),
    // As the stage's own, and the wait for another process's refresh.
    holds: (ms) => [400, 4_000, 60_000].includes(ms),
  });
  return { bot, keep };
}

export const pageOf = (bot: RunningBot, path: string) => new URL(path, bot.url);

/** Opens the page that begins an installation, as a browser does. */
export async function begin(bot: RunningBot) {
  const response = await fetch(pageOf(bot, '/slack/install'));
  const page = await response.text();
  const link = /href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { response, page, link: new URL(link), cookie };
}

/** What Slack sends along on the way back. */
export type Return = Readonly<Record<string, string>>;

export async function comeBack(bot: RunningBot, query: Return, cookie: string) {
  const url = pageOf(bot, `/slack/oauth_redirect?${new URLSearchParams(query).toString()}`);
  const response = await fetch(url, { headers: { cookie } });
  return { status: response.status, headers: response.headers, page: await response.text() };
}

/** The whole way of somebody who installs the app. */
export async function install(
  stage: Stage,
  bot: RunningBot,
  consent: Parameters<Stage['slack']['oauth']['consent']>[0],
) {
  const { link, cookie } = await begin(bot);
  const state = link.searchParams.get('state') ?? '';
  return comeBack(bot, { code: stage.slack.oauth.consent(consent), state }, cookie);
}
