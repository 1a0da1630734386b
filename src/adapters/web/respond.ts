import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { MAX_BODY_BYTES } from './limits.ts';

/**
 * What the page may load: files and pictures of this very server. No inline script or style, no frame around it, and
 * no way for a script to turn a text into markup.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const ALWAYS: OutgoingHttpHeaders = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

export function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: OutgoingHttpHeaders,
): void {
  response.writeHead(status, { ...ALWAYS, 'content-length': Buffer.byteLength(body), ...headers });
  // An answer to HEAD has the headers alone.
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Nothing of the conversation stays in a shared cache. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: OutgoingHttpHeaders = {},
): void {
  send(response, status, JSON.stringify(value), {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
}

/** A refusal in words that the page shows as they are. */
export function refuse(
  response: ServerResponse,
  status: number,
  error: string,
  headers: OutgoingHttpHeaders = {},
): void {
  sendJson(response, status, { error }, headers);
}

/** Reads a body as JSON; `too-large` beyond `MAX_BODY_BYTES`, `malformed` where it is none, `aborted` where it breaks off. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly value: unknown } | 'too-large' | 'malformed' | 'aborted'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Left alive, so that the refusal of a body that is too long can still be answered.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > MAX_BODY_BYTES) return 'too-large';
      chunks.push(part);
    }
  } catch {
    return 'aborted';
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return 'malformed';
  }
}
