import type { Database } from './database.ts';

/** Who asked where: an answer is for nobody else. */
export interface AnswerKey {
  readonly chat: string;
  readonly person: string;
}

export interface LastAnswers {
  /** Keeps what was answered at `now` (ms) as JSON, in the place of the person's answer before. */
  save(key: AnswerKey, answer: unknown, now: number): Promise<void>;
  /** The person's last answer in that chat, as parsed JSON; undefined when there is none of the last 24 hours. */
  read(key: AnswerKey, now: number): Promise<unknown>;
  /** Forgets what is too old to be asked about; returns how many answers that were. */
  deleteExpired(now: number): Promise<number>;
}

const KEPT_MS = 24 * 3_600_000;

/** The last answer of each person in each chat, kept a day so that it can be explained. */
export function createLastAnswers({ query }: Database): LastAnswers {
  return {
    async save({ chat, person }, answer, now) {
      const value = { answer: JSON.stringify(answer), expires_at: now + KEPT_MS };
      await query
        .insertInto('last_answers')
        .values({ chat, person, ...value })
        .onConflict((conflict) => conflict.columns(['chat', 'person']).doUpdateSet(value))
        .execute();
    },
    async read({ chat, person }, now) {
      const row = await query
        .selectFrom('last_answers')
        .select('answer')
        .where('chat', '=', chat)
        .where('person', '=', person)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? undefined : JSON.parse(row.answer);
    },
    async deleteExpired(now) {
      const { numDeletedRows } = await query
        .deleteFrom('last_answers')
        .where('expires_at', '<=', now)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
