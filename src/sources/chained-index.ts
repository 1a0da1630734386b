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

/** History and live values joined at one day that both have. */
export interface Splice {
  readonly values: readonly DayValue[];
  /** What the history was multiplied by: live over history on the splice day. */
  readonly ratio: number;
  readonly overlapDays: number;
  /** The common day whose ratio is nearest to the median of all: live values from here on. */
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
 * Continues `history` by `live`, both oldest first. They are linked at a common day, so that every change, also the
 * one into that day, is of one measurement alone and none has to be left out of statistics; the day is the one
 * whose ratio is nearest to the median. Undefined when they share fewer than seven days, too few to tell a
 * difference of definition from one of the moment.
 */
export function spliceByMedianRatio(
  history: readonly DayValue[],
  live: readonly DayValue[],
): Splice | undefined {
  const old = new Map(history.map(({ day, value }) => [day, value]));
  const links = live.flatMap(({ day, value }) => {
    const before = old.get(day);
    return before === undefined || before <= 0 ? [] : [{ day, ratio: value / before }];
  });
  if (links.length < LEAST_OVERLAP_DAYS) return undefined;
  const middle = median(links.map(({ ratio }) => ratio));
  const distance = ({ ratio }: { ratio: number }) => Math.abs(ratio - middle);
  const link = links.reduce((nearest, other) => (distance(other) < distance(nearest) ? other : nearest));
  const scaled = history
    .filter(({ day }) => day < link.day)
    .map(({ day, value }) => ({ day, value: value * link.ratio }));
  return {
    values: [...scaled, ...live.filter(({ day }) => day >= link.day)],
    ratio: link.ratio,
    overlapDays: links.length,
    spliceDay: link.day,
  };
}

/** The middle of some values; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
