import { composeError } from '../error-reply.ts';
import type { CommandList } from '../ports.ts';
import type { Action, Reply } from '../reply.ts';
import type { RefusalKind } from './refusal.ts';

/** Why not, in one line each. */
const REASONS: Readonly<Record<RefusalKind, string>> = {
  advice: 'I give no advice: what to buy or sell, and when, is not mine to say.',
  prediction: 'I make no predictions and name no price targets.',
  instruction: 'My rules stay as they are: measured numbers, no verdicts on request.',
  scope: 'That is outside what I measure: macro rotation among small caps, metals, crypto and liquidity.',
};

function actionFor(text: string): Action {
  return { kind: 'related', label: text.split(' ', 1)[0] ?? text, command: text };
}

/** Two lines: why not, and the nearest measurement with its button. */
export function composeRefusal(reason: RefusalKind, nearest: string | undefined): Reply {
  const offer = nearest ?? '/help';
  const line = nearest === undefined ? '/help shows what I answer.' : `What I can show is measured: ${offer}`;
  return {
    blocks: [
      { kind: 'text', text: REASONS[reason] },
      { kind: 'note', text: line },
    ],
    facts: { refusal: { reason, nearest: nearest ?? null } },
    actions: [actionFor(offer)],
    visibility: 'private',
  };
}

/** "Did you mean ...?" with a button for each; for words that may have meant one thing or another. */
export function composeOffer(texts: readonly string[]): Reply {
  const message = `Did you mean ${texts.join(' or ')}?`;
  return composeError({ kind: 'user', message }, texts.map(actionFor));
}

/** Understood, but this bot cannot answer it. */
export function composeUnavailable(
  command: string,
  nearest: string | undefined,
  { all }: CommandList,
): Reply {
  const message = `That would be /${command}, which is not available here yet.`;
  const hint = nearest === undefined ? '/help lists what is' : `The nearest I have is ${nearest}`;
  const offered = nearest ?? (all.some(({ name }) => name === 'help') ? '/help' : undefined);
  return composeError({ kind: 'user', message, hint }, offered === undefined ? [] : [actionFor(offered)]);
}
