import type { Clock } from '../../src/lib/clock.ts';
import { createHttpClient, type HttpClient } from '../../src/lib/http.ts';

/** What a fake host answers: a body with status 200, or the parts of another answer. */
export type Reply =
  | string
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: string };

/**
 * Replies by exact address; a list is used up one by one, and `*` answers any address. The address of every request
 * is thereby part of the test.
 */
export type Routes = Readonly<Record<string, Reply | readonly Reply[]>>;

export interface FakeRoutes {
  readonly fetch: typeof globalThis.fetch;
  readonly requests: ReadonlyArray<{ readonly url: string; readonly headers: Headers }>;
  /** What a test must not leave behind: requests that no route answers, and routes that no request used. */
  problems(): string[];
}

function isList(entry: Reply | readonly Reply[]): entry is readonly Reply[] {
  return Array.isArray(entry);
}

export function fakeRoutes(routes: Routes): FakeRoutes {
  const left = new Map(
    Object.entries(routes).map(([url, entry]) => [url, isList(entry) ? [...entry] : [entry]]),
  );
  const used = new Set<string>();
  const unmatched: string[] = [];
  const requests: { url: string; headers: Headers }[] = [];

  const answer = (url: string): Response => {
    const key = left.has(url) ? url : '*';
    const replies = left.get(key) ?? [];
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    if (reply === undefined) {
      unmatched.push(url);
      return new Response(`no route for ${url}`, { status: 404 });
    }
    used.add(key);
    if (typeof reply === 'string') return new Response(reply);
    return new Response(reply.body ?? '', { status: reply.status ?? 200, headers: reply.headers ?? {} });
  };

  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(input, init ?? {});
      requests.push({ url: request.url, headers: request.headers });
      return answer(request.url);
    },
    problems: () => [
      ...unmatched.map((url) => `unmatched request ${url}`),
      ...[...left.keys()].filter((url) => !used.has(url)).map((url) => `unused route ${url}`),
    ],
  };
}

/** An HTTP client over fake routes whose clock moves only by its own sleeping. */
export function fakeHttp(routes: FakeRoutes, now: number): { http: HttpClient; clock: Clock } {
  const world = { now };
  const clock: Clock = { now: () => world.now };
  const http = createHttpClient({
    fetch: routes.fetch,
    clock,
    sleep: async (ms) => {
      world.now += ms;
    },
    random: () => 0,
  });
  return { http, clock };
}
