import { LRUCache } from 'lru-cache';

/** How many questions one person may ask in any window of this length (ms). */
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

/** A sliding window per person, forgetting those who have not asked for longest. */
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
