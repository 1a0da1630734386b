import { ChartError } from './chart-error.ts';

/**
 * Runs one task at a time, in order, and lets at most `maxWaiting` queue up: beyond that a task is refused with a
 * ChartError at once, since its picture would come too late to be of use.
 */
export function createTurnstile(maxWaiting: number): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return (task) => {
    if (waiting >= maxWaiting)
      return Promise.reject(new ChartError(`${waiting} charts are waiting to be drawn`));
    waiting += 1;
    const result = last.then(task);
    last = result.then(
      () => (waiting -= 1),
      () => (waiting -= 1),
    );
    return result;
  };
}
