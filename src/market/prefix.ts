/**
 * How many leading items satisfy a condition that, once false, stays false (days up to a day, weeks up to a
 * week). Binary search, so that cutting fifteen years of history at an instant costs a dozen comparisons.
 */
export function countLeading<T>(items: ArrayLike<T>, isWithin: (item: T, index: number) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isWithin(item, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
