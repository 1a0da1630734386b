import { dayOf } from '../market/days.ts';

/** `held` and `failed` are settled for now or for good, `open` waits for its deadline, `unmeasurable` lacks data. */
export type ClaimStatus = 'held' | 'failed' | 'open' | 'unmeasurable';

/** What became of a claim as of an instant. */
export interface Verdict {
  readonly status: ClaimStatus;
  /** Came true, but after its deadline. */
  readonly isLate: boolean;
  /** One line without a full stop, with numbers and their dates. */
  readonly evidence: string;
  /** The epoch day that settled it, or that the newest measurement is of; null while open or unmeasurable. */
  readonly settledDay: number | null;
}

/** The epoch day of a calendar date, month counted from 1. */
export function dateOf(year: number, month: number, dayOfMonth: number): number {
  return dayOf(Date.UTC(year, month - 1, dayOfMonth));
}

/** The Sunday that ends the week whose index levels the article shows. */
export const ARTICLE_DAY = dateOf(2026, 1, 18);

/** A claim about how things stand: true or not on the day of its measurement. */
export function judge(isHeld: boolean, evidence: string, settledDay: number): Verdict {
  return { status: isHeld ? 'held' : 'failed', isLate: false, evidence, settledDay };
}

/** A claim about what is to come, and what has come of it by the newest day that is over. */
interface Prediction {
  /** The day on which it came true; null when it has not. */
  readonly hitDay: number | null;
  readonly deadline: number;
  readonly lastDay: number;
  readonly evidence: string;
}

/** Open up to its deadline and never after it: then it has failed, until it comes true late. */
export function settle({ hitDay, deadline, lastDay, evidence }: Prediction): Verdict {
  if (hitDay !== null) return { status: 'held', isLate: hitDay > deadline, evidence, settledDay: hitDay };
  if (lastDay >= deadline) return { status: 'failed', isLate: false, evidence, settledDay: deadline };
  return { status: 'open', isLate: false, evidence, settledDay: null };
}

export function cannotMeasure(reason: string): Verdict {
  return { status: 'unmeasurable', isLate: false, evidence: reason, settledDay: null };
}
