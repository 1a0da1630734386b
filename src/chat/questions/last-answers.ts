import { LRUCache } from 'lru-cache';
import type { Clock } from '../../lib/clock.ts';
import type { Request } from '../request.ts';
import type { Pairs } from './extract-arguments.ts';

/** What was last answered about the market in a chat, so that "and ethereum?" means something there. */
export interface LastAnswer {
  readonly command: string;
  /** All arguments it ran with, defaults included, as they would be typed. */
  readonly pairs: Pairs;
}

/** The last answer per person and chat; each forgotten after a day, and the oldest first where there are too many. */
export interface LastAnswers {
  recall(request: Request): LastAnswer | undefined;
  remember(request: Request, answer: LastAnswer): void;
}

const REMEMBERED = 10_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

const keyOf = ({ platform, tenant, conversation, thread = '', user }: Request) =>
  JSON.stringify([platform, tenant, conversation, thread, user.id]);

export function createLastAnswers(clock: Clock): LastAnswers {
  const answers = new LRUCache<string, { readonly answer: LastAnswer; readonly at: number }>({
    max: REMEMBERED,
  });
  return {
    recall(request) {
      const kept = answers.get(keyOf(request));
      return kept === undefined || clock.now() - kept.at >= FORGOTTEN_AFTER_MS ? undefined : kept.answer;
    },
    remember(request, answer) {
      answers.set(keyOf(request), { answer, at: clock.now() });
    },
  };
}
