import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Native add-ons keep megabytes outside of JavaScript's heap, of which the collector knows nothing: their
 * objects look tiny and are left lying for minutes. Two remedies, for those who make such objects by the dozen.
 */

/** Long enough to bridge one picture and the next of a busy minute. */
const PURGE_DELAY_MS = '1000';

/**
 * Tells add-ons built with the mimalloc allocator to keep freed pages for a while instead of giving them back to the
 * system at once, which on virtual machines makes every picture wait for fresh ones. Must be called before
 * the add-on is loaded; an operator's own setting wins.
 */
export function keepFreedPages(): void {
  process.env['MIMALLOC_PURGE_DELAY'] ??= PURGE_DELAY_MS;
}

type Collector = (options: { type: 'minor' }) => void;

function isCollector(value: unknown): value is Collector {
  return typeof value === 'function';
}

let collector: Collector | undefined;

/** V8's own collector function, which exists only in contexts made while the flag is on. */
function findCollector(): Collector {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return isCollector(found) ? found : () => undefined;
}

/** Collects what was made since the last collection, in a few tenths of a millisecond, and with it its native memory. */
export function collectYoungObjects(): void {
  collector ??= findCollector();
  collector({ type: 'minor' });
}
