import { at } from './at.ts';
import { type DatedClose, isRecordClose, priorRecords, standingLevels } from './records.ts';

/** Where weekly closes stand against the level (METHOD 3.2). */
export type BreakoutState = 'BELOW' | 'TESTING' | 'PENDING' | 'CONFIRMED' | 'RETEST' | 'HELD' | 'FAILED';

/** One week of the machine's trace. */
export interface BreakoutWeek extends DatedClose {
  /** R, the standing record that the state is told against. */
  readonly level: DatedClose;
  readonly state: BreakoutState;
  /** The week in which the state was entered. */
  readonly sinceWeek: number;
  /** Whether the close is above every weekly close before it. */
  readonly isBlueSky: boolean;
}

/** How far beyond the level a close must be to count, a ratio. */
const MARGIN = 0.01;
const CLOSES_TO_CONFIRM = 2;
const CLOSES_TO_FAIL = 2;

interface Machine {
  readonly level: DatedClose;
  readonly state: BreakoutState;
  readonly sinceWeek: number;
  /** Consecutive closes beyond the margin, above and below. */
  readonly closesAbove: number;
  readonly closesBelow: number;
}

function resetMachine(level: DatedClose, week: number): Machine {
  return { level, state: 'BELOW', sinceWeek: week, closesAbove: 0, closesBelow: 0 };
}

function stateBeforeBreakout(
  from: BreakoutState,
  close: number,
  low: number,
  closesAbove: number,
): BreakoutState {
  if (closesAbove >= CLOSES_TO_CONFIRM) return 'CONFIRMED';
  if (closesAbove > 0) return 'PENDING';
  if (close >= low) return 'TESTING';
  return from === 'FAILED' ? 'FAILED' : 'BELOW';
}

function stateAfterBreakout(
  from: BreakoutState,
  close: number,
  high: number,
  closesBelow: number,
): BreakoutState {
  if (closesBelow >= CLOSES_TO_FAIL) return 'FAILED';
  if (close <= high) return 'RETEST';
  return from === 'RETEST' ? 'HELD' : from;
}

function isBrokenOut(state: BreakoutState): boolean {
  return state === 'CONFIRMED' || state === 'RETEST' || state === 'HELD';
}

function step(machine: Machine, { close, week }: DatedClose): Machine {
  const high = machine.level.close * (1 + MARGIN);
  const low = machine.level.close * (1 - MARGIN);
  const closesAbove = close > high ? machine.closesAbove + 1 : 0;
  const closesBelow = close < low ? machine.closesBelow + 1 : 0;
  const state = isBrokenOut(machine.state)
    ? stateAfterBreakout(machine.state, close, high, closesBelow)
    : stateBeforeBreakout(machine.state, close, low, closesAbove);
  const sinceWeek = state === machine.state ? machine.sinceWeek : week;
  return { level: machine.level, state, sinceWeek, closesAbove, closesBelow };
}

/**
 * The state machine of METHOD 3.2 (margin 1 %, two closes to confirm, two to fail) over closed weeks, oldest
 * first. The trace starts in the week in which a record has first stood 52 weeks. A new level resets the machine
 * to BELOW, and that week's close is then judged against the new level like any other.
 */
export function traceBreakout(weeks: readonly DatedClose[]): BreakoutWeek[] {
  const levels = standingLevels(weeks);
  const records = priorRecords(weeks);
  let machine: Machine | null = null;
  return weeks.flatMap(({ week, day, close }, index) => {
    const level = at(levels, index);
    if (level === null) return [];
    const before = machine?.level === level ? machine : resetMachine(level, week);
    machine = step(before, { week, day, close });
    const isBlueSky = isRecordClose(close, at(records, index));
    return [{ week, day, close, level, state: machine.state, sinceWeek: machine.sinceWeek, isBlueSky }];
  });
}
