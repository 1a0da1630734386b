import { formatDate } from '../lib/format.ts';
import type { Deadline, GradedClaim } from './claims.ts';
import { ARTICLE_DAY, type ClaimStatus } from './claims-verdict.ts';
import { countStatus, STATUSES, type ThesisStudy } from './thesis-study.ts';

/** `3 held, 4 failed, 6 open`; what there is none of is left out. */
export function describeScore(study: ThesisStudy): string {
  return STATUSES.flatMap((status) => {
    const count = countStatus(study, status);
    return count === 0 ? [] : [`${count} ${status}`];
  }).join(', ');
}

export function describeThesis(study: ThesisStudy): string {
  return `The article's ${study.claims.length} claims: ${describeScore(study)} · as of ${formatDate(study.lastDay)}`;
}

/** What date the article is given, and why not the one it prints. */
export function describeArticle({ isWritten }: ThesisStudy): string {
  const note = `The article prints 2025, but its index levels are those of January 2026: graded from ${formatDate(ARTICLE_DAY)}`;
  return isWritten ? `${note}.` : `${note}. It is not written yet: only what can be measured today is.`;
}

function describeDeadline(deadline: Deadline): string {
  if (deadline === 'standing') return 'standing';
  return deadline === 'none' ? "at the article's date" : `by ${formatDate(deadline)}`;
}

/** `held`, or `held, late`. */
export function describeStatus({ status, isLate }: GradedClaim): string {
  return isLate ? `${status}, late` : status;
}

function describeClaim({ claim, status, isLate, evidence }: GradedClaim): string {
  const by = status === 'open' ? ` ${describeDeadline(claim.deadline)}` : '';
  return `${claim.id}${isLate ? ' (late)' : ''}${by}: ${evidence}`;
}

function describeGroup({ claims }: ThesisStudy, status: ClaimStatus): string {
  const group = claims.filter((claim) => claim.status === status);
  const name = `${status.charAt(0).toUpperCase()}${status.slice(1)}`;
  return group.length === 0 ? '' : `${name} · ${group.map(describeClaim).join('; ')}.`;
}

/** The claims by status with their evidence; what is open and what cannot be told share the last line. */
export function describeClaims(study: ThesisStudy): string[] {
  const line = (...statuses: ClaimStatus[]) =>
    statuses
      .map((status) => describeGroup(study, status))
      .filter((group) => group !== '')
      .join(' ');
  return [line('held'), line('failed'), line('open', 'unmeasurable')].filter((text) => text !== '');
}

/** `fuse: failed · as of 30 Jun 2026`. */
export function describeClaimState({ lastDay }: ThesisStudy, graded: GradedClaim): string {
  return `${graded.claim.title}: ${describeStatus(graded)} · as of ${formatDate(lastDay)}`;
}

/** One claim by itself: what it says, how it is graded, and what came of it. */
export function describeOneClaim(graded: GradedClaim): string[] {
  const { claim, evidence } = graded;
  return [
    `Claim: ${claim.sentence}`,
    `Rule (${describeDeadline(claim.deadline)}): ${claim.rule}.`,
    `Evidence: ${evidence}.`,
  ];
}
