import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ANSWERS, type HostName } from './provider-answers.ts';

/** What a host says instead of its data. */
export interface Refusal {
  readonly status?: number;
  readonly body?: string;
}

/** Every source as a server of its own on the loopback, telling of one true market. */
export interface ProviderHosts {
  /** By source, for the bot's settings. */
  readonly urls: Readonly<Record<HostName, string>>;
  /** The same as one setting. */
  readonly setting: string;
  /** The path and query of every request so far, by source. */
  readonly requests: Readonly<Record<HostName, string[]>>;
  /** Lets a source refuse, or answer something else; undefined heals it. */
  spoil(host: HostName, refusal: Refusal | ((answer: string) => string) | undefined): void;
  count(): number;
  close(): Promise<void>;
}

const isHost = (name: string): name is HostName => Object.hasOwn(ANSWERS, name);
const NAMES = Object.keys(ANSWERS).filter(isHost);

function byName<T>(make: (name: HostName) => T): Record<HostName, T> {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<HostName, T>;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Starts all hosts. `now` is the time they live in. */
export async function startProviderHosts(now: () => number): Promise<ProviderHosts> {
  const requests = byName((): string[] => []);
  const spoilt = new Map<HostName, Refusal | ((answer: string) => string)>();

  function respond(name: HostName, request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://loopback');
    requests[name].push(`${url.pathname}${url.search}`);
    const refusal = spoilt.get(name);
    if (typeof refusal === 'object') {
      response.writeHead(refusal.status ?? 200).end(refusal.body ?? '');
      return;
    }
    const answer = ANSWERS[name]({ path: url.pathname, parameters: url.searchParams, now: now() });
    response.end(refusal === undefined ? answer : refusal(answer));
  }

  const servers = byName((name) => createServer((request, response) => respond(name, request, response)));
  const urls = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, await listen(servers[name])] as const)),
  ) as Record<HostName, string>;
  return {
    urls,
    setting: NAMES.map((name) => `${name}=${urls[name]}`).join(' '),
    requests,
    spoil(host, refusal) {
      if (refusal === undefined) spoilt.delete(host);
      else spoilt.set(host, refusal);
    },
    count: () => NAMES.reduce((sum, name) => sum + requests[name].length, 0),
    async close() {
      await Promise.all(
        NAMES.map((name) => {
          servers[name].closeAllConnections();
          return new Promise((resolve) => {
            servers[name].close(resolve);
          });
        }),
      );
    },
  };
}
