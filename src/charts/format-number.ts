import { format } from 'd3-format';
import type { NumberFormat } from './spec.ts';

const THOUSANDS = [
  { size: 1e12, suffix: 'T' },
  { size: 1e9, suffix: 'B' },
  { size: 1e6, suffix: 'M' },
  { size: 1e3, suffix: 'k' },
] as const;

/** Outside these a plain number is a wall of digits, and is written as a power of ten. */
const HUGE = 1e15;
const TINY = 1e-6;

const MAX_DECIMALS = 8;

/** Decimals that tell values `step` apart, never more than the eye can use. */
function decimalsOf(step: number): number {
  if (!(step > 0)) return 0;
  // The nudge keeps a step of 0.1 (a hair above it in binary) at one decimal.
  return Math.min(MAX_DECIMALS, Math.max(0, Math.ceil(-Math.log10(step) - 1e-6)));
}

/** Decimals for a step such as 0.25, which needs one more than its size suggests. */
function decimalsOfStep(step: number): number {
  const decimals = decimalsOf(step);
  const scaled = step * 10 ** decimals;
  return Math.abs(scaled - Math.round(scaled)) > 1e-6 ? Math.min(MAX_DECIMALS, decimals + 1) : decimals;
}

function formatCompact(value: number, step: number): string {
  const unit = THOUSANDS.find(({ size }) => Math.abs(value) >= size);
  if (unit === undefined) return format(`,.${decimalsOfStep(step)}f`)(value);
  return format(`,.${decimalsOfStep(step / unit.size)}f`)(value / unit.size) + unit.suffix;
}

/**
 * An axis tick as text: `value` with the decimals that a grid of `step` needs. Percent formats take ratios (0.12 is
 * 12%). A minus is the typographic one, as wide as a digit.
 */
export function formatTick(value: number, step: number, kind: NumberFormat): string {
  const size = Math.abs(value);
  if (kind === 'percent' || kind === 'signed-percent') {
    if (size >= HUGE / 100) return `${format('.0e')(value * 100)}%`;
    const text = format(`,.${decimalsOfStep(step * 100)}f`)(value * 100);
    // What rounds to zero has no direction.
    const sign = kind === 'signed-percent' && value > 0 && /[1-9]/.test(text) ? '+' : '';
    return `${sign}${text}%`;
  }
  if (size >= HUGE || (size > 0 && size < TINY)) return format('.1e')(value);
  if (kind === 'compact') return formatCompact(value, step);
  const decimals = decimalsOfStep(step);
  return format(`,.${kind === 'decimal' ? Math.max(1, decimals) : decimals}f`)(value);
}
