import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { looksLikeHtml, readBody } from './http-body.ts';
import { HostCircuits, type OpenCircuit } from './http-circuit.ts';
import { HttpError, kindOfStatus } from './http-error.ts';
import { HostGate, type Sleep } from './http-gate.ts';
import { parseRetryAfter, retryDelay } from './http-retry.ts';
import { raceAbort, SingleFlight } from './http-single-flight.ts';
import { type Logger, redact } from './log.ts';

/** One request's own limits, where they differ from the client's. */
export interface HttpRequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Time for one attempt, headers and body together (ms). */
  readonly deadlineMs?: number;
  readonly maxRetries?: number;
  /** Least time between the starts of two requests to this host (ms). */
  readonly gapMs?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads data over HTTP GET. Every failure is an `HttpError`; callers asking for the same address at once share one
 * request.
 */
export interface HttpClient {
  getText(url: string, options?: HttpRequestOptions): Promise<string>;
  /** The parsed JSON; `not-data` when the body is not JSON. */
  getJson(url: string, options?: HttpRequestOptions): Promise<unknown>;
  /** The hosts that are being left alone now, and until when. */
  openCircuits(): readonly OpenCircuit[];
}

export interface HttpClientOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
  /** Uniform in [0, 1): the jitter of retries. */
  readonly random: () => number;
  readonly log?: Pick<Logger, 'warn'>;
  /** Credentials to cut from every error, besides anything shaped like one. */
  readonly secrets?: readonly string[];
  readonly userAgent?: string;
  readonly deadlineMs?: number;
  readonly maxBytes?: number;
}

const MAX_RETRIES = 2;
const DEADLINE_MS = 15_000;
const GAP_MS = 300;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
const EXCERPT_LENGTH = 500;
/** Two of the publishers answer 403 or hang when no user agent is sent. */
const USER_AGENT = 'Mozilla/5.0 (compatible; macro-rotation-bot)';

export const systemSleep: Sleep = (ms, signal) => wait(ms, undefined, { signal });

/**
 * An HTTP client that cannot hang, be flooded or flood others: deadline over the body, byte cap, refusal of HTML,
 * bounded jittered retries, one request at a time per host with a gap, and a circuit per host.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const circuits = new HostCircuits(options.clock);
  const gate = new HostGate(options.clock, options.sleep);
  const texts = new SingleFlight<string>();
  const documents = new SingleFlight<unknown>();

  async function requestText(url: string, request: HttpRequestOptions, signal: AbortSignal): Promise<string> {
    const host = hostOf(url);
    return gate.run(host, async () => {
      for (let attempt = 0; ; attempt += 1) {
        circuits.assertClosed(host);
        await gate.pace(host, request.gapMs ?? GAP_MS, signal);
        signal.throwIfAborted();
        const outcome = await tryOnce(options, url, request, signal);
        if (typeof outcome === 'string') {
          circuits.recordSuccess(host);
          return outcome;
        }
        const delay = retryDelay(outcome, attempt, request.maxRetries ?? MAX_RETRIES, options.random);
        const opened = circuits.recordFailure(host, outcome, delay !== undefined);
        if (opened) options.log?.warn({ ...opened }, 'A data host is left alone for a while');
        if (delay === undefined || opened) throw outcome;
        await options.sleep(delay, signal);
      }
    });
  }

  return {
    getText: (url, request = {}) =>
      texts.join(url, request.signal, (signal) => requestText(url, request, signal)),
    getJson: (url, request = {}) =>
      documents.join(url, request.signal, async (signal) =>
        parseJson(await requestText(url, request, signal), hostOf(url)),
      ),
    openCircuits: () => circuits.list(),
  };
}

/** One attempt: its text, or the failure as a value; only the caller's own abort is thrown. */
async function tryOnce(
  options: HttpClientOptions,
  url: string,
  request: HttpRequestOptions,
  signal: AbortSignal,
): Promise<string | HttpError> {
  const deadlineMs = request.deadlineMs ?? options.deadlineMs ?? DEADLINE_MS;
  const attempt = new AbortController();
  const timer = setTimeout(() => attempt.abort(new Error('deadline')), deadlineMs);
  const forwardAbort = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', forwardAbort, { once: true });
  try {
    return await raceAbort(exchange(options, url, request, attempt.signal), attempt.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HttpError) return error;
    const host = hostOf(url);
    if (attempt.signal.aborted) {
      return new HttpError(`${host} did not answer within ${deadlineMs} ms`, { kind: 'timeout', host });
    }
    const reason = redact(describeFailure(error), options.secrets ?? []);
    return new HttpError(`${host} could not be reached: ${reason}`, { kind: 'network', host });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', forwardAbort);
  }
}

async function exchange(
  options: HttpClientOptions,
  url: string,
  request: HttpRequestOptions,
  signal: AbortSignal,
): Promise<string> {
  const host = hostOf(url);
  const response = await options.fetch(url, {
    headers: { 'user-agent': options.userAgent ?? USER_AGENT, ...request.headers },
    signal,
  });
  if (!response.ok) throw await refusal(options, response, host);
  const text = await readBody(response, host, options.maxBytes ?? MAX_BYTES);
  if (looksLikeHtml(text)) {
    throw new HttpError(`${host} answered with a web page instead of data`, {
      kind: 'not-data',
      host,
      status: response.status,
    });
  }
  return text;
}

async function refusal(options: HttpClientOptions, response: Response, host: string): Promise<HttpError> {
  const body = await readBody(response, host, MAX_ERROR_BYTES).catch(() => '');
  return new HttpError(`${host} answered with status ${response.status}`, {
    kind: kindOfStatus(response.status),
    host,
    status: response.status,
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), options.clock.now()),
    excerpt: redact(body, options.secrets ?? []).slice(0, EXCERPT_LENGTH),
  });
}

function parseJson(text: string, host: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    return document;
  } catch {
    // The parser's own message quotes the body, which may be megabytes of somebody else's page.
    throw new HttpError(`${host} answered with something that is not JSON`, { kind: 'not-data', host });
  }
}

/** Node's fetch says only "fetch failed"; the reason (a reset, an unknown host) is the cause's code. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  const cause: unknown = error.cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? error.message : code;
}

function hostOf(url: string): string {
  const parsed = URL.parse(url);
  // The built-in parser's error would quote the whole address, key included.
  if (parsed === null) throw new HttpError('An address is not a URL', { kind: 'client', host: '' });
  return parsed.host;
}
