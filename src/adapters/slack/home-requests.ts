import { z } from 'zod';
import type { Request } from '../../chat/request.ts';
import { HOME_PREFIX } from './home-view.ts';
import { type Tenancy, toRequest } from './requests.ts';

/** A person who looks at their page, or who presses a button of it. */
export interface Visit {
  readonly user: string;
  /** Whose page it is, as the router knows people; with a press what it asks. */
  readonly request: Request;
  /** True where a button was pressed. */
  readonly asks: boolean;
  /** The version of the page that the person saw. */
  readonly hash: string | undefined;
  /** The person's chat with the bot. */
  readonly channel: string;
  readonly keys: readonly string[];
}

const opened = z.object({
  event_id: z.string(),
  event: z.object({
    type: z.literal('app_home_opened'),
    user: z.string(),
    channel: z.string(),
    tab: z.literal('home'),
    view: z.object({ hash: z.string() }).optional(),
  }),
});

/** Somebody has opened the page; undefined for anything else, such as the messages beside it. */
export function readHomeOpened(body: unknown, tenancy: Tenancy): Visit | undefined {
  const { event, event_id: eventId } = opened.safeParse(body).data ?? {};
  if (event === undefined || eventId === undefined) return undefined;
  const { user, channel, view } = event;
  const key = `event:${eventId}`;
  const request = toRequest(tenancy, { channel, user, text: '', key });
  return { user, request, asks: false, hash: view?.hash, channel, keys: [key] };
}

const pressed = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.literal('home'), hash: z.string(), private_metadata: z.string() }),
  actions: z
    .tuple([z.object({ action_id: z.string(), action_ts: z.string(), value: z.string() })])
    .rest(z.unknown()),
});

/** A press on a button that changes what the page shows; undefined for all others. */
export function readHomePress(body: unknown, tenancy: Tenancy): Visit | undefined {
  const { data } = pressed.safeParse(body);
  const [action] = data?.actions ?? [];
  if (data === undefined || action?.action_id.startsWith(HOME_PREFIX) !== true) return undefined;
  const { private_metadata: channel, hash } = data.view;
  const user = data.user.id;
  const key = `press:${channel}:${user}:${action.action_ts}:${action.action_id}`;
  const request = toRequest(tenancy, { channel, user, text: action.value, key });
  return { user, request, asks: true, hash, channel, keys: [key] };
}
