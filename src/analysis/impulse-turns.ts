import type { LiquidityImpulse } from './liquidity.ts';

/** What the impulse's z must rise above to count as an upturn: its own three-year mean. Fixed before looking. */
export const UPTURN_Z = 0;

const DAYS_PER_WEEK = 7;

/**
 * The weeks in which the impulse's z rose above 0 after standing at or below it in the week before, oldest first.
 * Where that week is missing nothing is known of a turn, so none is told. Each looks at no later week.
 */
export function findImpulseUpturns(impulses: readonly LiquidityImpulse[]): LiquidityImpulse[] {
  return impulses.filter(({ day, z }, index) => {
    const before = impulses[index - 1];
    if (z === null || before === undefined || before.z === null) return false;
    return before.day === day - DAYS_PER_WEEK && before.z <= UPTURN_Z && z > UPTURN_Z;
  });
}

/** The first Wednesday that could have been an upturn: the second with a z; null without two. */
export function firstTestableDay(impulses: readonly LiquidityImpulse[]): number | null {
  return impulses.filter(({ z }) => z !== null)[1]?.day ?? null;
}
