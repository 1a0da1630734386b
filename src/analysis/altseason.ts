import type { Bar } from '../market/bar.ts';
import { at } from './at.ts';

/** The share of the largest altcoins that beat Bitcoin over 90 days (METHOD 7): K, and what its levels are called. */
export const ALTSEASON = {
  coins: 50,
  days: 90,
  /** Altcoin season from here on, Bitcoin season down to there: ratios. */
  seasonFrom: 0.75,
  bitcoinUpTo: 0.25,
  /** Changes below this are noise: 6 points of sampling error even if coins moved independently, and they don't. */
  noise: 0.1,
} as const;

export type Season = 'altcoin' | 'bitcoin' | 'neither';

export interface AltseasonReading {
  readonly day: number;
  /** A ratio. */
  readonly share: number;
  /** Coins that beat Bitcoin; null where coins without 90 days of history made the count another than 50. */
  readonly beating: number | null;
  readonly season: Season;
  /** Against 4 weeks before, a ratio; null when that day has no value. */
  readonly change4w: number | null;
  /** How common each season was over the whole record. */
  readonly history: {
    readonly firstDay: number;
    readonly days: number;
    readonly altcoin: number;
    readonly bitcoin: number;
  };
}

/** A published share has four decimals: 0.2653 times 50 is no count. */
const COUNT_TOLERANCE = 0.01;

export function nameSeason(share: number): Season {
  if (share >= ALTSEASON.seasonFrom) return 'altcoin';
  return share <= ALTSEASON.bitcoinUpTo ? 'bitcoin' : 'neither';
}

/** Null on an empty record. */
export function readAltseason(shares: readonly Bar[]): AltseasonReading | null {
  if (shares.length === 0) return null;
  const { day, close: share } = at(shares, -1);
  const count = share * ALTSEASON.coins;
  const before = shares.findLast((bar) => bar.day === day - 28);
  const shareOf = (season: Season) =>
    shares.filter((bar) => nameSeason(bar.close) === season).length / shares.length;
  return {
    day,
    share,
    beating: Math.abs(count - Math.round(count)) < COUNT_TOLERANCE ? Math.round(count) : null,
    season: nameSeason(share),
    change4w: before === undefined ? null : share - before.close,
    history: {
      firstDay: at(shares, 0).day,
      days: shares.length,
      altcoin: shareOf('altcoin'),
      bitcoin: shareOf('bitcoin'),
    },
  };
}
