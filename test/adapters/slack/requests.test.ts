import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand, readMessage, readPress, type Tenancy } from '../../../src/adapters/slack/requests.ts';
import { placeOf } from '../../../src/chat/place.ts';

const TENANCY: Tenancy = { tenant: 'T0ALPHA01', botUserId: 'U0BOT' };

const command = (more: object = {}) => ({
  command: '/macd',
  text: 'eth 1y',
  channel_id: 'C0GENERAL1',
  user_id: 'U0ALICE01',
  response_url: 'https://hooks.slack.example/1',
  trigger_id: '1.2.3',
  ...more,
});

const event = (more: object = {}, type = 'app_mention') => ({
  event_id: 'Ev1',
  event: { type, channel: 'C0GENERAL1', ts: '1700.1', user: 'U0ALICE01', text: '<@U0BOT> phase', ...more },
});

const press = (more: object = {}, action: object = {}) => ({
  user: { id: 'U0BOB0001' },
  channel: { id: 'C0GENERAL1' },
  response_url: 'https://hooks.slack.example/2',
  container: { is_ephemeral: false },
  message: { ts: '1700.5' },
  actions: [{ action_id: 'ask.why.1', action_ts: '1701.1', value: '/why', ...action }],
  ...more,
});

describe('a slash command', () => {
  it('is asked as it was typed, in its channel, and answered through its response_url', () => {
    expect(readCommand(command(), TENANCY)).toEqual({
      request: {
        platform: 'slack',
        tenant: 'T0ALPHA01',
        conversation: 'C0GENERAL1',
        user: { id: 'U0ALICE01', isAdmin: false },
        isDirect: false,
        isAddressed: true,
        text: '/macd eth 1y',
        dedupeKey: 'command:1.2.3',
        capabilities: { images: true, buttons: true, privateReplies: true },
      },
      destination: {
        channel: 'C0GENERAL1',
        user: 'U0ALICE01',
        thread: undefined,
        isDirect: false,
        responseUrl: 'https://hooks.slack.example/1',
        redraws: undefined,
      },
      keys: ['command:1.2.3'],
    });
  });

  it('keeps the umbrella in front of its subcommand, and alone asks for the list of commands', () => {
    expect(readCommand(command({ command: '/macro', text: 'macd eth' }), TENANCY)?.request.text).toBe(
      '/macro macd eth',
    );
    expect(readCommand(command({ command: '/macro', text: ' ' }), TENANCY)?.request.text).toBe('/help');
  });

  it('in a direct conversation is direct', () => {
    expect(readCommand(command({ channel_id: 'D0ALICE001' }), TENANCY)?.request.isDirect).toBe(true);
  });
});

describe('a mention', () => {
  it('is answered in its thread, or starts one', () => {
    const started = readMessage(event(), TENANCY);
    expect(started?.request).toMatchObject({ text: 'phase', thread: '1700.1', conversation: 'C0GENERAL1' });
    expect(started?.destination).toMatchObject({ thread: '1700.1', responseUrl: undefined });
    expect(readMessage(event({ thread_ts: '1600.1' }), TENANCY)?.destination.thread).toBe('1600.1');
  });

  it('is asked in the thread it stands in, and not in the one that its answer begins', () => {
    const placeOfEvent = (change = {}) => {
      const request = readMessage(event(change), TENANCY)?.request;
      return request && placeOf(request).thread;
    };
    expect(placeOfEvent()).toBe('');
    expect(placeOfEvent({ thread_ts: '1600.1' })).toBe('1600.1');
  });

  it('that also arrives as a message has one name in both', () => {
    const asMention = readMessage(event(), TENANCY);
    const asDirect = readMessage({ ...event({ channel: 'D1' }, 'message'), event_id: 'Ev2' }, TENANCY);
    const asDirectMention = readMessage(event({ channel: 'D1' }), TENANCY);
    expect(asMention?.keys).toEqual(['message:T0ALPHA01:C0GENERAL1:1700.1', 'event:Ev1']);
    expect(asDirect?.keys[0]).toBe(asDirectMention?.keys[0]);
  });
});

describe('a direct message', () => {
  it('is answered flat, or in its thread where it has one', () => {
    const direct = { channel: 'D0ALICE001', text: 'phase', channel_type: 'im' };
    expect(readMessage(event(direct, 'message'), TENANCY)?.destination.thread).toBeUndefined();
    expect(
      readMessage(event({ ...direct, thread_ts: '1600.1' }, 'message'), TENANCY)?.destination.thread,
    ).toBe('1600.1');
  });
});

describe('silence', () => {
  it.each([
    ['a message in a channel that doesn’t mention the bot', event({ text: 'hello' }, 'message')],
    ['the bot’s own message', event({ user: 'U0BOT' })],
    ['another bot’s message', event({ bot_id: 'B1' })],
    ['Slackbot', event({ user: 'USLACKBOT', channel: 'D1' }, 'message')],
    ['an edit', event({ subtype: 'message_changed', channel: 'D1' }, 'message')],
    ['a message without a user', event({ user: undefined, channel: 'D1' }, 'message')],
    ['another event', event({}, 'reaction_added')],
    ['nothing', undefined],
  ])('%s asks nothing', (_title, body) => {
    expect(readMessage(body, TENANCY)).toBeUndefined();
  });

  it('meets a button of another app and one outside of a conversation', () => {
    expect(readPress(press({}, { action_id: 'other' }), TENANCY)).toBeUndefined();
    expect(readPress(press({ channel: undefined }), TENANCY)).toBeUndefined();
  });

  it('meets whatever else Slack may send', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect([readCommand(body, TENANCY), readMessage(body, TENANCY), readPress(body, TENANCY)]).toEqual([
          undefined,
          undefined,
          undefined,
        ]);
      }),
    );
  });
});

describe('a press on a button', () => {
  it('asks its command in the presser’s name, under the answer it sits on', () => {
    const pressed = readPress(press(), TENANCY);
    expect(pressed?.request).toMatchObject({ text: '/why', user: { id: 'U0BOB0001' } });
    // The conversation's last answer was given in the channel, so the question belongs there too.
    expect(pressed?.request.thread).toBeUndefined();
    expect(pressed?.destination).toMatchObject({ thread: '1700.5', redraws: undefined });
  });

  it('stays in the thread of its message', () => {
    const pressed = readPress(press({ message: { ts: '1700.5', thread_ts: '1600.1' } }), TENANCY);
    expect(pressed?.request.thread).toBe('1600.1');
    expect(pressed?.destination.thread).toBe('1600.1');
  });

  it('on a range redraws its message', () => {
    expect(readPress(press({}, { action_id: 'ask.range.0' }), TENANCY)?.destination.redraws).toBe('1700.5');
  });

  it('on a message only the presser sees is answered in the channel', () => {
    const pressed = readPress(
      press({ container: { is_ephemeral: true }, message: undefined }, { action_id: 'ask.range.0' }),
      TENANCY,
    );
    expect(pressed?.destination).toMatchObject({ thread: undefined, redraws: undefined });
  });

  it('in a direct conversation is answered flat', () => {
    expect(readPress(press({ channel: { id: 'D1' } }), TENANCY)?.destination.thread).toBeUndefined();
  });

  it('twice by one person is two questions, delivered twice it is one', () => {
    const first = readPress(press(), TENANCY)?.keys;
    expect(readPress(press(), TENANCY)?.keys).toEqual(first);
    expect(readPress(press({}, { action_ts: '1702.1' }), TENANCY)?.keys).not.toEqual(first);
  });
});
