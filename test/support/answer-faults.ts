import type { Reply } from '../../src/chat/reply.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { linesOf } from './ask-command.ts';

const MAX_LINES = 6;

/** What is wrong with an analysis answer by the rules that hold for all of them; empty when nothing is. */
export function faultsOf(reply: Reply): string[] {
  const lines = linesOf(reply);
  const texts = [...lines, reply.chart?.title ?? '', reply.chart?.alt ?? ''];
  const facts = JSON.stringify(reply.facts);
  return [
    ...(lines.length > MAX_LINES ? [`${lines.length} lines`] : []),
    ...(lines.at(-1)?.endsWith('not advice') === true ? [] : ['no "not advice" at the end']),
    ...texts.flatMap(bannedWordsIn).map((word) => `banned: ${word}`),
    ...texts.filter((text) => /NaN|undefined|null|Infinity/.test(text)),
    // A number that is not finite becomes null in JSON, an undefined one is lost.
    ...(JSON.stringify(JSON.parse(facts)) === facts && !hasUnprintable(reply.facts)
      ? []
      : ['facts are no JSON']),
  ];
}

function hasUnprintable(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnprintable);
}
