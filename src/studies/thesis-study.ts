import { yieldToLoop } from '../lib/yield-to-loop.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { MarketView } from '../market/view.ts';
import { CLAIMS, type Deadline, type GradedClaim, gradeClaim, gradeClaims } from './claims.ts';
import { gatherEvidence } from './claims-evidence.ts';
import { ARTICLE_DAY, type ClaimStatus } from './claims-verdict.ts';
import { PHASE_SERIES } from './phase-study.ts';

export const STATUSES: readonly ClaimStatus[] = ['held', 'failed', 'open', 'unmeasurable'];

/** Every series that some claim is measured by, the article's index first. */
export const THESIS_SERIES: readonly SeriesId[] = [
  ...new Set<SeriesId>(['RUT', 'BTC', 'OTHERS', 'TGA', 'TREAST', 'MBS', ...PHASE_SERIES]),
];

/** The article's claims as of an instant. */
export interface ThesisStudy {
  readonly lastDay: number;
  /** False before the article: then what it claims of the future is open, and what can be measured is. */
  readonly isWritten: boolean;
  readonly claims: readonly GradedClaim[];
}

export const CLAIM_IDS = CLAIMS.map(({ id }) => id);

/** Grades every claim, or the one named. Refuses nothing: a claim that cannot be measured says so. */
export async function studyThesis(view: MarketView, claimId?: string): Promise<ThesisStudy> {
  const evidence = gatherEvidence(view);
  const wanted = CLAIMS.filter(({ id }) => id === claimId);
  const claims =
    claimId === undefined
      ? await gradeClaims(evidence, yieldToLoop)
      : wanted.map((claim) => gradeClaim(claim, evidence));
  return { lastDay: evidence.lastDay, isWritten: evidence.lastDay >= ARTICLE_DAY, claims };
}

export function countStatus({ claims }: ThesisStudy, status: ClaimStatus): number {
  return claims.filter((claim) => claim.status === status).length;
}

export function writeDeadline(deadline: Deadline): string {
  return typeof deadline === 'number' ? formatDay(deadline) : deadline;
}

export function thesisFacts(study: ThesisStudy): Readonly<Record<string, unknown>> {
  return {
    article: {
      date: formatDay(ARTICLE_DAY),
      printedYear: 2025,
      datedBy: 'its index levels, which are those of mid-January 2026',
      written: study.isWritten,
    },
    score: Object.fromEntries(STATUSES.map((status) => [status, countStatus(study, status)])),
    claims: study.claims.map(({ claim, status, isLate, evidence, settledDay }) => ({
      id: claim.id,
      claim: claim.sentence,
      status,
      ...(status === 'held' ? { late: isLate } : {}),
      rule: claim.rule,
      deadline: writeDeadline(claim.deadline),
      evidence,
      settledOn: settledDay === null ? null : formatDay(settledDay),
    })),
  };
}
