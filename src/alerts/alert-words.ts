import { formatDate, formatNumber, formatPrice } from '../lib/format.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { type AlertRule, type Condition, isShare } from './condition.ts';
import type { AlertEvent, Observation } from './evaluate.ts';

const EVENT_NAMES: Readonly<Record<string, string>> = {
  above: 'golden cross',
  below: 'death cross',
};

/** A level or close in the asset's own unit. */
export function formatLevel(asset: SeriesId, value: number): string {
  if (isShare(asset)) return `${formatNumber(value)}%`;
  return Number.isInteger(value) ? formatNumber(value) : formatPrice(value);
}

/** What the alert waits for, as a person would say it. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'macd-cross':
      return `${condition.asset} weekly MACD ${condition.side ?? 'golden or death'} cross`;
    case 'level': {
      const { asset, toward, level, isOneSided } = condition;
      const value = formatLevel(asset, level);
      if (toward === 'either') return `${asset} weekly close across ${value}`;
      const back = isOneSided ? '' : `, or back ${toward === 'above' ? 'below' : 'above'} it`;
      return `${asset} weekly close ${toward} ${value}${back}`;
    }
    case 'phase-change':
      return condition.to === null ? 'change of the rotation phase' : `change into phase ${condition.to}`;
    case 'clock-end':
      return 'end of the 90-day clock';
    case 'impulse-turn':
      break;
  }
  return condition.side === null
    ? 'turn of the liquidity impulse'
    : `turn ${condition.side} of the liquidity impulse`;
}

/** How it is told, as far as it is not the usual way. */
export function describeManner({ isProvisional, isOnce, cooldownDays }: AlertRule): string {
  return [
    isProvisional ? 'also provisionally' : 'confirmed closes only',
    isOnce ? 'once' : 'each time',
    ...(cooldownDays > 0 ? [`at most every ${cooldownDays} days`] : []),
  ].join(', ');
}

function describeSides(condition: Condition, from: string, { side, value }: Observation): string {
  switch (condition.kind) {
    case 'macd-cross':
      return `${condition.asset} weekly MACD: ${EVENT_NAMES[side] ?? side} at ${formatPrice(value)}; before, the MACD line was ${from} its signal line`;
    case 'level': {
      const { asset, level } = condition;
      const close = isShare(asset) ? formatLevel(asset, value) : formatPrice(value);
      return `${seriesRow(asset).label} closed ${side} ${formatLevel(asset, level)} at ${close}; before, it stood ${from}`;
    }
    case 'phase-change':
      return `Rotation: ${from} → ${side}`;
    case 'clock-end':
      return `The 90-day clock ran out (day ${formatNumber(value)} since the last shock); before, it was running`;
    case 'impulse-turn':
      break;
  }
  return `Liquidity impulse: ${from} → ${side} against its three-year mean (${formatNumber(value, 0, 'always')}B in 13 weeks)`;
}

/** What changed, from what, and when. */
export function describeEvent(condition: Condition, event: AlertEvent): string {
  const { observation, from, isProvisional } = event;
  const sides = describeSides(condition, from, observation);
  if (isProvisional) return `Provisional, the week is still open: ${sides}.`;
  return `${sides}. Confirmed, ${formatDate(observation.day)}.`;
}
