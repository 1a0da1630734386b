import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import {
  classifyNetwork,
  classifyRefusal,
  classifySlackError,
  classifyStatus,
  SlackCallError,
} from '../../../src/adapters/slack/errors.ts';

function refusal(error: string) {
  return new WebAPIPlatformError({ ok: false, error });
}

describe('a refusal', () => {
  it.each([
    ['not_in_channel', 'not_in_channel'],
    ['channel_not_found', 'channel_not_found'],
    ['is_archived', 'is_archived'],
    ['restricted_action', 'restricted'],
    ['restricted_action_read_only_channel', 'restricted'],
    ['posting_to_channel_denied', 'restricted'],
    ['messages_tab_disabled', 'user_unreachable'],
    ['user_not_in_channel', 'user_unreachable'],
    ['account_inactive', 'revoked'],
    ['token_revoked', 'revoked'],
    ['token_expired', 'revoked'],
    ['invalid_auth', 'revoked'],
    ['missing_scope', 'missing_scope'],
    ['msg_too_long', 'msg_too_long'],
    ['msg_blocks_too_long', 'msg_too_long'],
    ['invalid_blocks', 'invalid_blocks'],
    ['message_not_found', 'not_editable'],
    ['cant_update_message', 'not_editable'],
    ['file_not_found', 'file_not_found'],
    ['ratelimited', 'ratelimited'],
    ['fatal_error', 'other'],
  ])('%s is %s', (code, kind) => {
    expect(classifySlackError(refusal(code))).toMatchObject({ kind, detail: code });
  });

  it('that is a page instead of a code is never quoted', () => {
    const failure = classifySlackError(refusal('<html><body>Bad <!channel> gateway</body></html>'));
    expect(failure).toEqual({ kind: 'other', detail: 'an unreadable answer' });
    expect(classifyRefusal('Token xoxb-1 is bad').detail).toBe('an unreadable answer');
  });
});

describe('a failed exchange', () => {
  const failed = (code: string) =>
    new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) }));

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    '%s proves that nothing was sent',
    (code) => {
      expect(classifySlackError(failed(code))).toEqual({
        kind: 'network',
        isCertainlyUnsent: true,
        detail: code,
      });
    },
  );

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])('%s proves nothing', (code) => {
    expect(classifySlackError(failed(code))).toMatchObject({ kind: 'network', isCertainlyUnsent: false });
  });

  it('without a code proves nothing either', () => {
    const timeout = new DOMException('The operation was aborted', 'TimeoutError');
    expect(classifyNetwork(timeout)).toEqual({
      kind: 'network',
      isCertainlyUnsent: false,
      detail: 'TimeoutError',
    });
    expect(classifyNetwork('odd')).toEqual({
      kind: 'network',
      isCertainlyUnsent: false,
      detail: 'no connection',
    });
  });

  it('with a server error may have been stored', () => {
    const failure = classifySlackError(new WebAPIHTTPError(503, 'Unavailable', {}, 'secret page'));
    expect(failure).toEqual({ kind: 'network', isCertainlyUnsent: false, detail: 'HTTP 503' });
  });
});

describe('a rate limit', () => {
  it('carries how long to wait', () => {
    expect(classifySlackError(new WebAPIRateLimitedError(7))).toMatchObject({
      kind: 'ratelimited',
      retryAfterSeconds: 7,
    });
    expect(classifyStatus(429, 3)).toMatchObject({ kind: 'ratelimited', retryAfterSeconds: 3 });
  });
});

describe('anything else', () => {
  it('is other, by its name alone', () => {
    expect(classifySlackError(new RangeError('xoxb-secret'))).toEqual({
      kind: 'other',
      detail: 'RangeError',
    });
    expect(classifySlackError(undefined)).toEqual({ kind: 'other', detail: 'unknown' });
    expect(classifyStatus(404)).toEqual({ kind: 'other', detail: 'HTTP 404' });
  });

  it('keeps a failure that has a name already', () => {
    const failure = classifyRefusal('is_archived');
    expect(classifySlackError(new SlackCallError(failure))).toBe(failure);
  });
});
