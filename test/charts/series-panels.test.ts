import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { Band, ChartSpec, LineMark, Point, SeriesPanel } from '../../src/charts/spec.ts';
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
const drawPanel = (change: Partial<SeriesPanel>): string => draw({ panels: [{ ...panel, ...change }] });
const textsOf = (svg: string): string[] => readTexts(svg).map(({ text }) => text);
const find = (svg: string, name: string, attributes: Record<string, string>) =>
  listElements(readSvg(svg)).filter(
    (element) =>
      element.name === name &&
      Object.entries(attributes).every(([key, value]) => element.attributes[key] === value),
  );
const strokesOf = (svg: string) => find(svg, 'path', { stroke: tones.primary });

describe('a line', () => {
  it('breaks where a value is missing and never bridges the gap', () => {
    const [path] = strokesOf(
      drawPanel({ marks: [{ ...line, points: weeks([1, 2, null, 3, Number.NaN, 4, 5]) }] }),
    );
    const pieces = (path?.attributes['d'] ?? '').split('M').slice(1);
    expect(pieces.map((piece) => piece.split(/[LZ]/).filter(Boolean).length)).toEqual([2, 1, 2]);
  });

  it('is left out when it has nothing to show, and the panel says so', () => {
    const svg = drawPanel({ marks: [{ ...line, points: weeks([null, null]), lastLabel: '1' }] });
    expect(strokesOf(svg)).toEqual([]);
    expect(textsOf(svg)).toContain('no data');
    expect(textsOf(svg)).not.toContain('1');
  });

  it('ends in its last value, even when the last weeks are missing', () => {
    const svg = drawPanel({
      marks: [{ ...line, points: [...ramp.slice(0, 150), [LAST_WEEK, null]], lastLabel: '249' }],
    });
    expect(textsOf(svg)).toContain('249');
  });

  it('lies above faint context and below nothing when it is the main one', () => {
    const faint = { ...line, tone: 'neutral', isFaint: true } as const;
    const svg = drawPanel({ marks: [{ ...line, isMain: true }, faint, { ...line, tone: 'accent' }] });
    const order = [tones.neutral, tones.accent, tones.primary].map((stroke) =>
      svg.indexOf(`stroke="${stroke}"`),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('last values', () => {
  const close = Array.from({ length: 4 }, (_, i): LineMark => {
    const points = weeks(Array.from({ length: 60 }, (__, k) => 100 + k + i * 0.1));
    return { ...line, label: `L${i}`, points, lastLabel: `15${i}.0`, isMain: i === 2 };
  });

  it('are pushed apart when lines end together, and all shown', () => {
    const texts = readTexts(drawPanel({ marks: close })).filter(({ text }) => /^15\d\.0$/.test(text));
    expect(texts).toHaveLength(4);
    const order = texts.toSorted((a, b) => b.top - a.top).map(({ text }) => text);
    expect(order).toEqual(['150.0', '151.0', '152.0', '153.0']);
  });

  it('stand in a filled box for the main line only', () => {
    const boxes = find(drawPanel({ marks: close }), 'rect', { fill: tones.primary });
    expect(boxes).toHaveLength(1);
  });

  it('stand beside a line that ends amid the plot', () => {
    const early = { ...line, label: 'Early', points: ramp.slice(0, 60), lastLabel: '159', isMain: true };
    const label = readTexts(drawPanel({ marks: [{ ...line, tone: 'accent' }, early] })).find(
      ({ text }) => text === '159',
    );
    expect(label?.right).toBeLessThan(600);
  });
});

describe('a last value amid the plot', () => {
  const early = { ...line, label: 'Early', points: ramp.slice(0, 60), lastLabel: '159', isMain: true };
  const labelOf = (svg: string) => readTexts(svg).find(({ text }) => text === '159');

  it('makes way for a marker', () => {
    const dot = { x: LAST_WEEK - 133 * WEEK, y: 160, shape: 'dot', tone: 'accent' } as const;
    const free = labelOf(drawPanel({ marks: [line, early] }));
    const moved = labelOf(drawPanel({ marks: [line, early], markers: [dot] }));
    expect(moved?.top).not.toBe(free?.top);
  });

  it('goes beside the plot when markers leave it no place', () => {
    const markers = Array.from({ length: 300 }, (_, i) => {
      const x = LAST_WEEK - (130 + (i % 20)) * WEEK;
      return { x, y: 100 + 7 * Math.floor(i / 20), shape: 'dot' as const, tone: 'accent' as const };
    });
    expect(labelOf(drawPanel({ marks: [line, early], markers }))?.left).toBeGreaterThan(1000);
  });
});

describe('the value axis', () => {
  it('has four to six round ticks on one panel', () => {
    const ticks = textsOf(drawPanel({})).filter((text) => /^\d+$/.test(text) && Number(text) < 2000);
    expect(ticks.length).toBeGreaterThanOrEqual(4);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks.every((text) => Number(text) % 50 === 0)).toBe(true);
  });

  it('shows levels, zones and included values that lie outside the data', () => {
    const path = (svg: string): string => strokesOf(svg)[0]?.attributes['d'] ?? '';
    const plain = path(drawPanel({}));
    const level = { value: 900, label: 'High', tone: 'accent' } as const;
    expect(path(drawPanel({ levels: [level] }))).not.toBe(plain);
    expect(path(drawPanel({ zones: [{ from: 0, to: 10, tone: 'accent' }] }))).not.toBe(plain);
    expect(path(drawPanel({ include: [0] }))).not.toBe(plain);
  });

  it('leaves non-positive values out of a log axis', () => {
    const svg = drawPanel({ scale: 'log', marks: [{ ...line, points: weeks([0, -5, 10, 100, 1000]) }] });
    expect((strokesOf(svg)[0]?.attributes['d'] ?? '').split(/[ML]/).filter(Boolean)).toHaveLength(3);
  });
});

describe('columns', () => {
  const columns = { kind: 'columns', label: 'Bars', positive: 'positive', negative: 'negative' } as const;

  it('stand on zero, above in one tone and below in the other', () => {
    const svg = drawPanel({ marks: [{ ...columns, points: weeks([3, -2, null, 1]) }] });
    const count = (tone: string): number =>
      (find(svg, 'path', { fill: tone })[0]?.attributes['d'] ?? '').split('M').length - 1;
    expect([count(tones.positive), count(tones.negative)]).toEqual([2, 1]);
  });
});

describe('areas', () => {
  it('break where their high is missing and start from zero without a low', () => {
    const points = [1, 2, null, 4, 5].map((high, i) => [LAST_WEEK + i * WEEK, null, high] as const);
    const svg = drawPanel({ marks: [{ kind: 'area', label: 'Area', tone: 'accent', points }] });
    const [area] = find(svg, 'path', { fill: tones.accent });
    expect((area?.attributes['d'] ?? '').split('M').slice(1)).toHaveLength(2);
    expect(textsOf(svg)).toContain('0');
  });
});

describe('the legend', () => {
  it('names each line once in its own colour, a bundle of one name included', () => {
    const bundle = Array.from(
      { length: 30 },
      () => ({ ...line, label: '30 past', tone: 'neutral', isFaint: true }) as const,
    );
    const texts = readTexts(drawPanel({ hasLegend: true, marks: [line, ...bundle] }));
    const words = texts.filter(({ text }) => text === 'Line' || text === '30 past');
    expect(words.map(({ fill }) => fill)).toEqual([tones.primary, tones.neutral]);
  });

  it('is absent unless it is asked for', () => {
    expect(textsOf(drawPanel({}))).not.toContain('Line');
  });
});

describe('bands', () => {
  it('on a number axis are seen even where no line reaches them', () => {
    const points = [0, 1, 2].map((week) => [week, 100 + week] as const);
    const x = { kind: 'number', label: 'weeks' } as const;
    const bands: Band[] = [{ from: 17.5, to: 19.5, tone: 'accent', label: 'Week 18–19' }];
    const texts = textsOf(draw({ x, bands, panels: [{ ...panel, marks: [{ ...line, points }] }] }));
    expect(texts).toEqual(expect.arrayContaining(['15', 'Week 18–19']));
  });

  const at = (week: number): number => LAST_WEEK - (199 - week) * WEEK;
  const band = (from: number, to: number, label: string): Band => ({
    from: at(from),
    to: at(to),
    tone: 'phase2',
    label,
  });

  it('shorten their label to fit and drop it when even that does not', () => {
    const bands = [
      band(0, 60, 'Phase 1'),
      band(60, 72, 'Phase 2'),
      band(72, 74, 'Phase 3'),
      band(74, 160, 'Risk-off'),
    ];
    const texts = textsOf(draw({ bands }));
    expect(texts).toEqual(expect.arrayContaining(['Phase 1', 'P2', 'Risk-off']));
    expect(texts).not.toContain('Phase 2');
    expect(texts).not.toContain('P3');
  });

  it('write a wide label over a narrow band where no other band is near', () => {
    expect(textsOf(draw({ bands: [band(100, 101, 'Weeks 18-19')] }))).toContain('Weeks 18-19');
  });

  it('let the latest period’s label run on past the plot', () => {
    const bands = [band(100, 182, 'Phase 1'), band(182, 199, 'Phase 2')];
    expect(textsOf(draw({ bands }))).toContain('Phase 2');
  });

  it('are cut to the axis, and left out beyond it', () => {
    const svg = draw({ bands: [band(-500, 10, 'A'), band(400, 500, 'B')] });
    const caps = find(svg, 'rect', { fill: tones.phase2 });
    expect(caps).toHaveLength(1);
    expect(caps[0]?.attributes['x']).toBe('28');
  });

  it('meet without a seam', () => {
    const caps = find(draw({ bands: [band(0, 33, ''), band(33, 77, ''), band(77, 199, '')] }), 'rect', {
      fill: tones.phase2,
    });
    const edges = caps.map(({ attributes }) => [
      Number(attributes['x']),
      Number(attributes['x']) + Number(attributes['width']),
    ]);
    expect(edges[0]?.[1]).toBe(edges[1]?.[0]);
    expect(edges[1]?.[1]).toBe(edges[2]?.[0]);
  });
});

describe('levels', () => {
  it('are all named though their lines nearly coincide', () => {
    const levels = [200, 202, 204].map((value) => ({
      value,
      label: `Level ${value}`,
      tone: 'accent' as const,
    }));
    expect(textsOf(drawPanel({ levels }))).toEqual(expect.arrayContaining(levels.map(({ label }) => label)));
  });

  it('put their name where it hides no data', () => {
    const points = weeks(Array.from({ length: 200 }, (_, i) => (i < 120 ? 150 : 100)));
    const svg = drawPanel({
      marks: [{ ...line, points }],
      levels: [{ value: 150, label: 'Ceiling', tone: 'accent' }],
    });
    const name = readTexts(svg).find(({ text }) => text === 'Ceiling');
    expect(name?.left).toBeGreaterThan(600);
  });
});

describe('markers', () => {
  it('aim up from below, down from above, and are named', () => {
    const markers = [
      { x: LAST_WEEK - 50 * WEEK, y: 200, shape: 'up', tone: 'positive', label: 'Golden' },
      { x: LAST_WEEK - 90 * WEEK, y: 200, shape: 'down', tone: 'negative', label: 'Death' },
    ] as const;
    const svg = drawPanel({ markers });
    const ys = (tone: string): number[] =>
      (find(svg, 'path', { fill: tone })[0]?.attributes['d'] ?? '')
        .split(/[MLZ]/)
        .filter(Boolean)
        .map((pair) => Number(pair.split(',')[1]));
    const [upTip = 0, upBase = 0] = ys(tones.positive);
    const [downTip = 0, downBase = 0] = ys(tones.negative);
    expect(upTip).toBeLessThan(upBase);
    expect(downTip).toBeGreaterThan(downBase);
    expect(downTip).toBeLessThan(upTip);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['Golden', 'Death']));
  });
});
