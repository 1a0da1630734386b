import { describe, expect, it } from 'vitest';
import { ChartError } from '../../src/charts/chart-error.ts';
import { createTurnstile } from '../../src/charts/turnstile.ts';

describe('the turnstile', () => {
  it('lets one through at a time, in order, failures included', async () => {
    const takeTurn = createTurnstile(10);
    const log: string[] = [];
    const task =
      (name: string, fails = false) =>
      async (): Promise<string> => {
        log.push(`${name} in`);
        await Promise.resolve();
        log.push(`${name} out`);
        if (fails) throw new Error(name);
        return name;
      };
    const results = await Promise.allSettled([
      takeTurn(task('a')),
      takeTurn(task('b', true)),
      takeTurn(task('c')),
    ]);
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('refuses what would wait too long, and takes on again once there is room', async () => {
    const takeTurn = createTurnstile(2);
    const accepted = [takeTurn(async () => 1), takeTurn(async () => 2)];
    await expect(takeTurn(async () => 3)).rejects.toThrow(ChartError);
    expect(await Promise.all(accepted)).toEqual([1, 2]);
    expect(await takeTurn(async () => 4)).toBe(4);
  });
});
