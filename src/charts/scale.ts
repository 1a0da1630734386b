import { scaleLinear, scaleLog } from 'd3-scale';
import { linearTicks, logTicks, type ValueTicks } from './value-ticks.ts';

/** Maps a value to a pixel. */
export type Scale = (value: number) => number;

export interface ValueScale {
  readonly toPixel: Scale;
  readonly domain: readonly [low: number, high: number];
  readonly isLog: boolean;
  /** Whether the axis can show this value: drawable, and on a log axis positive. */
  readonly holds: (value: number | null | undefined) => value is number;
  readonly ticks: (count: number) => ValueTicks;
}

/** Beyond these the arithmetic of scales and paddings overflows or runs into subnormal dust. */
const LARGEST = 1e100;
const SMALLEST = 1e-100;

/** Spans below this share of the values' size are rounding noise, drawn as a constant. */
const LEAST_SPAN = 1e-9;

/** Whether a value can be drawn: finite and within a double's comfortable range. Missing data is not. */
export function isDrawable(value: number | null | undefined): value is number {
  return typeof value === 'number' && Math.abs(value) <= LARGEST;
}

/** Widens a range without extent, so that a constant runs through the middle. */
export function widen(low: number, high: number, step = 1): [low: number, high: number] {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (high - low > size * LEAST_SPAN && high - low > SMALLEST) return [low, high];
  const pad = size > SMALLEST / LEAST_SPAN ? size * 0.05 : step;
  return [low - pad, high + pad];
}

export interface ValueScaleOptions {
  /** Drawable values that must be seen; an empty list gives 0 to 1. */
  readonly values: readonly number[];
  readonly isLog: boolean;
  /** Pixels of the range's low and high end: bottom and top for y. */
  readonly range: readonly [low: number, high: number];
  /** Room beyond the values as a share of their span. */
  readonly padding: number;
  /** Puts zero on the edge itself where the values start or end there, as for stacked areas. */
  readonly isZeroFlush?: boolean;
}

function extentOf(values: readonly number[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

function linearScale(options: ValueScaleOptions): ValueScale {
  const extent = extentOf(options.values);
  const [low, high] = widen(...extent);
  const pad = (high - low) * options.padding;
  const isFlush = (end: number): boolean => options.isZeroFlush === true && end === 0;
  const domain = [isFlush(low) ? 0 : low - pad, isFlush(high) ? 0 : high + pad] as const;
  const scale = scaleLinear(domain, options.range);
  const ticks = (count: number): ValueTicks => linearTicks(...domain, count);
  return { toPixel: (value) => scale(value), domain, isLog: false, holds: isDrawable, ticks };
}

function logScale(options: ValueScaleOptions): ValueScale {
  const positive = options.values.filter((value) => value > SMALLEST);
  const [low, high] = positive.length > 0 ? widen(...extentOf(positive)) : [1, 10];
  // widen() can't cross zero here: it pads by a twentieth of the value.
  const factor = (high / low) ** options.padding;
  const domain = [low / factor, high * factor] as const;
  const scale = scaleLog(domain, options.range);
  const holds = (value: number | null | undefined): value is number =>
    isDrawable(value) && value >= domain[0];
  const ticks = (count: number): ValueTicks => logTicks(...domain, count);
  return { toPixel: (value) => scale(value), domain, isLog: true, holds, ticks };
}

/**
 * A value axis that shows all of `values` with some room. On a log axis only positive values count; where there are none
 * the axis runs from 1 to 10.
 */
export function valueScale(options: ValueScaleOptions): ValueScale {
  return options.isLog ? logScale(options) : linearScale(options);
}
