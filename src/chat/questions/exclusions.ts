import { endOf, isAbout, isSubject, type Mention } from './mention.ts';
import type { Token } from './words.ts';

/** How far an exclusion reaches: "not the macd" but not the whole sentence. */
const EXCLUSION_REACH = 3;

/** The index of the subject right after a mention, -1 where there is none or a clause ends between them. */
function subjectAfter(mentions: readonly Mention[], index: number, tokens: readonly Token[]): number {
  const from = mentions[index];
  if (from === undefined) return -1;
  return mentions.findIndex((mention, at) => {
    const gap = tokens.slice(endOf(from), mention.start);
    return (
      at > index &&
      isSubject(mention) &&
      // "Without rules" is an order to be heard, not a subject to be left out.
      !isAbout(mention, 'rules') &&
      gap.length <= EXCLUSION_REACH &&
      !gap.some(({ isBreak }) => isBreak)
    );
  });
}

/** "Not X, Y": a denial that opens the message is answered by the subject of the clause after it. */
function opensWithDenial(
  mention: Mention,
  tokens: readonly Token[],
  denied: Mention,
  later: readonly Mention[],
) {
  const next = later.find(isSubject);
  if (mention.start !== 0 || next === undefined) return false;
  return tokens.slice(endOf(denied), next.start).some(({ isBreak }) => isBreak);
}

/** "Not X but Y" and "not X, Y" set X aside; a lone "not" does not ("is it not altseason yet"). */
function setsAside(
  mentions: readonly Mention[],
  index: number,
  subject: number,
  tokens: readonly Token[],
): boolean {
  const mention = mentions[index];
  const denied = mentions[subject];
  if (mention === undefined || denied === undefined) return false;
  if (isAbout(mention, 'instead')) return true;
  if (!isAbout(mention, 'negation')) return false;
  const later = mentions.slice(subject + 1);
  const isContrast = later.some((other) => isAbout(other, 'contrast')) && later.some(isSubject);
  return isContrast || opensWithDenial(mention, tokens, denied, later);
}

/**
 * Mentions without those that the person set aside: "not macd but phase", "instead of gold", "I meant alts". At least
 * one subject stays, for nobody asks about nothing.
 */
export function dropExcluded(mentions: readonly Mention[], tokens: readonly Token[]): readonly Mention[] {
  const excluded = new Set<number>();
  const corrected = mentions.findIndex((mention) => isAbout(mention, 'correction'));
  mentions.forEach((mention, index) => {
    if (index < corrected && isSubject(mention)) excluded.add(index);
    const subject = subjectAfter(mentions, index, tokens);
    if (subject >= 0 && setsAside(mentions, index, subject, tokens)) excluded.add(subject);
  });
  const kept = mentions.filter((_, index) => !excluded.has(index));
  return kept.some(isSubject) ? kept : mentions;
}
