import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const COOKIE = 'macro_session';
const MAX_AGE_S = 30 * 86_400;
/** 32 random bytes: nobody guesses another person's. */
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** The id that the browser brought, which names its conversation; undefined where it has none that could be ours. */
export function readSession({ headers }: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return value !== undefined && SHAPE.test(value) ? value : undefined;
}

/** A `Set-Cookie` value: read by no script, sent with no request from another site. */
export function writeSession({ headers }: IncomingMessage, session = randomBytes(32).toString('base64url')) {
  const isEncrypted = headers['x-forwarded-proto'] === 'https';
  const cookie = `${COOKIE}=${session}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Strict`;
  return isEncrypted ? `${cookie}; Secure` : cookie;
}
