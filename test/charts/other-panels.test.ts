import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { ChartSpec, IntervalsPanel, MapPanel, Panel, TimelinePanel } from '../../src/charts/spec.ts';
import { paletteOf } from '../../src/charts/theme.ts';
import { listElements, readSvg, readTexts } from './read-svg.ts';

const { tones } = paletteOf('dark');

function draw(panel: Panel): string {
  const texts = { title: 'Title', subtitle: 'Subtitle', corner: 'Corner', alt: 'Alt' };
  const spec: ChartSpec = { ...texts, x: { kind: 'time' }, panels: [panel] };
  return drawChart(spec, 'dark');
}

const circlesOf = (svg: string, fill: string) =>
  listElements(readSvg(svg)).filter(
    ({ name, attributes }) => name === 'circle' && attributes['fill'] === fill,
  );
const placeOf = (svg: string, text: string) => readTexts(svg).find((found) => found.text === text);

describe('the map', () => {
  const map: MapPanel = {
    kind: 'map',
    center: 100,
    xLabel: 'Strength',
    yLabel: 'Momentum',
    quadrants: ['Leading', 'Weakening', 'Lagging', 'Improving'],
    trails: [
      {
        label: 'Right up',
        tone: 'positive',
        points: [
          [100, 100],
          [104, 103],
        ],
      },
      {
        label: 'Left down',
        tone: 'negative',
        points: [
          [100, 100],
          [97, 98],
        ],
      },
    ],
  };

  it('puts each quadrant’s name in its corner', () => {
    const svg = draw(map);
    const place = (text: string) => placeOf(svg, text) ?? { left: Number.NaN, top: Number.NaN };
    expect(place('Leading').left).toBeGreaterThan(place('Improving').left);
    expect(place('Leading').top).toBeLessThan(place('Weakening').top);
    expect(place('Lagging').left).toBe(place('Improving').left);
    expect(place('Lagging').top).toBe(place('Weakening').top);
  });

  it('ends a trail on the right side of the centre, named beside its end', () => {
    const svg = draw(map);
    const end = (tone: string) =>
      circlesOf(svg, tone).find(({ attributes }) => attributes['r'] === '12')?.attributes;
    expect(Number(end(tones.positive)?.['cx'])).toBeGreaterThan(Number(end(tones.negative)?.['cx']));
    expect(Number(end(tones.positive)?.['cy'])).toBeLessThan(Number(end(tones.negative)?.['cy']));
    expect(placeOf(svg, 'Right up')).toBeDefined();
  });

  it('keeps all four quadrants in sight though the data lie in one', () => {
    const svg = draw({ ...map, trails: [{ label: 'Far', tone: 'positive', points: [[150, 160]] }] });
    expect(placeOf(svg, 'Lagging')).toBeDefined();
    expect(placeOf(svg, 'Improving')).toBeDefined();
  });

  it('draws on around a point that is missing', () => {
    const points = [
      [101, 101],
      [Number.NaN, 102],
      [103, 103],
    ] as const;
    const svg = draw({ ...map, trails: [{ label: 'Gap', tone: 'accent', points }] });
    expect(circlesOf(svg, tones.accent)).toHaveLength(2);
  });

  it('names all of two dozen crowded ends or leaves some out, but never overlaps', () => {
    const trails = Array.from({ length: 24 }, (_, i) => {
      return { label: `Asset ${i}`, tone: 'phase3' as const, points: [[100 + i * 0.01, 100] as const] };
    });
    const named = readTexts(draw({ ...map, trails })).filter(({ text }) => text.startsWith('Asset'));
    expect(named.length).toBeGreaterThan(8);
  });
});

