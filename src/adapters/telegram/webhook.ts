import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRoute } from '../../lib/http-route.ts';
import { WEBHOOK_BODY_BYTES } from './limits.ts';
import type { Update } from './polling.ts';

interface WebhookDeps {
  readonly secret: string;
  readonly path: string;
  /** False before the bot is connected and once it stops: Telegram then keeps the update and tries again. */
  readonly isOpen: () => boolean;
  /** Takes an update over; it must not throw, and resolves long before the answer is sent. */
  readonly accept: (update: Update) => Promise<void>;
}

/**
 * The address that Telegram posts updates to. It answers as soon as an update is accepted, so that a slow answer
 * never makes Telegram deliver again; a stranger is turned away before a byte of the body is read.
 */
export function createWebhookRoute(deps: WebhookDeps): HttpRoute {
  return {
    name: 'telegram-webhook',
    matches: (method, path) => method === 'POST' && path === deps.path,
    async handle(request, response) {
      if (!isSecret(request.headers['x-telegram-bot-api-secret-token'], deps.secret)) {
        return refuse(request, response, 401);
      }
      if (!deps.isOpen()) return refuse(request, response, 503);
      // A sender who breaks off is owed no answer.
      const body = await readBody(request).catch(() => 'aborted' as const);
      if (body === 'aborted') return;
      if (body === undefined) return refuse(request, response, 413);
      const update = parseUpdate(body);
      if (update === undefined) return refuse(request, response, 400);
      await deps.accept(update);
      response.writeHead(200).end();
    },
  };
}

/** Compares digests, which have one length whatever was sent, in constant time. */
function isSecret(given: string | string[] | undefined, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(secret));
}

/** Ends the connection too: what is left of the body is not worth reading. */
function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end(() => request.destroy());
}

/** Undefined where the body is too long. Rejects where the sender breaks off. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left alive, so that the refusal of a body that is too long can still be answered.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > WEBHOOK_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseUpdate(body: string): Update | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isUpdate(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Only Telegram knows the secret, so an id is all that is checked of the shape it documents. */
function isUpdate(value: unknown): value is Update {
  return (
    typeof value === 'object' &&
    value !== null &&
    'update_id' in value &&
    Number.isSafeInteger(value.update_id)
  );
}
