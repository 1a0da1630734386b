import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
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

/** Judges a request whose signature is right: the SDK takes future timestamps and byte-identical repetitions. */
function createReplayGuard(clock: Clock): (request: IncomingMessage) => Verdict {
  const seen = new LRUCache<string, true>({ max: MAX_SIGNATURES });
  return ({ headers }) => {
    const signature = headers['x-slack-signature'];
    // Only Slack's unsigned connection check gets here without one, and it runs nothing.
    if (typeof signature !== 'string') return 'fresh';
    const signedAt = Number(headers['x-slack-request-timestamp']) * 1_000;
    if (!(Math.abs(clock.now() - signedAt) <= MAX_SKEW_MS)) return 'refused';
    if (seen.has(signature)) return 'repeated';
    seen.set(signature, true);
    return 'fresh';
  };
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
      try {
        await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
          { enabled: true, signingSecret, bodyLimit: MAX_BODY_BYTES },
          request,
        );
      } catch (error) {
        log.warn({ isTooLarge: isTooLarge(error) }, 'slack: a request was refused');
        return end(response, isTooLarge(error) ? 413 : 401);
      }
      const verdict = judge(request);
      if (verdict === 'refused') return end(response, 401);
      // Answered as if it had run, so that an honest proxy which sent it again is content.
      if (verdict === 'repeated') return end(response, 200);
      inFlight.track(new Promise((resolve) => response.once('close', resolve)));
      receiver.requestListener(request, response);
    },
  };
}
