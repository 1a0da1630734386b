/** A value of one day (epoch day). */
export interface DayValue {
  readonly day: number;
  readonly value: number;
}

/** The capitalisations (USD) of the index's members at the close of one day, by coin. */
export interface MemberCaps {
  readonly day: number;
  readonly caps: ReadonlyMap<string, number>;
}

/** History and live values joined at one day. */
export interface Splice {
  readonly values: readonly DayValue[];
  /** What the history was multiplied by: the median of live over history on the days both have. */
  readonly ratio: number;
  readonly overlapDays: number;
  /** The first live day used. The step into it joins two measurements: statistics leave its return out. */
  readonly spliceDay: number;
}

const LEAST_OVERLAP_DAYS = 7;

/**
 * A chain-linked index over daily memberships (METHOD 6): each day's change is that of yesterday's members alone,
 * so a coin that enters or leaves moves nothing. A member without a cap today leaves both sums. The first day is
 * `base`; a day on which no member of the day before is left ends the index.
 */
export function chainLink(days: readonly MemberCaps[], base = 100): DayValue[] {
  const index: DayValue[] = [];
  let level = base;
  for (const [position, today] of days.entries()) {
    const yesterday = days[position - 1];
    const change = yesterday === undefined ? 1 : memberChange(yesterday.caps, today.caps);
    if (change === undefined) break;
    level *= change;
    index.push({ day: today.day, value: level });
  }
  return index;
}

function memberChange(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): number | undefined {
  let sumBefore = 0;
  let sumAfter = 0;
  for (const [coin, cap] of before) {
    const next = after.get(coin);
    if (next === undefined) continue;
    sumBefore += cap;
    sumAfter += next;
  }
  return sumBefore > 0 ? sumAfter / sumBefore : undefined;
}

/**
 * Continues `history` by `live`, both oldest first: history is scaled by the median ratio on their common days and
 * used up to the first live day. Undefined when they share fewer than seven days, too few to tell a difference
 * of definition from one of the moment.
 */
export function spliceByMedianRatio(
  history: readonly DayValue[],
  live: readonly DayValue[],
): Splice | undefined {
  const first = live[0];
  const old = new Map(history.map(({ day, value }) => [day, value]));
  const ratios = live.flatMap(({ day, value }) => {
    const before = old.get(day);
    return before === undefined || before <= 0 ? [] : [value / before];
  });
  if (first === undefined || ratios.length < LEAST_OVERLAP_DAYS) return undefined;
  const ratio = median(ratios);
  const scaled = history
    .filter(({ day }) => day < first.day)
    .map(({ day, value }) => ({ day, value: value * ratio }));
  return { values: [...scaled, ...live], ratio, overlapDays: ratios.length, spliceDay: first.day };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
