import { createHmac } from 'node:crypto';

export const SIGNING_SECRET = 'a-signing-secret-for-tests';

export interface SendOptions {
  /** Seconds added to the time of signing. */
  readonly skew?: number;
  readonly secret?: string;
  readonly contentType?: string;
  /** Replaces or, as undefined, removes headers. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** A signed request as Slack would send it, ready to be sent once or, byte by byte the same, more often. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function sign(body: string, options: SendOptions = {}): SignedRequest {
  const at = String(Math.floor(Date.now() / 1_000) + (options.skew ?? 0));
  const digest = createHmac('sha256', options.secret ?? SIGNING_SECRET)
    .update(`v0:${at}:${body}`)
    .digest('hex');
  const headers = new Headers({
    'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${digest}`,
  });
  for (const [name, value] of Object.entries(options.headers ?? {}))
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  return { body, headers: Object.fromEntries(headers) };
}

export async function deliver(url: string, { body, headers }: SignedRequest): Promise<number> {
  const response = await fetch(url, { method: 'POST', body, headers });
  await response.text();
  return response.status;
}

let deliveries = 0;

/** Deliveries differ in time; within one second only this number tells two of them apart. */
function unique(): number {
  deliveries += 1;
  return deliveries;
}

export function commandBody(fields: Readonly<Record<string, string>>): string {
  const defaults = {
    token: 'legacy',
    team_id: 'T0ALPHA01',
    channel_id: 'C0GENERAL1',
    channel_name: 'general',
    user_id: 'U0ALICE01',
    user_name: 'alice',
    text: '',
    api_app_id: 'A0APP',
    is_enterprise_install: 'false',
    trigger_id: `${unique()}.1.x`,
    // Nobody listens there: tests that look at responses name their own.
    response_url: 'http://127.0.0.1:1/response',
  };
  return new URLSearchParams({ ...defaults, ...fields }).toString();
}

export function eventBody(event: object, envelope: object = {}): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: 'T0ALPHA01',
    api_app_id: 'A0APP',
    event_id: `Ev${unique()}`,
    event_time: 1,
    authorizations: [{ enterprise_id: null, team_id: 'T0ALPHA01', user_id: 'U0BOT', is_bot: true }],
    ...envelope,
    event,
  });
}

export function pressBody(action: object, more: object = {}): string {
  const payload = {
    type: 'block_actions',
    team: { id: 'T0ALPHA01', domain: 'alpha' },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: 'U0BOB0001', team_id: 'T0ALPHA01' },
    api_app_id: 'A0APP',
    channel: { id: 'C0GENERAL1', name: 'general' },
    container: { type: 'message', is_ephemeral: false },
    actions: [{ type: 'button', block_id: 'b', action_ts: `${unique()}.1`, ...action }],
    ...more,
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
