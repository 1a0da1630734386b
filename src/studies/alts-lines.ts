import { ALTSEASON, type AltseasonReading, type Season } from '../analysis/altseason.ts';
import { describeNextClose } from '../chat/weeks.ts';
import { describeAgo } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { sundayOf } from '../market/weeks.ts';
import type { AltsStudy } from './alts-study.ts';

const SEASONS: Readonly<Record<Season, string>> = {
  altcoin: 'altcoin season',
  bitcoin: 'Bitcoin season',
  neither: 'neither season',
};

const formatShare = (ratio: number) => formatPercent(ratio, 'auto', 0);
const formatPoints = (ratio: number) => `${formatNumber(100 * ratio, 0, 'always')} points`;

export function describeAlts({ altseason, others, week }: AltsStudy): string {
  if (altseason !== null)
    return `Altcoin season share ${formatShare(altseason.share)}: ${SEASONS[altseason.season]} · ${formatDate(altseason.day)}`;
  const change =
    others?.change13w == null ? '' : `OTHERS ${formatPercent(others.change13w, 'always')} in 13 weeks, `;
  return `Altcoins: ${change}season share missing · week to ${formatDate(sundayOf(week))}`;
}

/** The share with its definition, its noise and how common each season is. */
export function describeSeason({ altseason, lastKnown }: AltsStudy): string {
  if (altseason === null) return `Season share: ${describeMissing(lastKnown.ALTSEASON, formatShare)}.`;
  const { coins, days, seasonFrom, bitcoinUpTo } = ALTSEASON;
  const count =
    altseason.beating === null
      ? `${formatShare(altseason.share)} of the top ${coins} altcoins`
      : `${altseason.beating} of the top ${coins} altcoins`;
  const levels = `season from ${formatShare(seasonFrom)}, Bitcoin season to ${formatShare(bitcoinUpTo)}`;
  return `${count} beat Bitcoin over ${days} days (${levels})${describeMove(altseason)}. ${describeSeasons(altseason)}`;
}

function describeMove({ change4w }: AltseasonReading): string {
  if (change4w === null) return '';
  const noise = Math.abs(change4w) < ALTSEASON.noise ? ', noise below 10' : '';
  return `; ${formatPoints(change4w)} in 4 weeks${noise}`;
}

function describeSeasons({ history }: AltseasonReading): string {
  const { altcoin, bitcoin, firstDay } = history;
  return `Since ${formatDate(firstDay)}: season on ${formatShare(altcoin)} of days, Bitcoin season on ${formatShare(bitcoin)}.`;
}

/** The altcoins' size, alone and in Bitcoin. */
export function describeOthers({ others, othersToBtc, isProxy, lastKnown }: AltsStudy): string {
  const name = isProxy ? 'OTHERS-proxy' : 'OTHERS';
  if (others === null) return `${name}: ${describeMissing(lastKnown.OTHERS, formatPrice)}.`;
  const change =
    others.change13w === null
      ? 'no value 13 weeks before'
      : `${formatPercent(others.change13w, 'always')} in 13 weeks`;
  const ratio =
    othersToBtc === null
      ? 'against Bitcoin: too short a history'
      : `against Bitcoin's price ${formatPercent(othersToBtc.change13w, 'always')} (z ${formatNumber(othersToBtc.z, 1, 'always')} over 104 weeks)`;
  return `${name} (top 125 coins without the largest) $${formatPrice(others.bar.close)}, ${change}; ${ratio}.`;
}

/** Bitcoin's share of the market and where its averages turned. */
export function describeDominance(study: AltsStudy): string {
  const { dominance } = study;
  if (dominance === null) return `BTC dominance: ${describeNoDominance(study)}.`;
  const { value, change4w, change13w, trend, turn } = dominance;
  const change = (amount: number) => formatNumber(amount, 1, 'always');
  const side = trend === 'flat' ? 'level with' : trend === 'rising' ? 'above' : 'below';
  const since =
    turn === null ? '' : ` since ${formatDate(sundayOf(turn.week))} (${describeAgo(turn.weeksAgo)})`;
  return `BTC dominance ${formatDominance(value)} of all crypto, stablecoins included: ${change(change4w)} points in 4 weeks, ${change(change13w)} in 13; EMA4 ${side} EMA13${since}.`;
}

const formatDominance = (percent: number) => `${formatNumber(percent, 1)}%`;

function describeNoDominance({ dominanceProblem, lastKnown }: AltsStudy): string {
  if (dominanceProblem?.kind === 'gap') return 'a week is missing from its history';
  if (dominanceProblem?.kind === 'too-short' && lastKnown.BTC_D !== null)
    return `${formatDominance(lastKnown.BTC_D.value)}, ${dominanceProblem.weeks} closed weeks of the ${dominanceProblem.needed} needed for its changes`;
  return describeMissing(lastKnown.BTC_D, formatDominance);
}

/** What would change the season, and when the weekly figures change. */
export function describeAltsChange({ altseason, closesAt }: AltsStudy, now: number): string {
  const close = `Weekly figures change on ${describeNextClose(closesAt, now)}`;
  if (altseason === null) return `${close}.`;
  const { coins, seasonFrom, bitcoinUpTo } = ALTSEASON;
  const needed = Math.ceil(seasonFrom * coins);
  const few = Math.floor(bitcoinUpTo * coins);
  const change: Readonly<Record<Season, string>> = {
    altcoin: `Season ends with fewer than ${needed} of ${coins} ahead of Bitcoin`,
    bitcoin: `Bitcoin season ends with more than ${few} of ${coins} ahead of it`,
    neither: `Season needs ${needed} of ${coins} ahead of Bitcoin, Bitcoin season ${few} or fewer`,
  };
  return `${change[altseason.season]} (daily). ${close}.`;
}

function describeMissing(
  last: { readonly day: number; readonly value: number } | null,
  format: (value: number) => string,
): string {
  return last === null
    ? 'no data by this date'
    : `last known ${format(last.value)} on ${formatDate(last.day)}, too old to use`;
}
