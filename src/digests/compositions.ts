import type { Reply } from '../chat/reply.ts';
import type { Clock } from '../lib/clock.ts';
import { lastClosedWeek } from '../market/weeks.ts';
import type { ComposedDigest, DigestComposer, DigestState } from './composer.ts';

/** A composed digest that hands out the same reply to all chats whose last digest said the same. */
export interface SharedDigest extends Omit<ComposedDigest, 'replyFor'> {
  replyFor(previous: DigestState | undefined): Reply;
}

export interface Compositions {
  /** Of the newest data, as of now. */
  compose(detail: 'full' | 'brief'): Promise<SharedDigest>;
}

/** Two details of the newest data, and of the version before while its last digests go out. */
const MAX_KEPT = 4;
/** Most chats were told the same last week. */
const MAX_REPLIES = 100;

function shareReplies(composed: ComposedDigest): SharedDigest {
  const replies = new Map<string, Reply>();
  return {
    ...composed,
    replyFor(previous) {
      const key = JSON.stringify(previous ?? null);
      const known = replies.get(key);
      if (known !== undefined) return known;
      const reply = composed.replyFor(previous);
      if (replies.size >= MAX_REPLIES) replies.clear();
      replies.set(key, reply);
      return reply;
    },
  };
}

/** Composes once per data version, detail and closed week, however many chats get it and however many ask at once. */
export function createCompositions(
  composer: DigestComposer,
  dataVersion: () => string,
  marketClock: Clock,
): Compositions {
  const kept = new Map<string, Promise<SharedDigest>>();
  return {
    compose(detail) {
      const now = marketClock.now();
      const version = dataVersion();
      // A week closes without any new data: from then on another week is the newest closed one.
      const key = JSON.stringify([version, detail, lastClosedWeek(now, 'utc')]);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const composed = composer.compose({ now, dataVersion: version, detail }).then(shareReplies);
      kept.set(key, composed);
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MAX_KEPT))) kept.delete(oldest);
      // What failed is composed anew for whoever asks next.
      composed.catch(() => kept.delete(key));
      return composed;
    },
  };
}
