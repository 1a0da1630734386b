import type { LiquidityLegs, LiquidityWeek } from '../../../src/analysis/liquidity.ts';
import { dayFrom, readReferenceBars } from './reference-series.ts';

/** Wednesdays from epoch day 20,005 on with these sums, the legs made to fit. */
export function weeksOfLiquidity(levels: readonly number[]): LiquidityWeek[] {
  return levels.map((netLiquidity, index) => {
    const day = 20_005 + 7 * index;
    const legs = { fedAssets: netLiquidity + 800, treasuryGeneralAccount: 700, reverseRepo: 100 };
    return { day, ...legs, reverseRepoDay: day, netLiquidity };
  });
}

/** The three legs of a reference folder in USD billions, as dated up to a day. */
export function readLegs(dir: string, throughDate: string): LiquidityLegs {
  const read = (file: string, scale: number) =>
    readReferenceBars(dir, file, dayFrom(throughDate)).map((bar) =>
      Object.assign(bar, { close: bar.close * scale }),
    );
  return {
    fedAssets: read('WALCL', 1e-3),
    treasuryGeneralAccount: read('TGA_WED', 1e-3),
    reverseRepo: read('RRP', 1),
  };
}
