import { type Correlation, correlateWindow, type PairedReturns } from './correlation.ts';

/** `coupled` until a break is confirmed; `realigned` once a decoupling has ended by the rule. */
export type DecouplingState = 'coupled' | 'decoupled' | 'realigned';

/** The break test of one week: the last 26 pairs against the 104 before them, which do not overlap (METHOD 5.3). */
export interface BreakTest {
  readonly week: number;
  /** (atanh r26 - atanh r104) / sqrt(1/23 + 1/101). */
  readonly z: number;
  readonly recent: Correlation;
  readonly prior: Correlation;
}

export interface DecouplingWeek extends BreakTest {
  readonly state: DecouplingState;
}

/** The rule's parameters, for wording. */
export const DECOUPLING_RULE = {
  recentWeeks: 26,
  priorWeeks: 104,
  breakZ: -2.6,
  confirmingWeeks: 4,
  realignMargin: 0.1,
  /** Share of 6.3-year histories under a constant correlation with at least one false event (METHOD 5.3, measured). */
  falseAlarms: 0.29,
} as const;

const { recentWeeks, priorWeeks, breakZ, confirmingWeeks, realignMargin } = DECOUPLING_RULE;
const FISHER_LOSS = 3;
const STANDARD_ERROR = Math.sqrt(1 / (recentWeeks - FISHER_LOSS) + 1 / (priorWeeks - FISHER_LOSS));

/** Null with fewer than 130 pairs before `end`, or where a correlation does not exist or is perfect. */
function testBreak(returns: PairedReturns, end: number): BreakTest | null {
  const week = returns.weeks[end - 1];
  const prior = correlateWindow(returns, end - recentWeeks, priorWeeks);
  const recent = correlateWindow(returns, end, recentWeeks);
  if (week === undefined || prior === null || recent === null) return null;
  const z = (Math.atanh(recent.r) - Math.atanh(prior.r)) / STANDARD_ERROR;
  return Number.isFinite(z) ? { week, z, recent, prior } : null;
}

/** Whether a test speaks for the old correlation being back: near or above it, and surely above zero. */
function isRealigned({ recent, prior }: BreakTest): boolean {
  return recent.r > prior.r - realignMargin && recent.low > 0;
}

/** Length of a run of consecutive weeks that ends now: a missing week starts it anew. */
function extendRun(run: number, isMet: boolean, isNextWeek: boolean): number {
  if (!isMet) return 0;
  return isNextWeek ? run + 1 : 1;
}

/**
 * The state machine over every week with 130 pairs behind it, oldest first: decoupled on z below -2.6 in four
 * consecutive closed weeks, realigned on four with the correlation back. Each week looks at no later one.
 */
export function traceDecoupling(returns: PairedReturns): DecouplingWeek[] {
  const trace: DecouplingWeek[] = [];
  let breaks = 0;
  let mends = 0;
  for (let end = recentWeeks + priorWeeks; end <= returns.weeks.length; end += 1) {
    const test = testBreak(returns, end);
    if (test === null) continue;
    const previous = trace.at(-1);
    const before = previous?.state ?? 'coupled';
    const isNextWeek = previous?.week === test.week - 1;
    breaks = extendRun(breaks, test.z < breakZ, isNextWeek);
    // Only what comes after the break can mend it.
    mends = extendRun(mends, before === 'decoupled' && isRealigned(test), isNextWeek);
    trace.push({ ...test, state: nextState(before, breaks, mends) });
  }
  return trace;
}

function nextState(before: DecouplingState, breaks: number, mends: number): DecouplingState {
  if (before === 'decoupled') return mends >= confirmingWeeks ? 'realigned' : before;
  return breaks >= confirmingWeeks ? 'decoupled' : before;
}

/** The weeks in which the state changed, with what it changed to. */
export function findStateChanges(trace: readonly DecouplingWeek[]): DecouplingWeek[] {
  return trace.filter(({ state }, index) => state !== (trace[index - 1]?.state ?? 'coupled'));
}
