import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/lib/clock.ts';
import {
  createHttpClient,
  type HttpClient,
  type HttpClientOptions,
  systemSleep,
} from '../../src/lib/http.ts';
import { HttpError } from '../../src/lib/http-error.ts';
import { type MisbehavingServer, startMisbehavingServer } from '../fakes/misbehaving-server.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;

/** A client whose clock only moves when it sleeps, so that no test waits for anything but short deadlines. */
function createClient(overrides: Partial<HttpClientOptions> = {}) {
  const world = { now: NOON, slept: [] as number[] };
  const clock: Clock = { now: () => world.now };
  const http = createHttpClient({
    fetch: globalThis.fetch,
    clock,
    sleep: async (ms) => {
      world.slept.push(ms);
      world.now += ms;
    },
    random: () => 0.5,
    deadlineMs: 5_000,
    ...overrides,
  });
  return { http, world };
}

async function failureOf(promise: Promise<unknown>): Promise<HttpError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HttpError)) throw new Error(`Expected an HttpError, not ${String(error)}`);
  return error;
}

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(() => server.close());

const read = (http: HttpClient, path: string) => http.getJson(`${server.url}${path}`);

describe('a host that answers late or never', () => {
  it.each(['/headers-never-come', '/body-hangs', '/body-drips'])(
    'ends %s in a timeout after three attempts',
    async (path) => {
      const { http } = createClient({ deadlineMs: 80 });
      const before = server.hits(path);
      expect(await failureOf(read(http, path))).toMatchObject({ kind: 'timeout' });
      expect(server.hits(path) - before).toBe(3);
    },
  );

  it('makes one attempt within its own deadline where the request says so', async () => {
    const { http, world } = createClient();
    const before = server.hits('/body-hangs');
    const promise = http.getText(`${server.url}/body-hangs`, { deadlineMs: 50, maxRetries: 0 });
    expect(await failureOf(promise)).toMatchObject({ kind: 'timeout' });
    expect(server.hits('/body-hangs') - before).toBe(1);
    expect(world.slept).toEqual([]);
  });
});

describe('a host that answers with something else', () => {
  it('names a web page with status 200 not-data and does not ask again', async () => {
    const { http, world } = createClient();
    const before = server.hits('/html');
    expect(await failureOf(read(http, '/html'))).toMatchObject({ kind: 'not-data', status: 200 });
    expect(await failureOf(http.getText(`${server.url}/html`))).toMatchObject({ kind: 'not-data' });
    expect(server.hits('/html') - before).toBe(2);
    expect(world.slept).toEqual([300]);
  });

  it('names prose in place of JSON not-data without quoting it', async () => {
    const error = await failureOf(read(createClient().http, '/not-json'));
    expect(error).toMatchObject({ kind: 'not-data' });
    expect(error.message).not.toContain('Exceeded');
  });

  it.each(['/fifty-megabytes', '/declares-fifty-megabytes'])('stops %s at the byte cap', async (path) => {
    expect(await failureOf(read(createClient().http, path))).toMatchObject({ kind: 'too-large' });
  });

  it('hands over the start of an explained refusal', async () => {
    const error = await failureOf(read(createClient().http, '/404'));
    expect(error).toMatchObject({ kind: 'client', status: 404, excerpt: '{"error":"unknown symbol"}' });
  });
});

describe('a host that is briefly unwell', () => {
  it('answers after a 429 whose Retry-After is one second', async () => {
    const { http, world } = createClient();
    expect(await read(http, '/retry-after-1-once')).toEqual({ ok: true });
    expect(world.slept).toEqual([1_000]);
    expect(http.openCircuits()).toEqual([]);
  });

  it('answers after two 503 with growing jittered waits', async () => {
    const { http, world } = createClient();
    expect(await read(http, '/503-twice')).toEqual({ ok: true });
    expect(world.slept).toEqual([500, 1_000]);
  });

  it.each(['/reset', '/reset-in-body'])('calls %s a network failure after three attempts', async (path) => {
    const { http } = createClient();
    const before = server.hits(path);
    expect(await failureOf(read(http, path))).toMatchObject({ kind: 'network' });
    expect(server.hits(path) - before).toBe(3);
  });
});

