import { describe, expect, it } from 'vitest';
import { createRefreshLoop } from '../../src/jobs/refresh-loop.ts';
import { createLogger } from '../../src/lib/log.ts';
import type { RefreshLock } from '../../src/store/refresh-lock.ts';
import { manualWait } from './runner-contract.ts';

/** A loop whose steps are written down; `refresh` may fail, and the lock says what the test says. */
function openLoop(lock: RefreshLock | undefined, refresh: () => Promise<never[]> = async () => []) {
  const steps: string[] = [];
  const lines: string[] = [];
  const minute = manualWait();
  const loop = createRefreshLoop({
    refresher: {
      async refreshDue() {
        steps.push('refresh');
        return refresh();
      },
      refreshNow: async () => [],
    },
    lock,
    followStore: async () => void steps.push('follow'),
    wait: minute.wait,
    log: createLogger('info', [], (line) => lines.push(line)),
  });
  return { loop, steps, lines, minute };
}

function lockOf(...holds: readonly boolean[]) {
  const answers = [...holds];
  const released: number[] = [];
  const lock: RefreshLock = {
    hold: async () => answers.shift() ?? false,
    release: async () => void released.push(1),
  };
  return { lock, released };
}

describe('every minute', () => {
  it('the process with the lock refreshes and follows, and one without it only follows', async () => {
    const { lock, released } = lockOf(true, false, true);
    const { loop, steps, minute } = openLoop(lock);
    loop.start();
    for (const looks of [1, 2, 3]) {
      await expect.poll(() => minute.asked.length).toBe(looks);
      minute.release();
    }
    await loop.stop();
    expect(steps.slice(0, 5)).toEqual(['refresh', 'follow', 'follow', 'refresh', 'follow']);
    expect(minute.asked.every((ms) => ms === 60_000)).toBe(true);
    expect(released).toEqual([1]);
  });

  it('a process that leaves refreshing to others never does it', async () => {
    const { loop, steps, minute } = openLoop(undefined);
    loop.start();
    await expect.poll(() => minute.asked.length).toBe(1);
    await loop.stop();
    expect(steps).toEqual(['follow']);
  });

  it('a failure costs that minute and one line', async () => {
    const { lock } = lockOf(true, true);
    const { loop, steps, lines, minute } = openLoop(lock, () => Promise.reject(new Error('disk full')));
    loop.start();
    await expect.poll(() => minute.asked.length).toBe(1);
    minute.release();
    await expect.poll(() => minute.asked.length).toBe(2);
    await loop.stop();
    expect(steps).toEqual(['refresh', 'refresh']);
    expect(lines.filter((line) => line.includes('market data could not be refreshed'))).toHaveLength(2);
  });
});
