import type { IncomingMessage } from 'node:http';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The name in a `Host` header, without the port; undefined where it is none. */
function hostNameOf(host: string | undefined): string | undefined {
  if (host === undefined || !/^[A-Za-z0-9.[\]:-]+$/.test(host)) return undefined;
  return URL.parse(`http://${host}`)?.hostname;
}

/**
 * Whether the page may be opened under the name in `Host`: this machine's own names, and those that were configured.
 * A site whose name is made to point here (DNS rebinding) comes with its own name, and reads nothing.
 */
export function isKnownHost({ headers }: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const name = hostNameOf(headers.host);
  return name !== undefined && (LOOPBACK.has(name) || hosts.has(name));
}

/**
 * Whether a request that does something comes from the page itself: browsers always name the origin of a POST, and
 * only a page of the same origin may send JSON without asking first.
 */
export function isFromPage({ headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  const isJson = /^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(type);
  const site = headers['sec-fetch-site'];
  if (!isJson || (site !== undefined && site !== 'same-origin')) return false;
  // A proxy may have ended TLS in front, so that the scheme can differ.
  return headers.origin !== undefined && URL.parse(headers.origin)?.host === headers.host;
}
