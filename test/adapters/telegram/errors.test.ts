import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it } from 'vitest';
import { classifyTelegramError, describeError } from '../../../src/adapters/telegram/errors.ts';

const TOKEN = '123456:SECRET-token-of-a-bot';

function refusal(code: number, description: string, parameters = {}) {
  return new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code: code, description, parameters },
    'sendMessage',
    { chat_id: 1, token: TOKEN },
  );
}

function broken(reason: string, code?: string) {
  const cause = new Error(
    `request to https://api.telegram.org/bot${TOKEN}/sendMessage failed, reason: ${reason}`,
  );
  return new HttpError(
    "Network request for 'sendMessage' failed!",
    code === undefined ? cause : Object.assign(cause, { code }),
  );
}

describe('classifyTelegramError', () => {
  it.each([
    [403, 'Forbidden: bot was blocked by the user', 'blocked'],
    [403, 'Forbidden: user is deactivated', 'blocked'],
    [403, "Forbidden: bot can't initiate conversation with a user", 'blocked'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'kicked'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'kicked'],
    [403, 'Forbidden: the group chat was deleted', 'kicked'],
    [403, 'Forbidden: some new wording', 'kicked'],
    [400, 'Bad Request: chat not found', 'kicked'],
    [400, 'Bad Request: need administrator rights in the channel chat', 'forbidden'],
    [400, 'Bad Request: have no write access to the chat', 'forbidden'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'forbidden'],
    [400, 'Bad Request: TOPIC_CLOSED', 'forbidden'],
    [400, 'Bad Request: message thread not found', 'forbidden'],
    [400, 'Bad Request: not enough rights to send photos to the chat', 'forbidden-photo'],
    [400, 'Bad Request: PHOTO_INVALID_DIMENSIONS', 'photo-rejected'],
    [400, 'Bad Request: IMAGE_PROCESS_FAILED', 'photo-rejected'],
    [400, "Bad Request: wrong remote file identifier specified: can't unserialize it", 'photo-rejected'],
    [413, 'Request Entity Too Large', 'photo-rejected'],
    [400, 'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 3', 'parse'],
    [400, 'Bad Request: message is not modified: specified new message content is the same', 'not-modified'],
    [400, 'Bad Request: message to edit not found', 'not-editable'],
    [400, "Bad Request: message can't be edited", 'not-editable'],
    [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'stale-query'],
    [401, 'Unauthorized', 'unauthorized'],
    [409, 'Conflict: terminated by other getUpdates request', 'conflict'],
    [400, 'Bad Request: something else', 'other'],
  ])('reads %i %j as %s', (code, description, kind) => {
    expect(classifyTelegramError(refusal(code, description))).toEqual({
      kind,
      detail: `sendMessage: ${code} ${description}`,
    });
  });

  it('says where a group has moved', () => {
    const error = refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: -1001,
    });
    expect(classifyTelegramError(error)).toMatchObject({ kind: 'migrated', toChatId: -1001 });
  });

  it('says how long to wait, one second where Telegram does not', () => {
    expect(
      classifyTelegramError(refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 })),
    ).toMatchObject({
      kind: 'too-many-requests',
      retryAfterSeconds: 7,
    });
    expect(classifyTelegramError(refusal(429, 'Too Many Requests'))).toMatchObject({ retryAfterSeconds: 1 });
  });

  it.each([
    ['connect ECONNREFUSED 127.0.0.1:443', 'ECONNREFUSED', true],
    ['getaddrinfo ENOTFOUND api.telegram.org', 'ENOTFOUND', true],
    ['connect ETIMEDOUT 149.154.167.220:443', 'ETIMEDOUT', true],
    ['', 'ETIMEDOUT', true],
    ['read ETIMEDOUT', 'ETIMEDOUT', false],
    ['socket hang up', 'ECONNRESET', false],
  ])('knows of %j (%s) whether the call was certainly not made: %s', (reason, code, isCertainlyUnsent) => {
    expect(classifyTelegramError(broken(reason, code))).toMatchObject({ kind: 'network', isCertainlyUnsent });
  });

  it('trusts neither a timeout nor a server error to have left nothing behind', () => {
    const timeout = new HttpError('Network request failed!', new Error('Request timed out after 45 seconds'));
    expect(classifyTelegramError(timeout)).toMatchObject({ kind: 'network', isCertainlyUnsent: false });
    expect(classifyTelegramError(refusal(502, 'Bad Gateway'))).toMatchObject({
      kind: 'network',
      isCertainlyUnsent: false,
    });
  });

  it('never passes the token on', () => {
    for (const error of [refusal(401, 'Unauthorized'), broken('socket hang up', 'ECONNRESET')]) {
      expect(JSON.stringify(classifyTelegramError(error))).not.toContain(TOKEN);
      expect(describeError(error)).not.toContain(TOKEN);
    }
  });

  it('lets a defect of our own speak for itself', () => {
    expect(classifyTelegramError(new TypeError('x is undefined'))).toMatchObject({ kind: 'other' });
    expect(describeError(new TypeError('x is undefined'))).toContain('TypeError: x is undefined');
  });
});
