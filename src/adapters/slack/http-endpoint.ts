import type { IncomingMessage, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../lib/clock.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import type { Logger } from '../../lib/log.ts';
import type { InFlight } from './in-flight.ts';
import { MAX_BODY_BYTES } from './limits.ts';

export const EVENTS_PATH = '/slack/events';

/** Slack's own bound for a signature's age, used here for both directions of time (ms). */
const MAX_SKEW_MS = 5 * 60_000;
const MAX_SIGNATURES = 50_000;

export interface EndpointOptions {
  readonly receiver: Pick<HTTPReceiver, 'requestListener'>;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly inFlight: InFlight;
  /** False before the start and after the stop. */
  readonly isOpen: () => boolean;
}

type Verdict = 'fresh' | 'repeated' | 'refused';

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 200 ? {} : { connection: 'close' });
  response.end();
}

/** Slack's unsigned connection check, which the SDK lets through stripped of everything else. */
const CONNECTION_CHECK = Buffer.from('ssl_check=1');

/** The SDK also takes a signature with something behind it, which would make a repetition look new. */
const SIGNATURE = /^v0=[0-9a-f]{64}$/;

/** Judges a request that the SDK has verified: it takes future timestamps and byte-identical repetitions. */
function createReplayGuard(clock: Clock): (request: BufferedIncomingMessage) => Verdict {
  const seen = new LRUCache<string, true>({ max: MAX_SIGNATURES });
  return ({ headers, rawBody }) => {
    // It runs nothing, and is not remembered: anyone can send it and would push out what must be.
    if (rawBody.equals(CONNECTION_CHECK)) return 'fresh';
    const signature = headers['x-slack-signature'];
    const signedAt = Number(headers['x-slack-request-timestamp']) * 1_000;
    if (typeof signature !== 'string' || !SIGNATURE.test(signature)) return 'refused';
    if (!(Math.abs(clock.now() - signedAt) <= MAX_SKEW_MS)) return 'refused';
    if (seen.has(signature)) return 'repeated';
    seen.set(signature, true);
    return 'fresh';
  };
}

/** Reads the body, at most so much of it, and checks its signature; rejects where either is not as it must be. */
function verify(request: IncomingMessage, signingSecret: string): Promise<BufferedIncomingMessage> {
  const options = { enabled: true, signingSecret, bodyLimit: MAX_BODY_BYTES };
  return HTTPModuleFunctions.parseAndVerifyHTTPRequest(options, request);
}

/** The SDK knows a form by this header's exact words, to which a proxy may add a character set. */
function dropParameters({ headers }: IncomingMessage): void {
  const [type] = headers['content-type']?.split(';') ?? [];
  if (type !== undefined) headers['content-type'] = type.trim();
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413;
}

/**
 * The address Slack sends commands, events and presses to, as a part of the one HTTP server. Verifies the signature
 * before anything else looks at the body, runs no request twice, and leaves the rest to Bolt.
 */
export function createEventsRoute(options: EndpointOptions): HttpRoute {
  const { receiver, signingSecret, log, inFlight } = options;
  const judge = createReplayGuard(options.clock);
  return {
    name: 'slack-events',
    matches: (method, path) => method === 'POST' && path === EVENTS_PATH,
    async handle(request, response) {
      // Slack delivers events again later; while stopping that is better than half an answer.
      if (!options.isOpen()) return end(response, 503);
      const verified = await verify(request, signingSecret).catch((error: unknown) => {
        log.warn({ isTooLarge: isTooLarge(error) }, 'slack: a request was refused');
        return isTooLarge(error) ? 413 : 401;
      });
      if (typeof verified === 'number') return end(response, verified);
      const verdict = judge(verified);
      if (verdict === 'refused') return end(response, 401);
      // Answered as if it had run, so that an honest proxy which sent it again is content.
      if (verdict === 'repeated') return end(response, 200);
      dropParameters(request);
      inFlight.track(new Promise((resolve) => response.once('close', resolve)));
      receiver.requestListener(request, response);
    },
  };
}
