import type { Dialect } from 'kysely';

/** A way to one database. Kysely closes what it has used; `close` also what it never got to, and twice is once. */
export interface Connection {
  readonly dialect: Dialect;
  close(): Promise<void>;
}
