import { z } from 'zod';
import type { Theme } from '../charts/spec.ts';
import { formatLocalTime } from '../chat/local-time.ts';
import type { Block, Reply } from '../chat/reply.ts';
import { formatCountdown } from '../lib/format.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { Delivery } from '../store/delivery-rows.ts';
import type { Subscription, Subscriptions } from '../store/subscriptions.ts';
import type { DigestState } from './composer.ts';
import type { Compositions } from './compositions.ts';
import type { LetterSource, Prepared } from './letters.ts';

interface DigestLettersDeps {
  readonly compositions: Compositions;
  readonly subscriptions: Subscriptions;
  readonly settings: ChatSettings;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The week's data may be so late; then the digest goes out without it. */
const LONGEST_WAIT_MS = 3 * HOUR;
const LOOK_AGAIN_MS = 5 * MINUTE;
/** A queue of thousands takes minutes; beyond this something was wrong, and the chat is told. */
const LATE_MS = 15 * MINUTE;
const WAITING = 'waiting for data';

export const DEFAULT_THEME: Theme = 'dark';

/** What another kind of digest state than an object could only be: something damaged. */
export function asDigestState(stored: unknown): DigestState | undefined {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored)
    ? Object.fromEntries(Object.entries(stored))
    : undefined;
}

/** Notes stand before the source line, which closes every answer. */
function withNotes(reply: Reply, notes: readonly string[]): Reply {
  if (notes.length === 0) return reply;
  const at = reply.blocks.findIndex(({ kind }) => kind === 'source');
  const end = at === -1 ? reply.blocks.length : at;
  const added = notes.map((text): Block => ({ kind: 'note', text }));
  return { ...reply, blocks: [...reply.blocks.slice(0, end), ...added, ...reply.blocks.slice(end)] };
}

function lateNote(delivery: Delivery, { zone }: Subscription, now: number): string | undefined {
  const lateMs = now - delivery.dueAt;
  if (lateMs < LATE_MS) return undefined;
  const due = `${formatLocalTime(delivery.dueAt, zone)} ${zone}`;
  const cause =
    delivery.reason === WAITING ? 'it waited for this week’s data' : 'it could not be sent in time';
  return `Late by ${formatCountdown(lateMs)}: due ${due}, ${cause}.`;
}

/** What was written of a digest whose picture is still to follow. */
const written = z.object({ previous: z.unknown(), notes: z.array(z.string()) });

/** Digests as they stand when they go out, with what the chat has to know of how they came. */
export function createDigestLetters(deps: DigestLettersDeps): LetterSource {
  const { compositions, subscriptions, settings } = deps;

  /** The notes of a digest that goes out now; undefined where it had better wait. */
  function notesOf(delivery: Delivery, subscription: Subscription, awaited: readonly string[], now: number) {
    const isMissing = awaited.length > 0;
    if (isMissing && now < delivery.dueAt + LONGEST_WAIT_MS) return undefined;
    const hours = LONGEST_WAIT_MS / HOUR;
    const missing = `Sent without this week’s ${awaited.join(', ')}: it has not arrived in ${hours} hours.`;
    return [lateNote(delivery, subscription, now), isMissing ? missing : undefined].filter(
      (note) => note !== undefined,
    );
  }

  return {
    async prepare(delivery, now): Promise<Prepared> {
      const subscription = await subscriptions.read(delivery.subject);
      if (subscription === undefined || subscription.state === 'ended')
        return { kind: 'unwanted', reason: 'unsubscribed' };
      const composed = await compositions.compose(subscription.detail);
      const earlier = written.safeParse(delivery.content).data;
      const notes = earlier?.notes ?? notesOf(delivery, subscription, composed.awaited, now);
      if (notes === undefined) {
        const until = Math.min(now + LOOK_AGAIN_MS, delivery.dueAt + LONGEST_WAIT_MS);
        return { kind: 'waiting', until, reason: WAITING };
      }
      const previous = asDigestState(earlier === undefined ? subscription.lastDigest : earlier.previous);
      const { theme = DEFAULT_THEME } = await settings.read(delivery.place);
      return {
        kind: 'ready',
        letter: { reply: withNotes(composed.replyFor(previous), notes), theme },
        dataVersion: composed.dataVersion,
        content: { previous: previous ?? null, notes },
        digest: composed.state,
      };
    },
  };
}
