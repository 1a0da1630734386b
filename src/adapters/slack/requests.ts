import { z } from 'zod';
import type { Request, User } from '../../chat/request.ts';
import { UMBRELLA_COMMAND, UMBRELLA_ONLY_NAMES } from '../../chat/reserved-names.ts';
import { decodeMessage } from './incoming-text.ts';
import { BUTTON_PREFIX } from './render.ts';

/** The workspace a delivery belongs to. */
export interface Tenancy {
  /** The enterprise's id where the app is installed for a whole organisation, else the workspace's. */
  readonly tenant: string;
  readonly botUserId: string | undefined;
  /** What can be asked of Slack about a member, for the few commands that need it. */
  readonly describeMember?: (user: string) => Pick<User, 'resolveAdmin' | 'resolveProfile'>;
}

/** Where the answer goes. */
export interface Destination {
  readonly channel: string;
  readonly user: string;
  /** The thread to answer in: its parent's ts. */
  readonly thread: string | undefined;
  readonly isDirect: boolean;
  readonly responseUrl: string | undefined;
  /** The ts of the message that a range button redraws. */
  readonly redraws: string | undefined;
}

/** A delivery from Slack that asks something. */
export interface Incoming {
  readonly request: Request;
  readonly destination: Destination;
  /** What names this delivery; a second one with any of them is a repetition. */
  readonly keys: readonly string[];
}

const INDEX_COMMAND = [...UMBRELLA_ONLY_NAMES].map((name) => `/${name}`).join(' ');

const commandPayload = z.object({
  command: z.string(),
  text: z.string().default(''),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().optional(),
  response_url: z.string(),
  trigger_id: z.string(),
});

const messageEvent = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  channel_type: z.string().optional(),
});

const envelope = z.object({ event_id: z.string(), event: messageEvent });

/** A button's place: a message in a channel, or the person's page, which carries the name of their chat with the bot. */
const press = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  view: z.object({ type: z.literal('home'), private_metadata: z.string() }).optional(),
  response_url: z.string().optional(),
  container: z.object({ is_ephemeral: z.boolean().optional(), thread_ts: z.string().optional() }).default({}),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  actions: z
    .tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: z.string() })])
    .rest(z.unknown()),
});

/** Direct conversations have ids of their own kind, in every payload. */
export function isDirectChannel(channel: string): boolean {
  return channel.startsWith('D');
}

export interface Asked {
  readonly channel: string;
  readonly user: string;
  readonly name?: string | undefined;
  readonly thread?: string | undefined;
  /** True where the thread is one that the answer begins. */
  readonly startsThread?: boolean;
  readonly text: string;
  readonly key: string;
}

/** What a person asked, for the router. */
export function toRequest({ tenant, describeMember }: Tenancy, asked: Asked): Request {
  const isDirect = isDirectChannel(asked.channel);
  return {
    platform: 'slack',
    tenant,
    conversation: asked.channel,
    ...(asked.thread === undefined ? {} : { thread: asked.thread }),
    ...(asked.startsThread === true ? { startsThread: true } : {}),
    // Alone with the bot everybody decides for themselves; who administers a channel is not in the payload.
    user: {
      id: asked.user,
      isAdmin: isDirect,
      ...(asked.name === undefined ? {} : { name: `@${asked.name}` }),
      ...describeMember?.(asked.user),
    },
    isDirect,
    isAddressed: true,
    text: asked.text,
    dedupeKey: asked.key,
    capabilities: { images: true, buttons: true, privateReplies: true },
  };
}

/** A slash command as the person typed it, the umbrella command included. Undefined for anything else. */
export function readCommand(body: unknown, tenancy: Tenancy): Incoming | undefined {
  const parsed = commandPayload.safeParse(body);
  if (!parsed.success) return undefined;
  const { command, text, channel_id: channel, user_id: user, response_url: responseUrl } = parsed.data;
  const name = parsed.data.user_name;
  const key = `command:${parsed.data.trigger_id}`;
  const asked = decodeMessage(text, tenancy.botUserId);
  // Alone the umbrella names no command: it then stands for the one that lists them all.
  const typed =
    asked === '' && command === `/${UMBRELLA_COMMAND}` ? INDEX_COMMAND : `${command} ${asked}`.trim();
  return {
    request: toRequest(tenancy, { channel, user, name, text: typed, key }),
    destination: {
      channel,
      user,
      thread: undefined,
      isDirect: isDirectChannel(channel),
      responseUrl,
      redraws: undefined,
    },
    keys: [key],
  };
}

/**
 * A mention of the bot, answered in its thread, or a direct message. Undefined for what the bot must not answer: its
 * own and other bots' messages, edits and other subtypes, and messages in channels that don't mention it.
 */
export function readMessage(body: unknown, tenancy: Tenancy): Incoming | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { event, event_id: eventId } = parsed.data;
  const { channel, user, ts } = event;
  const isFromBot = Boolean(event.bot_id) || user === tenancy.botUserId || user === 'USLACKBOT';
  if (isFromBot || Boolean(event.subtype)) return undefined;
  const isDirect = isDirectChannel(channel);
  if (event.type === 'message' && !isDirect) return undefined;
  const thread = isDirect ? event.thread_ts : (event.thread_ts ?? ts);
  const startsThread = thread !== event.thread_ts;
  // A channel's mention can arrive as app_mention and as message: the message's own name is the same in both.
  const key = `message:${tenancy.tenant}:${channel}:${ts}`;
  const text = decodeMessage(event.text, tenancy.botUserId);
  return {
    request: toRequest(tenancy, { channel, user, thread, startsThread, text, key }),
    destination: { channel, user, thread, isDirect, responseUrl: undefined, redraws: undefined },
    keys: [key, `event:${eventId}`],
  };
}

/** A press on one of our buttons: its command, asked by the presser. Undefined for other buttons and places. */
export function readPress(body: unknown, tenancy: Tenancy): Incoming | undefined {
  const parsed = press.safeParse(body);
  if (!parsed.success) return undefined;
  const { container, message, response_url: responseUrl } = parsed.data;
  const [action] = parsed.data.actions;
  if (!action.action_id.startsWith(BUTTON_PREFIX)) return undefined;
  const channel = parsed.data.channel?.id ?? parsed.data.view?.private_metadata;
  if (channel === undefined) return undefined;
  const user = parsed.data.user.id;
  const isDirect = isDirectChannel(channel);
  const shown = container.is_ephemeral === true ? undefined : message;
  const thread = message?.thread_ts ?? container.thread_ts;
  const key = `press:${channel}:${user}:${action.action_ts}:${action.action_id}`;
  return {
    request: toRequest(tenancy, { channel, user, thread, text: action.value, key }),
    destination: {
      channel,
      user,
      // A follow-up stays under the answer it belongs to; alone with the bot there is nobody to spare.
      thread: thread ?? (isDirect ? undefined : shown?.ts),
      isDirect,
      responseUrl,
      redraws: action.action_id.startsWith(`${BUTTON_PREFIX}range.`) ? shown?.ts : undefined,
    },
    keys: [key],
  };
}
