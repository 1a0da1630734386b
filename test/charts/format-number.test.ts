import { describe, expect, it } from 'vitest';
import { formatTick } from '../../src/charts/format-number.ts';

describe('a tick', () => {
  it.each([
    [2400, 200, 'number', '2,400'],
    [0.25, 0.25, 'number', '0.25'],
    [-100, 50, 'number', '−100'],
    [0, 1, 'number', '0'],
    [0.3, 0.1, 'number', '0.3'],
    [1e18, 1e17, 'number', '1.0e+18'],
    [3e-9, 1e-9, 'number', '3.0e-9'],
    [2, 1, 'decimal', '2.0'],
    [0.35, 0.05, 'decimal', '0.35'],
    [0.5, 0.25, 'percent', '50%'],
    [0.125, 0.025, 'percent', '12.5%'],
    [-0.1, 0.1, 'percent', '−10%'],
    [0.5, 0.5, 'signed-percent', '+50%'],
    [0, 0.5, 'signed-percent', '0%'],
    [-0.5, 0.5, 'signed-percent', '−50%'],
    [0.0004, 0.001, 'signed-percent', '0.0%'],
    [-0.0004, 0.001, 'signed-percent', '0.0%'],
    [12.5, 2.5, 'signed-percent', '+1,250%'],
    [100_000, 20_000, 'compact', '100k'],
    [2_500_000, 500_000, 'compact', '2.5M'],
    [3e9, 1e9, 'compact', '3B'],
    [6.59e12, 0, 'compact', '7T'],
    [950, 50, 'compact', '950'],
    [0.5, 0.1, 'compact', '0.5'],
  ] as const)('of %d on a grid of %d as %s reads %s', (value, step, kind, text) => {
    expect(formatTick(value, step, kind)).toBe(text);
  });
});
