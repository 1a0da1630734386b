import type { Bar } from '../../src/market/bar.ts';
import type { SeriesId } from '../../src/market/catalogue.ts';
import { CLAIMS, type GradedClaim, gradeClaim } from '../../src/studies/claims.ts';
import { gatherEvidence } from '../../src/studies/claims-evidence.ts';
import { asOfDate, day, fakeMarket } from '../fakes/market.ts';

export type Prices = (date: number) => number;

/** Bars every `step` days from one date to another, each closing at a price of its day. */
export function barsOf(from: string, to: string, price: Prices, step = 1): Bar[] {
  const [first, last] = [day(from), day(to)];
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => {
    const today = first + index * step;
    return { day: today, open: null, high: null, low: null, close: price(today), volume: null };
  });
}

/** One claim graded over bars written by hand, as of the end of a date. */
export function grade(
  id: string,
  series: Partial<Record<SeriesId, readonly Bar[]>>,
  date: string,
): GradedClaim {
  const claim = CLAIMS.find((candidate) => candidate.id === id);
  if (claim === undefined) throw new Error(`there is no claim ${id}`);
  return gradeClaim(claim, gatherEvidence(fakeMarket({ series }).asOf(asOfDate(date))));
}

/** A price of 100 but for some days, given by date. */
export const except =
  (changed: Readonly<Record<string, number>>, usual = 100): Prices =>
  (today) =>
    Object.entries(changed).find(([date]) => day(date) === today)?.[1] ?? usual;
