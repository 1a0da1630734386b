import * as fc from 'fast-check';
import { decodeMessage } from '../../src/adapters/slack/incoming-text.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { readCommand, readMessage, readPress } from '../../src/adapters/slack/requests.ts';
import { createButtonCodec } from '../../src/adapters/telegram/buttons.ts';
import { renderTelegram } from '../../src/adapters/telegram/render.ts';
import { askBody, pressBody } from '../../src/adapters/web/requests.ts';
import { parseAlert } from '../../src/alerts/parse-alert.ts';
import { readAsOf } from '../../src/chat/as-of.ts';
import { findTerm, suggestTerms } from '../../src/chat/glossary/find-term.ts';
import { MAX_MESSAGE_LENGTH, parseMessage } from '../../src/chat/parse.ts';
import { createInterpreter } from '../../src/chat/questions/interpret.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { readZone, suggestZone } from '../../src/chat/zones.ts';
import { ConfigError, readConfig, VARIABLES } from '../../src/config.ts';
import { parseSchedule } from '../../src/digests/parse-schedule.ts';
import { UserError } from '../../src/lib/errors.ts';
import { looksLikeHtml } from '../../src/lib/http-body.ts';
import { parseRetryAfter } from '../../src/lib/http-retry.ts';
import { redact } from '../../src/lib/log.ts';
import { CsvFault, parseCsv } from '../../src/sources/csv/parse-csv.ts';
import { realCommands } from '../chat/questions/real-commands.ts';
import { type Target, target } from './fuzz.ts';
import { PAYLOADS } from './payloads.ts';
import { anyText, mutated } from './texts.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const isForPeople = (error: unknown) => error instanceof UserError;

/** What is left of a text where the length of a message was checked before. */
const messageText = anyText.map((text) => text.slice(0, MAX_MESSAGE_LENGTH));
const interpret = createInterpreter(realCommands);
const buttons = createButtonCodec();
const tenancy = { tenant: 'T1', botUserId: 'U0BOT' };

const CSV = [
  'date,open,high,low,close,volume\n2026-01-02,1,2,0.5,1.5,10\n2026-01-05,1,2,0.5,1.5,\n',
  '\uFEFFdate,value\r\n2026-01-02,1\r\n2026-01-09,"2"\r\n',
];
const SLACK_BODIES = [
  '{"command":"/macd","text":"btc","channel_id":"C1","user_id":"U1","trigger_id":"1.2","response_url":"https://x/y"}',
  '{"event_id":"E1","event":{"type":"app_mention","channel":"C1","user":"U1","ts":"1.2","text":"<@U0BOT> phase"}}',
  '{"actions":[{"action_id":"ask.related.0","value":"/macd","action_ts":"1"}],"channel":{"id":"C1"},"user":{"id":"U1"},"container":{},"response_url":"https://x/y"}',
];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const cell = anyText.map((text) => text.slice(0, 400));

/** A reply whose every string came from outside, as names and quoted words can. */
const hostileReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(
    fc.oneof(
      cell.map((text) => ({ kind: 'heading' as const, text })),
      anyText.map((text) => ({ kind: 'text' as const, text: text.slice(0, 20_000) })),
      fc
        .array(fc.record({ label: cell, value: cell }), { maxLength: 6 })
        .map((items) => ({ kind: 'facts' as const, items })),
      fc.array(fc.tuple(cell, cell), { maxLength: 6 }).map((rows) => ({
        kind: 'table' as const,
        columns: [
          { title: 'a', align: 'left' as const },
          { title: 'b', align: 'right' as const },
        ],
        rows,
      })),
    ),
    { maxLength: 5 },
  ),
  facts: fc.constant({}),
  actions: fc.array(fc.record({ kind: fc.constant('related' as const), label: cell, command: cell }), {
    maxLength: 3,
  }),
  visibility: fc.constant('public' as const),
});

/** Everything that reads what somebody else wrote. */
export const TARGETS: readonly Target[] = [
  target({ name: 'messages', inputs: anyText, read: parseMessage, mayThrow: isForPeople }),
  target({
    name: 'arguments of every command',
    inputs: fc.tuple(fc.constantFrom(...realCommands.all), anyText),
    read: ([command, text]) => readArguments(command, parseMessage(`/${command.name} ${text}`)),
    mayThrow: isForPeople,
  }),
  target({
    name: 'free questions',
    inputs: anyText,
    read: (text) => interpret(parseMessage(text), undefined),
    mayThrow: isForPeople,
  }),
  target({ name: 'schedules', inputs: messageText, read: parseSchedule, mayThrow: isForPeople }),
  target({ name: 'alerts', inputs: messageText, read: parseAlert, mayThrow: isForPeople }),
  target({ name: 'time zones', inputs: messageText, read: (text) => [readZone(text), suggestZone(text)] }),
  target({ name: 'dates', inputs: messageText, read: (text) => readAsOf(text, NOW), mayThrow: isForPeople }),
  target({ name: 'terms', inputs: messageText, read: (text) => [findTerm(text), suggestTerms(text)] }),
  target({
    name: 'CSV',
    inputs: fc.oneof(mutated(CSV), anyText),
    read: parseCsv,
    mayThrow: (error) => error instanceof CsvFault,
  }),
  target({ name: 'callback data', inputs: anyText, read: (data) => buttons.decode(data) }),
  target({ name: 'Slack texts', inputs: anyText, read: (text) => decodeMessage(text, 'U0BOT') }),
  target({
    name: 'Slack bodies',
    inputs: fc.oneof(mutated(SLACK_BODIES).map(parseJson), fc.jsonValue()),
    read: (body) => [readCommand(body, tenancy), readMessage(body, tenancy), readPress(body, tenancy)],
  }),
  target({
    name: 'web bodies',
    inputs: fc.oneof(fc.jsonValue(), fc.record({ text: anyText, asOf: anyText })),
    read: (body) => [askBody.safeParse(body), pressBody.safeParse(body)],
  }),
  target({ name: 'answers for Telegram', inputs: hostileReply, read: renderTelegram }),
  target({ name: 'answers for Slack', inputs: hostileReply, read: renderSlack }),
  target({
    name: 'log lines',
    inputs: anyText,
    read: (text) => redact(text, ['a-secret-of-nobody', 'p"ss w/rd']),
  }),
  target({ name: 'Retry-After', inputs: anyText, read: (text) => parseRetryAfter(text, NOW) }),
  target({ name: 'web pages instead of data', inputs: anyText, read: looksLikeHtml }),
  target({
    name: 'settings',
    inputs: fc.dictionary(fc.constantFrom(...VARIABLES), messageText),
    read: readConfig,
    mayThrow: (error) => error instanceof ConfigError,
  }),
  ...PAYLOADS,
];
