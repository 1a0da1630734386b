import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { collectYoungObjects, keepFreedPages } from '../../src/lib/native-memory.ts';

const VARIABLE = 'MIMALLOC_PURGE_DELAY';
const before = process.env[VARIABLE];

afterEach(() => {
  if (before === undefined) delete process.env[VARIABLE];
  else process.env[VARIABLE] = before;
});

describe('native memory', () => {
  it('is kept for the next use unless the operator says otherwise', () => {
    delete process.env[VARIABLE];
    keepFreedPages();
    expect(process.env[VARIABLE]).toBe('1000');
    process.env[VARIABLE] = '5';
    keepFreedPages();
    expect(process.env[VARIABLE]).toBe('5');
  });

  it('is freed by a real collection of young objects', async () => {
    const seen = new Promise<unknown>((resolve) => {
      const observer = new PerformanceObserver((list) => {
        const minor = list.getEntries().find(isMinor);
        if (minor === undefined) return;
        observer.disconnect();
        resolve(minor);
      });
      observer.observe({ entryTypes: ['gc'] });
    });
    collectYoungObjects();
    await expect(seen).resolves.toMatchObject({ entryType: 'gc' });
  });
});

/** Node adds what was collected as `detail`, which its types do not know. */
function isMinor(entry: PerformanceEntry): boolean {
  const detail: unknown = Reflect.get(entry, 'detail');
  return (
    typeof detail === 'object' &&
    detail !== null &&
    Reflect.get(detail, 'kind') === constants.NODE_PERFORMANCE_GC_MINOR
  );
}
