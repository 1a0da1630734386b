import { describe, expect, it } from 'vitest';
import { ChartError } from '../../src/charts/chart-error.ts';
import { element, escapeXml, formatCoordinate, polyline } from '../../src/charts/svg.ts';

describe('markup', () => {
  it('is escaped in content and attributes', () => {
    expect(escapeXml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;');
    expect(element('text', { fill: '"><script>' }, 'ok')).toBe(
      '<text fill="&quot;&gt;&lt;script&gt;">ok</text>',
    );
  });

  it('leaves out what is undefined and closes what is empty', () => {
    expect(element('line', { x1: 1.26, y1: undefined, x2: -0.04 })).toBe('<line x1="1.3" x2="0"/>');
  });
});

describe('coordinates', () => {
  it('have one decimal at most and no negative zero', () => {
    expect([1 / 3, 2, -0.04, 1e6 + 0.05].map(formatCoordinate)).toEqual(['0.3', '2', '0', '1000000.1']);
  });

  it('refuse NaN and infinity, which would delete a shape silently', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(() => formatCoordinate(value)).toThrow(ChartError);
  });

  it('make a path', () => {
    expect(
      polyline([
        [0, 0],
        [10, 5.55],
      ]),
    ).toBe('M0,0L10,5.6');
  });
});
