import type { ChartSpec, Tone } from '../../../src/charts/spec.ts';
import { createRandom, gaussian } from './synthetic.ts';

const ASSETS: readonly (readonly [label: string, tone: Tone, x: number, y: number])[] = [
  ['Nasdaq 100', 'phase1', 0.9, -0.7],
  ['Gold', 'phase1', 1.9, -0.3],
  ['Russell 2000', 'phase2', 1.1, 1.2],
  ['Silver', 'phase2', 1.7, 1.5],
  ['Bitcoin', 'phase3', -1.2, -0.9],
  ['Ethereum', 'phase3', -1.4, -1.1],
  ['Others', 'phase3', -1.9, 0.4],
  ['Copper', 'phase3', -0.2, 0.6],
  ['IPOs', 'phase3', -0.3, 0.9],
];

/** Eight weeks up to (x, y), turning clockwise as rotations tend to. */
function trailTo(x: number, y: number, seed: number): [number, number][] {
  const random = createRandom(seed);
  const turn = -0.13 - random() * 0.05;
  return Array.from({ length: 8 }, (_, i) => {
    const angle = -turn * (7 - i);
    const radius = 1 - (7 - i) * 0.035;
    const wobble = i === 7 ? 0 : 0.05;
    return [
      radius * (x * Math.cos(angle) - y * Math.sin(angle)) + gaussian(random) * wobble,
      radius * (x * Math.sin(angle) + y * Math.cos(angle)) + gaussian(random) * wobble,
    ];
  });
}

/** Nine assets on the rotation map, two pairs of them close together. */
export const rotation: ChartSpec = {
  title: 'Small caps and silver lead, crypto lags',
  subtitle: 'Rotation map, 8-week tails',
  corner: 'As of 20 Nov 2026',
  alt: 'Rotation map of nine assets: Russell 2000 and silver lead, gold weakens, bitcoin lags, altcoins improve.',
  x: { kind: 'number', label: '' },
  panels: [
    {
      kind: 'map',
      center: 0,
      xLabel: 'Relative strength (z)',
      yLabel: 'Momentum (z)',
      quadrants: ['Leading', 'Weakening', 'Lagging', 'Improving'],
      trails: ASSETS.map(([label, tone, x, y], i) => ({ label, tone, points: trailTo(x, y, 70 + i) })),
    },
  ],
};