describe('intervals', () => {
  const panel: IntervalsPanel = {
    kind: 'intervals',
    format: 'signed-percent',
    legend: { signal: 'After the cross', base: 'Any week' },
    rows: [
      {
        label: '4 weeks',
        tone: 'primary',
        low: 0.1,
        mid: 0.2,
        high: 0.3,
        base: { low: 0.05, mid: 0.1, high: 0.2 },
        note: 'n 9',
      },
      { label: '26 weeks', tone: 'primary', low: 0.2, mid: 0.4, high: 0.9, base: null, note: 'n 8' },
    ],
  };

  it('show the middle’s value, the note and both legend words', () => {
    const texts = readTexts(draw(panel)).map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining(['+20%', '+40%', 'n 9', 'n 8', 'After the cross', 'Any week']),
    );
  });

  it('show the middle’s value even where the row’s name is above it', () => {
    const rows = Array.from({ length: 8 }, (_, i) => {
      const label = `A rather long name ${i}`;
      return { label, tone: 'primary' as const, low: -0.1, mid: -0.09, high: 0.3, base: null, note: '' };
    });
    const values = readTexts(draw({ ...panel, rows })).filter(({ text }) => text === '−9.0%');
    expect(values).toHaveLength(8);
  });

  it('give a change near zero no more than a tenth of a percent', () => {
    const [row] = panel.rows;
    if (row === undefined) throw new Error('no row');
    const texts = readTexts(draw({ ...panel, rows: [{ ...row, mid: 0.0005 }] })).map(({ text }) => text);
    expect(texts).toContain('+0.1%');
    expect(texts.join(' ')).not.toMatch(/0\.0\d/);
  });

  it('are read against zero when they are changes', () => {
    expect(placeOf(draw(panel), '0%')).toBeDefined();
    expect(placeOf(draw({ ...panel, format: 'percent' }), '0%')).toBeUndefined();
  });

  it('draw a base only where there is one', () => {
    expect(circlesOf(draw(panel), tones.muted)).toHaveLength(1);
    expect(circlesOf(draw(panel), tones.primary)).toHaveLength(2);
  });

  it('leave out what is not a number', () => {
    const [row] = panel.rows;
    if (row === undefined) throw new Error('no row');
    const svg = draw({ ...panel, rows: [{ ...row, mid: Number.NaN, low: Number.NEGATIVE_INFINITY }] });
    expect(circlesOf(svg, tones.primary)).toEqual([]);
    expect(placeOf(svg, '4 weeks')).toBeDefined();
  });
});

describe('the timeline', () => {
  const at = (month: number): number => Date.UTC(2026, month, 1);
  const panel: TimelinePanel = {
    kind: 'timeline',
    asOf: at(8),
    rows: [
      { label: 'First claim', status: 'held', tone: 'positive', from: at(0), to: at(5), mark: at(3) },
      { label: 'Second claim', status: 'open', tone: 'accent', from: at(0), to: at(11), mark: null },
    ],
  };

  it('marks only what was decided, within its span', () => {
    const svg = draw(panel);
    expect(circlesOf(svg, tones.positive)).toHaveLength(1);
    expect(circlesOf(svg, tones.accent)).toHaveLength(0);
    const bar = listElements(readSvg(svg)).find(
      ({ name, attributes }) => name === 'rect' && attributes['fill'] === tones.positive,
    );
    const [left, width] = [Number(bar?.attributes['x']), Number(bar?.attributes['width'])];
    const mark = Number(circlesOf(svg, tones.positive)[0]?.attributes['cx']);
    expect(mark).toBeGreaterThan(left);
    expect(mark).toBeLessThan(left + width);
  });

  it('draws a span without length around its instant', () => {
    const [row] = panel.rows;
    if (row === undefined) throw new Error('no row');
    const svg = draw({ ...panel, rows: [{ ...row, from: at(3), to: at(3) }, ...panel.rows] });
    const bar = listElements(readSvg(svg)).find(
      ({ name, attributes }) => name === 'rect' && attributes['fill'] === tones.positive,
    )?.attributes;
    const dot = circlesOf(svg, tones.positive)[0]?.attributes;
    expect(Number(bar?.['x']) + Number(bar?.['width']) / 2).toBeCloseTo(Number(dot?.['cx']), 0);
  });

  it('says which day it is as of', () => {
    expect(placeOf(draw(panel), 'as of 1 Sep 2026')).toBeDefined();
  });

  it('cuts a label that would run into its status', () => {
    const [row] = panel.rows;
    if (row === undefined) throw new Error('no row');
    const svg = draw({ ...panel, rows: [{ ...row, label: 'long '.repeat(40) }] });
    const label = readTexts(svg).find(({ text }) => text.startsWith('long'));
    expect(label?.text).toMatch(/…$/);
    expect(label?.right).toBeLessThan(placeOf(svg, 'held')?.left ?? 0);
  });
});
