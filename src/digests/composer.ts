import type { Reply } from '../chat/reply.ts';

/** What a digest said, as plain JSON: kept per chat for the "what changed" of its next one. */
export type DigestState = Readonly<Record<string, unknown>>;

export interface DigestRequest {
  /** The instant (ms) as of which the market is read. */
  readonly now: number;
  /** The data version the digest is wanted for. */
  readonly dataVersion: string;
  readonly detail: 'full' | 'brief';
}

/** Composes digests. It is called once for everybody who gets the same: per data version, detail and closed week. */
export interface DigestComposer {
  compose(request: DigestRequest): Promise<ComposedDigest>;
}

export interface ComposedDigest {
  /** The version it was really composed of. */
  readonly dataVersion: string;
  readonly state: DigestState;
  /** Labels of the series whose newest closed week has not arrived yet; empty where the digest is complete. */
  readonly awaited: readonly string[];
  /**
   * The digest for a chat whose last one said `previous`: cheap, and the same for the same `previous`. The state may
   * come from an older version of the program.
   */
  replyFor(previous: DigestState | undefined): Reply;
}
