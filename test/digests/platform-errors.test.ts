import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { classifyNetwork, classifyRefusal, classifyStatus } from '../../src/adapters/slack/errors.ts';
import { toRefusal as toSlackRefusal } from '../../src/adapters/slack/refusal.ts';
import { classifyTelegramError } from '../../src/adapters/telegram/errors.ts';
import { toRefusal as toTelegramRefusal } from '../../src/adapters/telegram/refusal.ts';
import type { Refusal } from '../../src/chat/sender.ts';
import { DUE, HOUR, place } from '../store/contract/delivery-samples.ts';
import { useWorkerBench } from './worker-bench.ts';

const bench = useWorkerBench();

/** What is left in the outbox and of the subscription after one attempt. */
interface Row {
  readonly error: string;
  readonly refusal: Refusal;
  readonly state: 'paused' | 'pending' | 'unknown' | 'failed';
  readonly pause?: string;
}

function telegram(code: number, description: string, parameters: Record<string, number> = {}): Refusal {
  const answer = { ok: false, error_code: code, description, parameters } as const;
  return toTelegramRefusal(classifyTelegramError(new GrammyError('Call failed', answer, 'sendMessage', {})));
}

function telegramUnsent(reason: string, code: string): Refusal {
  const cause = Object.assign(new Error(`request to the API failed, reason: ${reason}`), { code });
  return toTelegramRefusal(
    classifyTelegramError(new HttpError('Network request for sendMessage failed', cause)),
  );
}

const slack = (code: string): Refusal => toSlackRefusal(classifyRefusal(code));
const slackNetwork = (code: string): Refusal =>
  toSlackRefusal(classifyNetwork(Object.assign(new Error('fetch failed'), { code })));

const row = (error: string, refusal: Refusal, state: Row['state'], pause?: string): Row =>
  pause === undefined ? { error, refusal, state } : { error, refusal, state, pause };

const of403 = (text: string, reason: string) =>
  row(text, telegram(403, `Forbidden: ${text}`), 'paused', reason);
const of400 = (text: string, reason: string) =>
  row(text, telegram(400, `Bad Request: ${text}`), 'paused', reason);

/** PLATFORMS section 2: errors, topics, migration, 429; and what the network does. */
const TELEGRAM: readonly Row[] = [
  of403('bot was blocked by the user', 'blocked'),
  of403('user is deactivated', 'blocked'),
  of403("bot can't initiate conversation with a user", 'blocked'),
  of403('bot was kicked from the group chat', 'removed'),
  of403('bot was kicked from the supergroup chat', 'removed'),
  of403('bot was kicked from the channel chat', 'removed'),
  of403('bot is not a member of the supergroup chat', 'removed'),
  of403('bot is not a member of the channel chat', 'removed'),
  of403('the group chat was deleted', 'removed'),
  of400('chat not found', 'removed'),
  of400('need administrator rights in the channel chat', 'no-rights'),
  of400('have no write access to the chat', 'no-rights'),
  of400('CHAT_WRITE_FORBIDDEN', 'no-rights'),
  of400('message thread not found', 'thread-gone'),
  of400('TOPIC_CLOSED', 'thread-gone'),
  of400('TOPIC_DELETED', 'thread-gone'),
  row('Unauthorized', telegram(401, 'Unauthorized'), 'paused', 'revoked'),
  row('message is too long', telegram(400, 'Bad Request: message is too long'), 'failed'),
  row('message text is empty', telegram(400, 'Bad Request: message text is empty'), 'failed'),
  row("can't parse entities", telegram(400, "Bad Request: can't parse entities: at byte offset 3"), 'failed'),
  row('retry after 7', telegram(429, 'Too Many Requests: retry after 7', { retry_after: 7 }), 'pending'),
  row('an internal error', telegram(500, 'Internal Server Error'), 'unknown'),
  row('a gateway that gave up', telegram(502, 'Bad Gateway'), 'unknown'),
  row(
    'a refused connection',
    telegramUnsent('connect ECONNREFUSED 127.0.0.1:443', 'ECONNREFUSED'),
    'pending',
  ),
  row('a name that is not found', telegramUnsent('getaddrinfo ENOTFOUND api', 'ENOTFOUND'), 'pending'),
  row('a reply that was lost', telegramUnsent('socket hang up', 'ECONNRESET'), 'unknown'),
];

