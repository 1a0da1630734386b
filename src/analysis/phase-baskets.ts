import type { SeriesId } from '../market/catalogue.ts';

/** The three stages of the rotation: 1 mega caps and gold, 2 small caps and silver, 3 crypto and speculation. */
export type Phase = 1 | 2 | 3;

export const PHASES: readonly Phase[] = [1, 2, 3];

/** One number (or whatever) for each phase. */
export type PerPhase<T> = Readonly<Record<Phase, T>>;

/** A member of a basket; `weight` is its share of the basket before it is scaled by volatility. */
export interface BasketMember {
  readonly phase: Phase;
  readonly id: SeriesId;
  readonly weight: number;
}

/**
 * The normative baskets (METHOD 4.5). Gold, silver and copper by ETF, so that all equities share Friday's close.
 * Split-only and dividend-adjusted members are mixed here, which is good for returns and never for levels.
 */
export const PHASE_BASKETS: readonly BasketMember[] = [
  { phase: 1, id: 'XLG', weight: 0.5 },
  { phase: 1, id: 'GLD', weight: 0.5 },
  { phase: 2, id: 'IWM', weight: 0.5 },
  { phase: 2, id: 'SLV', weight: 0.5 },
  { phase: 3, id: 'OTHERS', weight: 0.4 },
  { phase: 3, id: 'BTC', weight: 0.1 },
  { phase: 3, id: 'ARKK', weight: 0.2 },
  { phase: 3, id: 'CPER', weight: 0.2 },
  { phase: 3, id: 'IPO', weight: 0.1 },
];

/** Builds a value for each phase. */
export function perPhase<T>(build: (phase: Phase) => T): PerPhase<T> {
  return { 1: build(1), 2: build(2), 3: build(3) };
}