describe('a host that wants to be left alone', () => {
  it('fails at once on Retry-After 3600 and leaves the host alone for that hour', async () => {
    const { http, world } = createClient();
    const error = await failureOf(read(http, '/retry-after-3600'));
    expect(error).toMatchObject({ kind: 'rate-limited', status: 429, retryAfterMs: HOUR });
    expect(world.slept).toEqual([]);
    const next = await failureOf(read(http, '/good'));
    expect(next).toMatchObject({ kind: 'circuit-open', because: 'rate-limited', status: 429 });
    expect(http.openCircuits()).toMatchObject([{ openUntil: NOON + HOUR, because: 'rate-limited' }]);
    world.now = NOON + HOUR;
    expect(await read(http, '/good')).toEqual({ ok: true });
    expect(http.openCircuits()).toEqual([]);
  });

  it('does not retry a 429 that names no wait, and leaves the host alone for five minutes', async () => {
    const { http } = createClient();
    expect(await failureOf(read(http, '/429'))).toMatchObject({ kind: 'rate-limited' });
    expect(http.openCircuits()).toMatchObject([{ openUntil: NOON + 5 * 60_000 }]);
  });

  it.each([
    ['/403', 403],
    ['/451', 451],
  ])('calls %s a block for the rest of the UTC day', async (path, status) => {
    const { http } = createClient();
    expect(await failureOf(read(http, path))).toMatchObject({ kind: 'blocked', status });
    expect(http.openCircuits()).toMatchObject([
      { openUntil: Date.UTC(2026, 10, 25), because: 'blocked', status },
    ]);
  });

  it('is left alone for five minutes after three failures in a row, and again after one more', async () => {
    const { http, world } = createClient();
    const before = server.hits('/always-503');
    expect(await failureOf(read(http, '/always-503'))).toMatchObject({ kind: 'server', status: 503 });
    expect(await failureOf(read(http, '/always-503'))).toMatchObject({ kind: 'circuit-open' });
    expect(server.hits('/always-503') - before).toBe(3);
    world.now += 5 * 60_000;
    expect(await failureOf(read(http, '/always-503'))).toMatchObject({ kind: 'server' });
    expect(server.hits('/always-503') - before).toBe(4);
    expect(http.openCircuits()).toHaveLength(1);
  });

  it('is left alone for the hour that a 503 asks for', async () => {
    const { http, world } = createClient();
    expect(await failureOf(read(http, '/busy-for-an-hour'))).toMatchObject({ kind: 'server' });
    expect(world.slept).toEqual([]);
    expect(http.openCircuits()).toMatchObject([{ openUntil: NOON + HOUR }]);
  });

  it('tells the log once when a host is given up', async () => {
    const lines: unknown[] = [];
    const { http } = createClient({ log: { warn: (fields: unknown) => lines.push(fields) } });
    await failureOf(read(http, '/451'));
    await failureOf(read(http, '/451'));
    expect(lines).toMatchObject([{ because: 'blocked', status: 451 }]);
  });
});

describe('many callers', () => {
  it('share one request for one address', async () => {
    const { http } = createClient();
    const before = server.hits('/good');
    const answers = await Promise.all(Array.from({ length: 100 }, () => read(http, '/good')));
    expect(answers).toHaveLength(100);
    expect(new Set(answers).size).toBe(1);
    expect(server.hits('/good') - before).toBe(1);
  });

  it('wait for the gap between two addresses of one host', async () => {
    const { http, world } = createClient();
    await Promise.all([
      http.getText(`${server.url}/good?a`, { gapMs: 700 }),
      http.getText(`${server.url}/good?b`, { gapMs: 700 }),
      http.getText(`${server.url}/good?c`, { gapMs: 12_000 }),
    ]);
    expect(world.slept).toEqual([700, 12_000]);
  });

  it('can each give up without ending the request of the others', async () => {
    const { http } = createClient();
    const controller = new AbortController();
    const leaving = http.getJson(`${server.url}/good`, { signal: controller.signal });
    const staying = http.getJson(`${server.url}/good`, { signal: new AbortController().signal });
    controller.abort(new Error('the caller left'));
    await expect(leaving).rejects.toThrow('the caller left');
    expect(await staying).toEqual({ ok: true });
  });

  it('do not sit out a wait that they gave up', async () => {
    const { http } = createClient({ sleep: systemSleep });
    await read(http, '/good');
    const controller = new AbortController();
    const waiting = http.getText(`${server.url}/good?later`, { gapMs: 3_600_000, signal: controller.signal });
    controller.abort(new Error('the caller left'));
    await expect(waiting).rejects.toThrow('the caller left');
    expect(await http.getText(`${server.url}/good?at-once`, { gapMs: 0 })).toBe('{"ok":true}');
  });

  it('end the request when the last of them gives up', async () => {
    const { http } = createClient();
    const controller = new AbortController();
    const only = http.getJson(`${server.url}/body-hangs`, { signal: controller.signal });
    controller.abort(new Error('shutting down'));
    await expect(only).rejects.toThrow('shutting down');
    expect(await read(http, '/good')).toEqual({ ok: true });
  });
});

describe('credentials', () => {
  const key = 'abcdef0123456789abcdef0123456789';

  it('never appear in the refusal of a host that echoes the address', async () => {
    const error = await failureOf(read(createClient().http, `/echo-address?api_key=${key}&id=WALCL`));
    expect(error.excerpt).toContain('api_key=[redacted]');
    expect(JSON.stringify(error) + String(error.stack)).not.toContain(key);
  });

  it.each(['api_key', 'token', 'x_cg_demo_api_key', 'unheardOf'])(
    'never appear when the network layer quotes an address with %s',
    async (name) => {
      const fetch = async (url: unknown) => {
        throw new TypeError(`Failed to parse URL from ${String(url)}`);
      };
      const { http } = createClient({ fetch, secrets: [key] });
      const error = await failureOf(http.getText(`https://data.example/x?${name}=${key}`));
      expect(error.kind).toBe('network');
      expect(JSON.stringify(error) + String(error.stack)).not.toContain(key);
    },
  );

  it('never appear in the refusal of something that is not an address', async () => {
    const error = await failureOf(createClient().http.getText(`not a url?api_key=${key}`));
    expect(error.kind).toBe('client');
    expect(error.message).not.toContain(key);
  });
});