const slackPause = (code: string, reason: string) => row(code, slack(code), 'paused', reason);

/** PLATFORMS section 3: chat.postMessage, uninstallation, rate limits; and what the network does. */
const SLACK: readonly Row[] = [
  slackPause('channel_not_found', 'removed'),
  slackPause('not_in_channel', 'removed'),
  slackPause('is_archived', 'archived'),
  slackPause('restricted_action', 'no-rights'),
  slackPause('restricted_action_read_only_channel', 'no-rights'),
  slackPause('restricted_action_thread_only_channel', 'no-rights'),
  slackPause('posting_to_general_channel_denied', 'no-rights'),
  slackPause('missing_scope', 'no-rights'),
  slackPause('messages_tab_disabled', 'blocked'),
  slackPause('user_not_found', 'blocked'),
  slackPause('user_disabled', 'blocked'),
  slackPause('account_inactive', 'revoked'),
  slackPause('token_revoked', 'revoked'),
  slackPause('token_expired', 'revoked'),
  slackPause('invalid_auth', 'revoked'),
  slackPause('team_access_not_granted', 'revoked'),
  slackPause('thread_not_found', 'thread-gone'),
  slackPause('cannot_reply_to_message', 'thread-gone'),
  row('msg_too_long', slack('msg_too_long'), 'failed'),
  row('msg_blocks_too_long', slack('msg_blocks_too_long'), 'failed'),
  row('invalid_blocks', slack('invalid_blocks'), 'failed'),
  row('a page instead of an answer', slack('<html>Sorry</html>'), 'failed'),
  row('ratelimited', slack('ratelimited'), 'pending'),
  row('HTTP 429', toSlackRefusal(classifyStatus(429, 7)), 'pending'),
  row('HTTP 500', toSlackRefusal(classifyStatus(500)), 'unknown'),
  row('HTTP 503', toSlackRefusal(classifyStatus(503)), 'unknown'),
  row('a refused connection', slackNetwork('ECONNREFUSED'), 'pending'),
  row('a name that is not found', slackNetwork('ENOTFOUND'), 'pending'),
  row('a reply that was lost', slackNetwork('ECONNRESET'), 'unknown'),
];

async function checkRow({ refusal, state, pause }: Row): Promise<void> {
  bench.desk.sender.onText = ({ conversation }) => (conversation === 'bad' ? refusal : undefined);
  const bad = await bench.due('bad', { thread: '7' });
  const others = [await bench.due('good'), await bench.due('fine', { dueAt: DUE - 1 })];
  await bench.desk.drain();
  expect(await bench.stateOf(bad)).toMatchObject({
    state,
    ...(pause === undefined ? {} : { reason: pause }),
  });
  const subscription = await bench.desk.subscriptions.read(bad);
  expect(subscription).toMatchObject(
    pause === undefined
      ? { state: 'active', reason: null }
      : { state: 'paused', reason: pause, nextRunAt: null },
  );
  // Nobody waits behind it, and what is not to be tried again is not.
  for (const id of others) expect(await bench.stateOf(id)).toMatchObject({ state: 'sent' });
  const attempts = (await bench.stateOf(bad))?.attempts;
  bench.clock.turn(state === 'pending' ? 0 : HOUR);
  await bench.desk.drain();
  expect((await bench.stateOf(bad))?.attempts).toBe(attempts);
}

describe('an error of Telegram', () => {
  it.each(TELEGRAM)('"$error" leads to its state', checkRow);

  it('that the group became another follows it there', async () => {
    const moved = telegram(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1_009,
    });
    bench.desk.sender.onText = ({ conversation }) => (conversation === 'bad' ? moved : undefined);
    const id = await bench.due('bad');
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'sent' });
    expect((await bench.desk.subscriptions.read(id))?.place).toEqual(place('-1009'));
  });
});

describe('an error of Slack', () => {
  it.each(SLACK)('"$error" leads to its state', checkRow);
});
