import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { HttpRoute } from '../lib/http-route.ts';

export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

interface MetricsRouteOptions {
  readonly read: () => Promise<MetricsText>;
  /** Asked of whoever reads, as `Authorization: Bearer …`. Without one only this machine may read. */
  readonly token: string | undefined;
  /** True where whoever runs the bot has said that anybody who reaches the server may read. */
  readonly isOpen: boolean;
}

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const FORWARDED = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * True for a request that a program on this machine made. What a proxy passes on comes from this machine too, and so
 * does what a web page asks for under a name that it has pointed here: headers tell both apart. A proxy that adds no
 * header, as nginx does by default, speaks HTTP/1.0, which no scraper does.
 */
export function isFromThisMachine({ socket, headers, httpVersion }: IncomingMessage): boolean {
  return (
    httpVersion !== '1.0' &&
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_HOST.test(headers.host ?? '') &&
    FORWARDED.every((name) => headers[name] === undefined)
  );
}

/** Compares digests, which have one length whatever was sent, in constant time. */
function isToken(header: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

/** `/metrics` in Prometheus' format, for whoever may read it; for anybody else there is no such page. */
export function createMetricsRoute({ read, token, isOpen }: MetricsRouteOptions): HttpRoute {
  const mayRead = (request: IncomingMessage) =>
    token === undefined
      ? isOpen || isFromThisMachine(request)
      : isToken(request.headers.authorization, token);
  return {
    name: 'metrics',
    matches: (method, path) => method === 'GET' && path === '/metrics',
    async handle(request, response) {
      if (!mayRead(request)) {
        response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
        return;
      }
      const { contentType, text } = await read();
      response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text);
    },
  };
}
