import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { Provider } from './provider.ts';

/** One way to a series: a provider, and what it is asked for. */
export interface ChainStep {
  readonly provider: Provider;
  /** Another series than the wanted one where its prices stand in for it. */
  readonly asks: SeriesId;
  readonly isStandIn: boolean;
}

/** Indices that a fund follows closely, for the days on which nobody gives the index itself (DATA 4). */
const STAND_INS: Readonly<Partial<Record<SeriesId, SeriesId>>> = { RUT: 'IWM', NDX: 'QQQ' };

/** The providers that have a symbol for a series, in the order of its catalogue row. */
function providersOf(id: SeriesId, providers: readonly Provider[]): readonly Provider[] {
  const names = Object.keys(seriesRow(id).providers);
  return names.flatMap((name) =>
    providers.filter((provider) => provider.name === name && provider.serves(id)),
  );
}

/** Every way to a series, the best first: its own providers, then those of the fund that stands in for it. */
export function stepsOf(id: SeriesId, providers: readonly Provider[]): readonly ChainStep[] {
  const own = providersOf(id, providers).map((provider) => ({ provider, asks: id, isStandIn: false }));
  const fund = STAND_INS[id];
  if (fund === undefined) return own;
  const standIns = providersOf(fund, providers).map((provider) => ({
    provider,
    asks: fund,
    isStandIn: true,
  }));
  return [...own, ...standIns];
}
