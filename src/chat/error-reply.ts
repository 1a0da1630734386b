import { DataError, UserError } from '../lib/errors.ts';
import { asSentence } from '../lib/format.ts';
import type { Action, Reply } from './reply.ts';

/** What `facts.error` holds: which kind of failure, in the words the person read. */
export interface ErrorFacts {
  readonly kind: 'user' | 'data' | 'defect';
  readonly message: string;
  readonly hint?: string;
  readonly series?: string;
  readonly incident?: string;
}

/** An error as an answer: a sentence, what to do, and only the asker sees it where the platform can do so. */
export function composeError(error: ErrorFacts, actions: readonly Action[] = []): Reply {
  const hint = error.hint === undefined || error.hint === '' ? undefined : asSentence(error.hint);
  return {
    blocks: [
      { kind: 'text', text: asSentence(error.message) },
      ...(hint === undefined ? [] : [{ kind: 'note', text: hint } as const]),
    ],
    facts: { error },
    ...(actions.length > 0 ? { actions } : {}),
    visibility: 'private',
  };
}

/** True for an answer that `composeError` wrote; commands have no fact of that name. */
export function isError(reply: Reply): boolean {
  return 'error' in reply.facts;
}

/** What may be told of a thrown value: everything of the two errors meant for people, nothing of a defect. */
export function describeThrown(thrown: unknown, createIncident: () => string): ErrorFacts {
  if (thrown instanceof UserError) return { kind: 'user', message: thrown.message, hint: thrown.hint };
  if (thrown instanceof DataError)
    return { kind: 'data', message: thrown.message, hint: thrown.hint, series: thrown.series };
  const incident = createIncident();
  return {
    kind: 'defect',
    message: `Sorry, something broke on my side while answering (incident ${incident})`,
    hint: 'It is logged under that number; asking again may help',
    incident,
  };
}
