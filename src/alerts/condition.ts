import { type SeriesId, seriesRow } from '../market/catalogue.ts';

/** What can happen. One-sided where a side is named; otherwise both sides count. */
export type Condition =
  | { readonly kind: 'macd-cross'; readonly asset: SeriesId; readonly side: 'golden' | 'death' | null }
  | {
      readonly kind: 'level';
      readonly asset: SeriesId;
      readonly toward: 'above' | 'below' | 'either';
      /** As people write it: points, dollars, or percent where the series is a share. */
      readonly level: number;
      readonly isOneSided: boolean;
    }
  | { readonly kind: 'phase-change'; readonly to: 1 | 2 | 3 | null }
  | { readonly kind: 'clock-end' }
  | { readonly kind: 'impulse-turn'; readonly side: 'up' | 'down' | null };

/** A condition with how it is told. */
export interface AlertRule {
  readonly condition: Condition;
  /** Also what the running week would make true, marked as such. */
  readonly isProvisional: boolean;
  readonly isOnce: boolean;
  readonly cooldownDays: number;
  readonly expiryDays: number;
}

export const DEFAULT_EXPIRY_DAYS = 180;
/** A level is crossed back and forth for weeks; the other events have rules of their own against that. */
const LEVEL_COOLDOWN_DAYS = 28;

export function defaultCooldownDays(condition: Condition): number {
  return condition.kind === 'level' ? LEVEL_COOLDOWN_DAYS : 0;
}

/** Shares are kept as ratios and spoken of in percent. */
export function isShare(asset: SeriesId): boolean {
  return seriesRow(asset).unit === 'ratio';
}

function writeSubject(condition: Condition): string {
  switch (condition.kind) {
    case 'macd-cross': {
      const side = condition.side === null ? '' : `${condition.side} `;
      return `${condition.asset.toLowerCase()} macd ${side}cross`;
    }
    case 'level': {
      const side = condition.toward === 'either' ? 'crosses' : condition.toward;
      const only = condition.isOneSided ? ' only' : '';
      return `${condition.asset.toLowerCase()} ${side} ${condition.level}${only}`;
    }
    case 'phase-change':
      return condition.to === null ? 'phase change' : `phase ${condition.to}`;
    case 'clock-end':
      return 'fuse clock end';
    case 'impulse-turn':
      break;
  }
  return condition.side === null ? 'impulse turn' : `impulse turn ${condition.side}`;
}

/** The rule in the words that `parseAlert` reads back to the same rule. */
export function writeAlert(rule: AlertRule): string {
  const { condition, isProvisional, isOnce, cooldownDays, expiryDays } = rule;
  return [
    writeSubject(condition),
    ...(isProvisional ? ['provisional'] : []),
    ...(isOnce ? ['once'] : []),
    ...(cooldownDays === defaultCooldownDays(condition) ? [] : [`cooldown=${cooldownDays}d`]),
    ...(expiryDays === DEFAULT_EXPIRY_DAYS ? [] : [`for=${expiryDays}d`]),
  ].join(' ');
}
