import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Reply } from '../../chat/reply.ts';
import { MAX_ANSWERS, MAX_SESSIONS } from './limits.ts';

/** An answer that the page can still draw and press the buttons of. */
export interface KeptAnswer {
  readonly reply: Reply;
  /** The past day it was asked as of, which its buttons keep. */
  readonly asOf: string | undefined;
}

/** The newest answers of each session, under ids that nobody guesses. What is too old is forgotten. */
export interface AnswerStore {
  keep(session: string, answer: KeptAnswer): string;
  find(session: string, id: string): KeptAnswer | undefined;
}

export function createAnswerStore(): AnswerStore {
  const sessions = new LRUCache<string, LRUCache<string, KeptAnswer>>({ max: MAX_SESSIONS });
  return {
    keep(session, answer) {
      const answers = sessions.get(session) ?? new LRUCache<string, KeptAnswer>({ max: MAX_ANSWERS });
      const id = randomBytes(12).toString('base64url');
      answers.set(id, answer);
      sessions.set(session, answers);
      return id;
    },
    find: (session, id) => sessions.get(session)?.get(id),
  };
}
