import { compareForwardReturns, type HorizonReturns } from '../analysis/forward-returns.ts';
import { describeShare } from '../chat/wording.ts';
import { formatDate, formatPercent } from '../lib/format.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { MarketView } from '../market/view.ts';
import { hasRate } from '../studies/odds-study.ts';
import { type AlertRule, type Condition, isShare } from './condition.ts';
import { findPastEvents, type Observation } from './evaluate.ts';

const HORIZON_WEEKS = 13;

/** What the same event was followed by before, beside what followed any week. */
export interface AlertEvidence {
  readonly asset: SeriesId;
  /** Events to the same side by the alert's own rule, the new one not among them. */
  readonly past: readonly Observation[];
  readonly returns: HorizonReturns;
}

/** The asset whose returns are told after an event. */
function assetOf(condition: Condition): SeriesId {
  if (condition.kind === 'macd-cross') return condition.asset;
  return condition.kind === 'level' && !isShare(condition.asset) ? condition.asset : 'BTC';
}

/**
 * Past events by the very rule of the alert, and the asset's 13 weeks after them beside those after any week from the
 * first observed one on (METHOD 2.2). Throws `DataError` where the asset has no data.
 */
export function gatherEvidence(
  view: MarketView,
  rule: AlertRule,
  closed: readonly Observation[],
  event: Observation,
): AlertEvidence {
  const asset = assetOf(rule.condition);
  const past = findPastEvents(rule, closed).filter(
    ({ side, week }) => side === event.side && week < event.week,
  );
  const bars = view.weekly(asset).closed;
  const positions = new Map(bars.map(({ week }, index) => [week, index]));
  const firstWeek = closed[0]?.week ?? Number.POSITIVE_INFINITY;
  const found = bars.findIndex(({ week }) => week >= firstWeek);
  const returns = compareForwardReturns(
    bars.map(({ close }) => close),
    past.flatMap(({ week }) => positions.get(week) ?? []),
    found === -1 ? bars.length : found,
    HORIZON_WEEKS,
  );
  return { asset, past, returns };
}

/** How many such events there were, and what followed them beside the base rate. */
export function describeEvidence({ asset, past, returns }: AlertEvidence): string {
  const { up, n, median, baseUp, baseMedian } = returns;
  if (past.length === 0) return 'The first such event in the history at hand: nothing to compare it with.';
  const base =
    baseUp === null || baseMedian === null
      ? 'no week to compare with'
      : `any week: up ${formatPercent(baseUp, 'auto', 0)}, median ${formatPercent(baseMedian, 'always')}`;
  if (up.low === null || up.high === null)
    return `Such events before: n=${past.length}, none 13 weeks old yet; ${base}.`;
  const dates = past.slice(0, n).map(({ day }) => formatDate(day));
  const share = describeShare({ ...up, low: up.low, high: up.high }, dates);
  const middle = median !== null && hasRate(returns) ? `, median ${formatPercent(median, 'always')}` : '';
  return `Such events before: n=${past.length}. ${asset} ${HORIZON_WEEKS} weeks later: up in ${share}${middle}; ${base}.`;
}
