/** Why the store refused or failed. */
export type StoreReason =
  /** Another process holds the embedded database. */
  | 'in-use'
  /** There is no database where one was to be read. */
  | 'missing'
  | 'disk-full'
  /** The file is no database, or its pages contradict each other. */
  | 'damaged'
  /** The server does not answer, or refuses the account. */
  | 'unreachable'
  | 'not-writable'
  /** The tables are older than this program: its migrations have not run. */
  | 'outdated'
  /** The tables were made by a newer program. */
  | 'too-new'
  /** A bar whose day was not over when it was read: it may not become history. */
  | 'not-final'
  /** Prices adjusted in another way than those already stored: together they would fake returns. */
  | 'mixed-adjustment';

/** A failure of the store that an operator can act on: one sentence without credentials, and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreReason;
  readonly hint: string;

  constructor(reason: StoreReason, message: string, options: { hint: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.reason = reason;
    this.hint = options.hint;
  }
}

/** The machine-readable code of a database's or system's error; undefined when it carries none. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
