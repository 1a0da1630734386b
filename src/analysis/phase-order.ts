import { at } from './at.ts';
import type { Phase } from './phase-baskets.ts';
import type { LabelledWeek } from './phase-label.ts';

/** A change of the current label, dated by the week that confirmed it. */
export interface PhaseTransition {
  readonly week: number;
  readonly from: Phase;
  readonly to: Phase;
}

/** `k` of `n`. */
export interface Count {
  readonly k: number;
  readonly n: number;
}

const NEXT: Readonly<Record<Phase, Phase>> = { 1: 2, 2: 3, 3: 1 };

/** Every change of the current label, oldest first; setting the first label is not a change. */
export function findTransitions(weeks: readonly LabelledWeek[]): PhaseTransition[] {
  let from: Phase | null = null;
  return weeks.flatMap(({ week, current }) => {
    const previous = from;
    from = current;
    return previous === null || current === null || current === previous
      ? []
      : [{ week, from: previous, to: current }];
  });
}

function isCyclic({ from, to }: PhaseTransition): boolean {
  return NEXT[from] === to;
}

/** How many changes went 1 to 2, 2 to 3 or 3 to 1, of all (METHOD 4.5 step 6); by chance it is half of them. */
export function countCyclicOrder(transitions: readonly PhaseTransition[]): Count {
  return { k: transitions.filter(isCyclic).length, n: transitions.length };
}

/** How many pairs of consecutive changes went 1 to 2 to 3, of all pairs: the full rotation as it is told. */
export function countFullRotation(transitions: readonly PhaseTransition[]): Count {
  const seconds = transitions.slice(1);
  const full = seconds.filter((second, index) => {
    const first = at(transitions, index);
    return first.from === 1 && first.to === 2 && second.to === 3;
  });
  return { k: full.length, n: seconds.length };
}
