import { LRUCache } from 'lru-cache';
import type { Request } from './request.ts';

/** How many questions one person, or all people of one chat, may ask in any window of this length (ms). */
export interface CooldownLimits {
  readonly questions: number;
  readonly windowMs: number;
}

/** `announce` is said once; after it the person is answered with silence until the window has room again. */
export type Verdict = 'free' | 'announce' | 'silent';

interface Asker {
  readonly askedAt: readonly number[];
  readonly isTold: boolean;
}

const REMEMBERED_ASKERS = 10_000;

/** A sliding window per person or chat, forgetting those who have not asked for longest. */
export function createCooldown(limits: CooldownLimits): (person: string, now: number) => Verdict {
  const askers = new LRUCache<string, Asker>({ max: REMEMBERED_ASKERS });
  return (person, now) => {
    const { askedAt, isTold } = askers.get(person) ?? { askedAt: [], isTold: false };
    const recent = askedAt.filter((at) => now - at < limits.windowMs);
    if (recent.length < limits.questions) {
      askers.set(person, { askedAt: [...recent, now], isTold: false });
      return 'free';
    }
    askers.set(person, { askedAt: recent, isTold: true });
    return isTold ? 'silent' : 'announce';
  };
}

interface Pause {
  readonly verdict: Verdict;
  /** What to say where it is to be announced. */
  readonly message: string;
}

/**
 * A pause for who asks too much: each person wherever they ask, and each chat of several whoever asks there, so that
 * no crowd can make the bot flood a chat. A question that is left unanswered does not count.
 */
export function createPauses(
  perPerson: CooldownLimits,
  perChat: CooldownLimits,
): (request: Request, now: number) => Pause {
  const checkPerson = createCooldown(perPerson);
  const checkChat = createCooldown(perChat);
  const pause = (verdict: Verdict, subject: string, { questions, windowMs }: CooldownLimits): Pause => ({
    verdict,
    message: `${subject} ${questions} questions within ${Math.ceil(windowMs / 1000)} seconds; please wait a moment`,
  });
  return ({ platform, tenant, conversation, user, isDirect }, now) => {
    const person = checkPerson(JSON.stringify([platform, tenant, user.id]), now);
    if (person !== 'free' || isDirect) return pause(person, 'That is', perPerson);
    return pause(
      checkChat(JSON.stringify([platform, tenant, conversation]), now),
      'This chat has asked',
      perChat,
    );
  };
}
