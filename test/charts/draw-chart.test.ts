import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChartError } from '../../src/charts/chart-error.ts';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { ChartSpec, Panel, SeriesPanel, Theme } from '../../src/charts/spec.ts';
import { arbitrarySpec } from './arbitrary-spec.ts';
import { findOverlaps, listElements, readSvg, readTexts } from './read-svg.ts';
import { FIXTURES } from './specs/all.ts';
import { russell } from './specs/russell.ts';

const THEMES: readonly Theme[] = ['dark', 'light'];
const CASES = Object.entries(FIXTURES).flatMap(([name, spec]) =>
  THEMES.map((theme) => ({ name, spec, theme })),
);

/** What must hold for any picture: well-formed, numbers everywhere, texts apart from each other and inside. */
function findFaults(svg: string): string[] {
  const root = readSvg(svg);
  const faults = root.attributes['width'] === '1200' && root.attributes['height'] === '1000' ? [] : ['size'];
  for (const { name, attributes } of listElements(root))
    for (const [key, value] of Object.entries(attributes))
      if (/NaN|undefined|Infinity|null/.test(value)) faults.push(`${name} ${key}=${value}`);
  const texts = readTexts(svg);
  for (const { text, left, top, right, bottom } of texts)
    if (left < 0 || top < 0 || right > 1200 || bottom > 1000) faults.push(`${text} leaves the picture`);
  return [...faults, ...findOverlaps(texts)];
}

/** Every text that a panel of a realistic chart owes its reader. */
function textsOwedBy(panel: Panel): string[] {
  if (panel.kind === 'map') return [...panel.quadrants, ...panel.trails.map(({ label }) => label)];
  if (panel.kind === 'intervals') return panel.rows.flatMap(({ label, note }) => [label, note]);
  if (panel.kind === 'timeline') return panel.rows.flatMap(({ label, status }) => [label, status]);
  const lines = panel.marks.filter((mark) => mark.kind === 'line');
  const names = [
    ...lines.map(({ lastLabel }) => lastLabel),
    ...(panel.hasLegend === true ? panel.marks.map(({ label }) => label) : []),
    ...(panel.levels ?? []).map(({ label }) => label),
    ...(panel.markers ?? []).map(({ label }) => label),
  ];
  return names.filter((name) => name !== undefined);
}

describe.each(CASES)('the $name chart, $theme', ({ spec, theme }) => {
  const svg = drawChart(spec, theme);
  const texts = readTexts(svg);

  it('is sound: well-formed, finite, no text touches another or the edge', () => {
    expect(findFaults(svg)).toEqual([]);
  });

  it('is the same string each time', () => {
    expect(drawChart(structuredClone(spec), theme)).toBe(svg);
  });

  it('has every text at 26 pixels or more, the credit alone at 22', () => {
    const small = texts.filter(({ text, size }) => size < (text === spec.credit ? 22 : 26));
    expect(small).toEqual([]);
  });

  it('shows title, subtitle, corner and credit', () => {
    const written = texts.map(({ text }) => text).join(' ');
    for (const part of [spec.title, spec.subtitle, spec.corner, spec.credit ?? ''])
      expect(written).toContain(part);
  });

  it('shows every last value, level, trail, row, marker and legend word', () => {
    const owed = spec.panels.flatMap(textsOwedBy);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(owed));
  });

  it('carries its alt text', () => {
    expect(readSvg(svg).children[0]).toMatchObject({ name: 'title', text: spec.alt });
  });
});

describe('any chart', () => {
  it('is sound whatever its data and labels', () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.constantFrom(...THEMES), (spec, theme) => {
        expect(findFaults(drawChart(spec, theme))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the contract', () => {
  it.each(['russell', 'odds', 'rotation'])('of the %s chart is unchanged', (name) => {
    const svg = drawChart(FIXTURES[name] ?? russell, 'dark');
    expect(svg.replaceAll('><', '>\n<')).toMatchSnapshot();
  });
});

const bare: ChartSpec = {
  title: 'T',
  subtitle: 'S',
  corner: 'C',
  alt: 'A',
  x: { kind: 'number', label: '' },
  panels: [],
};
const panel: SeriesPanel = { kind: 'series', weight: 1, format: 'number', scale: 'linear', marks: [] };

describe('a chart that cannot be drawn', () => {
  it.each<[string, ChartSpec]>([
    ['no panels', bare],
    ['too many panels', { ...bare, panels: [panel, panel, panel, panel, panel] }],
    ['a weight of zero', { ...bare, panels: [{ ...panel, weight: 0 }] }],
    ['a weight that is not a number', { ...bare, panels: [{ ...panel, weight: Number.NaN }] }],
    [
      'too many points',
      {
        ...bare,
        panels: [
          {
            ...panel,
            marks: [
              {
                kind: 'line',
                label: '',
                tone: 'primary',
                points: Array.from({ length: 40_001 }, (_, i) => [i, i] as const),
              },
            ],
          },
        ],
      },
    ],
    [
      'too many rows',
      {
        ...bare,
        panels: [
          {
            kind: 'timeline',
            rows: Array.from({ length: 41 }, () => ({
              label: '',
              status: '',
              tone: 'muted' as const,
              from: 0,
              to: 1,
              mark: null,
            })),
          },
        ],
      },
    ],
    [
      'too many marks',
      {
        ...bare,
        panels: [panel],
        bands: Array.from({ length: 501 }, () => ({ from: 0, to: 1, tone: 'muted' as const })),
      },
    ],
  ])('says so: %s', (_, spec) => {
    expect(() => drawChart(spec, 'dark')).toThrow(ChartError);
  });
});

describe('text from outside', () => {
  it('is escaped in every place it can reach', () => {
    const nasty = `<script>&"'`;
    const svg = drawChart(
      { ...russell, title: nasty, subtitle: nasty, corner: nasty, alt: nasty, credit: nasty },
      'dark',
    );
    expect(svg).not.toContain('<script');
    expect(readTexts(svg).filter(({ text }) => text === nasty)).toHaveLength(4);
  });
});
