import type { AlertRule, Condition } from './condition.ts';

/** Where a condition stood at one confirmed close. */
export interface Observation {
  /** The ISO week, and the day the observation is dated with. */
  readonly week: number;
  readonly day: number;
  /** The side it was on, as the condition's kind tells sides: `above`, `phase 2`, `over`. */
  readonly side: string;
  /** False within the hysteresis band around a level, where a side is not told anew. */
  readonly isClear: boolean;
  /** The close or figure, in the condition's own unit. */
  readonly value: number;
}

export interface Observations {
  /** Confirmed, oldest first. */
  readonly closed: readonly Observation[];
  /** What the running week would make it; null where it has no bar or the condition knows none. */
  readonly running: Observation | null;
}

/** How far an alert was evaluated; plain JSON. */
export interface AlertState {
  /** The side that the chat was told of, or that it stood on when the alert was set. */
  readonly told: string;
  /** Whether it has been clearly on that side since: only then may a touch of the level count. */
  readonly isArmed: boolean;
  readonly lastDay: number;
  readonly firedDay: number | null;
  /** What was told of a running week, so that it is told once. */
  readonly provisional: string | null;
}

export interface AlertEvent {
  /** The same event has the same key, whoever finds it and when. */
  readonly key: string;
  readonly from: string;
  readonly observation: Observation;
  readonly isProvisional: boolean;
}

export interface Evaluation {
  readonly state: AlertState;
  readonly event?: AlertEvent;
}

/** The sides that a chat wants to be told of; undefined where it wants each. */
function wantedSide(condition: Condition): string | undefined {
  switch (condition.kind) {
    case 'macd-cross':
      return condition.side === null ? undefined : condition.side === 'golden' ? 'above' : 'below';
    case 'level':
      return condition.isOneSided ? condition.toward : undefined;
    case 'phase-change':
      return condition.to === null ? undefined : `phase ${condition.to}`;
    case 'clock-end':
      return 'over';
    case 'impulse-turn':
      break;
  }
  return condition.side === null ? undefined : condition.side === 'up' ? 'positive' : 'negative';
}

function isWanted({ condition }: AlertRule, side: string): boolean {
  const wanted = wantedSide(condition);
  return wanted === undefined || wanted === side;
}

/** One close further; the heart of hysteresis and cooldown. */
export function advance(rule: AlertRule, state: AlertState, seen: Observation): Evaluation {
  const next = { ...state, lastDay: seen.day };
  if (seen.side === state.told) return { state: { ...next, isArmed: state.isArmed || seen.isClear } };
  const isCooling = state.firedDay !== null && seen.day - state.firedDay < rule.cooldownDays;
  if ((!state.isArmed && !seen.isClear) || isCooling) return { state: next };
  const turned = { ...next, told: seen.side, isArmed: seen.isClear };
  if (!isWanted(rule, seen.side)) return { state: turned };
  const event = {
    key: `${seen.side} ${seen.week}`,
    from: state.told,
    observation: seen,
    isProvisional: false,
  };
  return { state: { ...turned, firedDay: seen.day }, event };
}

export function startState(first: Observation): AlertState {
  return { told: first.side, isArmed: true, lastDay: first.day, firedDay: null, provisional: null };
}

function withProvisional(rule: AlertRule, running: Observation, evaluation: Evaluation): Evaluation {
  const { state } = evaluation;
  const key = `provisional ${running.side} ${running.week}`;
  const isNews =
    running.side !== state.told && (state.isArmed || running.isClear) && isWanted(rule, running.side);
  if (!isNews || state.provisional?.endsWith(` ${running.week}`) === true) return evaluation;
  const event = { key, from: state.told, observation: running, isProvisional: true };
  return { state: { ...state, provisional: key }, event };
}

/**
 * What has become true since the state before: a pure function, so that evaluating the same data twice finds the same
 * event. Without a state the alert only takes its stand. After an outage the newest event of those missed is told.
 * A week is told provisionally once, however often it flips. Undefined where nothing is known yet.
 */
export function evaluateAlert(
  rule: AlertRule,
  { closed, running }: Observations,
  before: AlertState | undefined,
): Evaluation | undefined {
  const last = closed.at(-1);
  if (last === undefined) return before === undefined ? undefined : { state: before };
  let evaluation: Evaluation = { state: before ?? startState(last) };
  for (const seen of closed) {
    if (seen.day <= evaluation.state.lastDay) continue;
    const { state, event = evaluation.event } = advance(rule, evaluation.state, seen);
    evaluation = event === undefined ? { state } : { state, event };
  }
  const isFree = rule.isProvisional && before !== undefined && evaluation.event === undefined;
  return running !== null && isFree ? withProvisional(rule, running, evaluation) : evaluation;
}

/** Every event the rule would have told of over these closes, oldest first. */
export function findPastEvents(rule: AlertRule, closed: readonly Observation[]): Observation[] {
  const [first] = closed;
  if (first === undefined) return [];
  let state = startState(first);
  return closed.slice(1).flatMap((seen) => {
    const step = advance(rule, state, seen);
    state = step.state;
    return step.event === undefined ? [] : [seen];
  });
}
