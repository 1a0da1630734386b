import type { GivenAnswer, LastAnswerPort } from '../chat/data-ports.ts';

import type { Request } from '../chat/request.ts';
import { MOST_ENTRIES } from '../chat/why/numbers.ts';
import type { Clock } from '../lib/clock.ts';
import type { AnswerKey, LastAnswers } from '../store/last-answers.ts';

function keyOf({ platform, tenant, conversation, user }: Request): AnswerKey {
  return { chat: JSON.stringify([platform, tenant, conversation]), person: user.id };
}

/** Facts without long lists, at any depth. */
function shorten(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > MOST_ENTRIES ? [] : value.map(shorten);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]));
}

function withoutLists({ facts, ...answer }: GivenAnswer): GivenAnswer {
  const { data, ...numbers } = facts;
  const short = Object.entries(numbers).map(([key, value]) => [key, shorten(value)]);
  return { ...answer, facts: { ...Object.fromEntries(short), data } };
}

/** Written by `save` above and by nobody else; anything that is no answer is none. */
function isGivenAnswer(value: unknown): value is GivenAnswer {
  const parts = ['command', 'text', 'asOf', 'facts'];
  return typeof value === 'object' && value !== null && parts.every((part) => part in value);
}

/** Keeps each person's last answer in the store, where every process finds it. */
export function createGivenAnswers(answers: LastAnswers, clock: Clock): LastAnswerPort {
  return {
    save: (request, answer) => answers.save(keyOf(request), withoutLists(answer), clock.now()),
    async read(request) {
      const found = await answers.read(keyOf(request), clock.now());
      return isGivenAnswer(found) ? found : undefined;
    },
  };
}
