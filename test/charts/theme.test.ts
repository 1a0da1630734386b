import { describe, expect, it } from 'vitest';
import { channelsOf, contrastRatio, mixColors } from '../../src/charts/color.ts';
import type { Theme, Tone } from '../../src/charts/spec.ts';
import { bandFill, paletteOf, textColorOn } from '../../src/charts/theme.ts';

const TONES: readonly Tone[] = [
  'primary',
  'secondary',
  'accent',
  'positive',
  'negative',
  'neutral',
  'muted',
  'phase1',
  'phase2',
  'phase3',
];
const THEMES: readonly Theme[] = ['dark', 'light'];

/** Simulated dichromacy in linear RGB: Machado, Oliveira, Fernandes 2009, severity 1. */
const VISION: Readonly<Record<string, readonly (readonly number[])[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

const dot = (row: readonly number[], column: readonly number[]): number =>
  row.reduce((sum, factor, i) => sum + factor * (column[i] ?? 0), 0);

/** OKLab as someone with that vision sees it (Ottosson 2020). */
function perceive(hex: string, vision: readonly (readonly number[])[]): number[] {
  const linear = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const seen = vision.map((row) => Math.min(1, Math.max(0, dot(row, linear))));
  const cones = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ].map((row) => Math.cbrt(dot(row, seen)));
  return [
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ].map((row) => dot(row, cones));
}

function distance(a: string, b: string, vision: readonly (readonly number[])[]): number {
  const [first, second] = [perceive(a, vision), perceive(b, vision)];
  return Math.hypot(...first.map((value, i) => value - (second[i] ?? 0)));
}

/** Tones that lie side by side in one panel. */
const COMPANIONS: readonly (readonly Tone[])[] = [
  ['primary', 'secondary', 'accent'],
  ['phase1', 'phase2', 'phase3'],
  ['positive', 'negative'],
];

describe.each(THEMES)('the %s theme', (theme) => {
  const palette = paletteOf(theme);
  const tones = TONES.map((tone) => [tone, palette.tones[tone]] as const);

  /** The texts or tones that contrast less with the ground than they must. */
  const findWeak = (
    least: number,
    ground: string,
    colors: readonly (readonly [string, string])[],
  ): string[] =>
    colors
      .filter(([, color]) => contrastRatio(color, ground) < least)
      .map(([name]) => `${name} on ${ground}`);

  it('has every text at 4.5 to 1 or more on its background', () => {
    const texts = [
      ['text', palette.text],
      ['muted', palette.mutedText],
    ] as const;
    expect(findWeak(4.5, palette.background, [...tones, ...texts])).toEqual([]);
  });

  it('has every box and its text at 4.5 to 1 or more', () => {
    const weak = tones.filter(([, color]) => contrastRatio(textColorOn(palette, color), color) < 4.5);
    expect(weak).toEqual([]);
  });

  it('has every stroke and legend word at 3 to 1 or more on every band', () => {
    expect(tones.flatMap(([band]) => findWeak(3, bandFill(palette, band), tones))).toEqual([]);
  });

  it('has plain text at 4.5 to 1 or more on every band', () => {
    expect(
      tones.flatMap(([band]) => findWeak(4.5, bandFill(palette, band), [['text', palette.text]])),
    ).toEqual([]);
  });

  it.each(Object.keys(VISION))('keeps tones that meet apart for %s', (kind) => {
    const vision = VISION[kind] ?? [];
    const pairs = COMPANIONS.flatMap((group) =>
      group.flatMap((first, i) => group.slice(i + 1).map((second) => [first, second] as const)),
    );
    const near = pairs.filter(([a, b]) => distance(palette.tones[a], palette.tones[b], vision) < 0.06);
    expect(near).toEqual([]);
  });

  it('has a watermark that is seen and does not weaken text', () => {
    const ink = mixColors(palette.background, palette.text, palette.watermarkShare);
    expect(contrastRatio(ink, palette.background)).toBeGreaterThan(1.08);
    expect(findWeak(4, ink, tones)).toEqual([]);
  });
});

describe('contrast', () => {
  it('is what WCAG gives for known pairs', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrastRatio('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
    expect(contrastRatio('#123456', '#123456')).toBe(1);
  });
});

describe('mixing', () => {
  it('goes from one colour to the other', () => {
    expect(mixColors('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mixColors('#000000', '#ffffff', 1)).toBe('#ffffff');
    expect(mixColors('#102030', '#304050', 0.5)).toBe('#203040');
  });
});
