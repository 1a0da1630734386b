/** How calls of a method fail: `drop` before and `lose` after they were carried out. */
export type SlackFault =
  | { readonly error: string }
  | { readonly status: number; readonly body?: string }
  | { readonly retryAfter: number }
  | 'drop'
  | 'lose';

/** One answer of the server. */
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly error: string | undefined;
}

export const JSON_HEADERS = { 'content-type': 'application/json' };

/** How a fault of the server's own looks; undefined for faults of the call. */
export function sendFault(fault: SlackFault | undefined): Sent | undefined {
  if (fault === undefined || typeof fault === 'string' || 'error' in fault) return undefined;
  if ('status' in fault)
    return { status: fault.status, headers: {}, body: fault.body ?? '', error: `HTTP ${fault.status}` };
  const body = '{"ok":false,"error":"ratelimited"}';
  const headers = { ...JSON_HEADERS, 'retry-after': String(fault.retryAfter) };
  return { status: 429, headers, body, error: 'ratelimited' };
}
