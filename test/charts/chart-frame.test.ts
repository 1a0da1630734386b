import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { ChartSpec, LineMark, Point, SeriesPanel } from '../../src/charts/spec.ts';
import { paletteOf } from '../../src/charts/theme.ts';
import { listElements, readSvg, readTexts } from './read-svg.ts';
import { LAST_WEEK, WEEK } from './specs/synthetic.ts';

const { tones } = paletteOf('dark');

function weeks(values: readonly (number | null)[]): Point[] {
  return values.map((value, i) => [LAST_WEEK - (values.length - 1 - i) * WEEK, value] as const);
}

const ramp = weeks(Array.from({ length: 200 }, (_, i) => 100 + i));
const line: LineMark = { kind: 'line', label: 'Line', tone: 'primary', points: ramp };
const panel: SeriesPanel = { kind: 'series', weight: 1, format: 'number', scale: 'linear', marks: [line] };
const bare: ChartSpec = {
  title: 'Title',
  subtitle: 'Subtitle',
  corner: 'Corner',
  alt: 'Alt',
  x: { kind: 'time' },
  panels: [panel],
};

const draw = (change: Partial<ChartSpec>): string => drawChart({ ...bare, ...change }, 'dark');
const textsOf = (svg: string): string[] => readTexts(svg).map(({ text }) => text);
const find = (svg: string, name: string, attributes: Record<string, string>) =>
  listElements(readSvg(svg)).filter(
    (element) =>
      element.name === name &&
      Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
  );

describe('the open week', () => {
  const provisional = { from: LAST_WEEK, to: LAST_WEEK + WEEK };

  it('is hatched at a width that can be seen, and explained', () => {
    const svg = draw({ provisional });
    const [hatch] = find(svg, 'path', { 'stroke-opacity': '0.75' });
    const xs = [...(hatch?.attributes['d'] ?? '').matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
    expect(Math.max(...xs) - Math.min(...xs)).toBeGreaterThanOrEqual(12);
    expect(textsOf(svg)).toContain('open week');
    expect(textsOf(draw({}))).not.toContain('open week');
  });
});

describe('the watermark', () => {
  it('leaves no room for a crop without it', () => {
    const svg = draw({ watermark: 'SAMPLE' });
    const [group] = find(svg, 'g', { class: 'watermark' });
    const centers = (group?.children ?? []).map(({ attributes }) => {
      const [, x, y] = /translate\((-?\d+) (-?\d+)\)/.exec(attributes['transform'] ?? '') ?? [];
      return { x: Number(x), y: Number(y) };
    });
    // A slanted word is 300 by 170 pixels: any window of 520 by 480 holds a whole one.
    for (let left = 0; left <= 1200 - 520; left += 20)
      for (let top = 0; top <= 1000 - 480; top += 20) {
        const holdsX = (x: number): boolean => x - 150 >= left && x + 150 <= left + 520;
        const holdsY = (y: number): boolean => y - 85 >= top && y + 85 <= top + 480;
        expect(
          centers.some(({ x, y }) => holdsX(x) && holdsY(y)),
          `${left},${top}`,
        ).toBe(true);
      }
  });

  it('lies under every line and text', () => {
    const svg = draw({ watermark: 'SAMPLE' });
    expect(svg.indexOf('watermark')).toBeLessThan(svg.indexOf(tones.primary));
    expect(svg.indexOf('watermark')).toBeLessThan(svg.indexOf('>Title<'));
  });
});

describe('the title', () => {
  it('is set smaller, then in two lines, then cut', () => {
    const sizesOf = (title: string): number[] =>
      readTexts(draw({ title }))
        .filter(({ weight, top }) => weight === 600 && top < 130)
        .map(({ size }) => size);
    expect(sizesOf('Short')).toEqual([46]);
    expect(sizesOf('After a golden cross BTC did no better than in any week')).toEqual([40]);
    expect(sizesOf('BTC: MACD below its signal for 20 weeks, crosses at 108,140')).toEqual([40, 40]);
    expect(textsOf(draw({ title: 'word '.repeat(60) }))[1]).toMatch(/…$/);
  });
});

describe('number axes', () => {
  it('carry their label and plain numbers', () => {
    const points = Array.from({ length: 53 }, (_, week) => [week, week] as const);
    const texts = textsOf(
      draw({
        x: { kind: 'number', label: 'weeks since the cross' },
        panels: [{ ...panel, marks: [{ ...line, points }] }],
      }),
    );
    expect(texts).toEqual(expect.arrayContaining(['weeks since the cross', '0', '10', '50']));
  });
});
