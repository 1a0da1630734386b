import type { AnswerKey, LastAnswers } from '../store/last-answers.ts';

const KEPT_MS = 24 * 3_600_000;
const MOST_ANSWERS = 10_000;

/** The same as the store's, for a bot without one: kept until the process ends, the oldest forgotten first. */
export function createMemoryAnswers(): LastAnswers {
  const answers = new Map<string, { readonly json: string; readonly expiresAt: number }>();
  const idOf = ({ chat, person }: AnswerKey) => JSON.stringify([chat, person]);
  return {
    async save(key, answer, now) {
      const id = idOf(key);
      answers.delete(id);
      answers.set(id, { json: JSON.stringify(answer), expiresAt: now + KEPT_MS });
      const [oldest] = answers.keys();
      if (answers.size > MOST_ANSWERS && oldest !== undefined) answers.delete(oldest);
    },
    async read(key, now) {
      const kept = answers.get(idOf(key));
      const answer: unknown = kept === undefined || kept.expiresAt <= now ? undefined : JSON.parse(kept.json);
      return answer;
    },
    async deleteExpired(now) {
      const expired = [...answers].filter(([, { expiresAt }]) => expiresAt <= now);
      for (const [id] of expired) answers.delete(id);
      return expired.length;
    },
  };
}
