import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNativeChart } from '../../../src/adapters/slack/native-chart.ts';
import type { LineMark, SeriesPanel } from '../../../src/charts/spec.ts';
import { findBlockProblems } from '../../fakes/slack-blocks.ts';
import { anyChart, CHART } from './samples.ts';

function line(label: string, points: LineMark['points'], more: Partial<LineMark> = {}): LineMark {
  return { kind: 'line', label, tone: 'primary', points, ...more };
}

function chartOf(marks: readonly LineMark[], format: SeriesPanel['format'] = 'number') {
  const panel: SeriesPanel = { kind: 'series', weight: 1, format, scale: 'linear', marks };
  return { ...CHART, x: { kind: 'number' as const, label: 'weeks' }, panels: [panel] };
}

describe('a chart drawn by Slack', () => {
  it('is legal for any chart, whatever its numbers and names', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const block = toNativeChart(chart);
        expect(block === undefined ? [] : findBlockProblems([block])).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('thins a long line to twenty points and keeps the first and the last', () => {
    const chart = toNativeChart(CHART)?.chart;
    expect(chart?.axis_config.categories).toHaveLength(20);
    expect(chart?.axis_config.categories[0]).toBe('2024-01-07');
    expect(chart?.axis_config.categories.at(-1)).toBe('2025-12-28');
    expect(chart?.series[0]?.data.at(-1)?.value).toBe(91_500);
  });

  it('gives ratios in percent', () => {
    const block = toNativeChart(
      chartOf(
        [
          line('Gain', [
            [0, 0.1],
            [1, -0.155],
          ]),
        ],
        'percent',
      ),
    );
    expect(block?.chart.series[0]?.data.map(({ value }) => value)).toEqual([10, -15.5]);
    expect(block?.chart.axis_config.y_label).toBe('percent');
  });

  it('leads with the main line and leaves out lines that have gaps where it has none', () => {
    const block = toNativeChart(
      chartOf([
        line('Context', [
          [0, 1],
          [1, 2],
        ]),
        line('Gappy', [
          [0, 1],
          [1, null],
        ]),
        line(
          'Faint',
          [
            [0, 1],
            [1, 2],
          ],
          { isFaint: true },
        ),
        line(
          'Main',
          [
            [0, 5],
            [1, 6],
          ],
          { isMain: true },
        ),
      ]),
    );
    expect(block?.chart.series.map(({ name }) => name)).toEqual(['Main', 'Context']);
  });

  it('draws intervals as bars of their medians', () => {
    const row = {
      label: '4 weeks',
      tone: 'primary' as const,
      low: -0.1,
      mid: 0.02,
      high: 0.1,
      base: null,
      note: '',
    };
    const block = toNativeChart({
      ...CHART,
      panels: [{ kind: 'intervals', format: 'percent', rows: [row] }],
    });
    expect(block?.chart).toMatchObject({ type: 'bar', series: [{ data: [{ label: '4 weeks', value: 2 }] }] });
  });

  it('says SAMPLE where the data are synthetic', () => {
    expect(toNativeChart({ ...CHART, watermark: 'SAMPLE' })?.title).toMatch(/^SAMPLE: /);
  });

  it('does not exist for pictures that are no lines or bars', () => {
    expect(toNativeChart({ ...CHART, panels: [{ kind: 'timeline', rows: [] }] })).toBeUndefined();
  });
});
