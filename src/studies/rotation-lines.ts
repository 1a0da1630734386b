import type { Quadrant } from '../analysis/rotation-map.ts';
import type { PerHorizon } from '../analysis/trend.ts';
import type { Block } from '../chat/reply.ts';
import { describeNextClose, nextJointClose } from '../chat/weeks.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import { sundayOf } from '../market/weeks.ts';
import { membersOf, type RankedAsset, type RotationStudy } from './rotation-study.ts';

/** Short enough for a table on a phone. */
const QUADRANT_WORDS: Readonly<Record<Quadrant, string>> = {
  leading: 'lead',
  weakening: 'weak',
  lagging: 'lag',
  improving: 'impr',
};
const NAMED = 3;

function listIds(assets: readonly { readonly id: string }[]): string {
  return assets.length === 0 ? 'none' : assets.map(({ id }) => id).join(', ');
}

export function describeRotation(study: RotationStudy): string {
  const week = `week to ${formatDate(sundayOf(study.week))}`;
  if (study.placed.length === 0) return `Rotation: no map, ranking only · ${week}`;
  return `Rotation against the S&P 500: leading ${listIds(membersOf(study, 'leading'))}; lagging ${listIds(membersOf(study, 'lagging'))} · ${week}`;
}

/** The other two quadrants, and what is missing from the map. */
export function describeQuadrants(study: RotationStudy): string {
  const gaps = [
    ...(study.missing.length > 0 ? [`missing ${study.missing.join(', ')}`] : []),
    ...(study.tooShort.length > 0 ? [`too short a history ${study.tooShort.join(', ')}`] : []),
  ].map((gap) => `; ${gap}`);
  if (study.placed.length === 0)
    return `A place on the map takes 116 weeks of an asset and of the S&P 500, the last one included${gaps.join('')}.`;
  return `Improving ${listIds(membersOf(study, 'improving'))}; weakening ${listIds(membersOf(study, 'weakening'))}${gaps.join('')}. Strength and its momentum as z over 52 weeks: what has led, no forecast.`;
}

const formatTrend = (score: number) => formatNumber(score, 1, 'always');

/** Both ends of the ranking. */
export function describeRanking({ ranking }: RotationStudy): string {
  const describe = (assets: readonly RankedAsset[]) =>
    assets.map(({ id, trend }) => `${id} ${formatTrend(trend.score)}`).join(', ');
  const weakest = ranking.slice(NAMED).slice(-NAMED).reverse();
  const end = weakest.length === 0 ? '' : `; weakest ${describe(weakest)}`;
  return `Momentum over its volatility (M, −3 to 3; 4, 13 and 26 weeks): strongest ${describe(ranking.slice(0, NAMED))}${end}.`;
}

/** Gold against silver, measured. */
export function describeMetals({ metals }: RotationStudy): string {
  if (metals === null) return 'Gold against silver: one of them is missing.';
  const { gold, silver, ratioChange13w } = metals;
  const leader = ratioChange13w > 0 ? 'silver ahead of gold' : 'gold ahead of silver';
  const change = (trend: { readonly momentum: PerHorizon }) =>
    formatPercent(Math.expm1(trend.momentum[13]), 'always');
  return `Metals split: gold ${change(gold)} (M ${formatTrend(gold.score)}), silver ${change(silver)} (M ${formatTrend(silver.score)}) in 13 weeks; silver in gold ${formatPercent(ratioChange13w, 'always')}: ${leader}.`;
}

/** What is closest to changing, and when it can. */
export function describeTurn({ nearest, week }: RotationStudy, now: number): string {
  const close = `next week closes ${describeNextClose(nextJointClose(week), now)}`;
  if (nearest === null) return `N${close.slice(1)}.`;
  return `Closest to another quadrant: ${nearest.id}, ${formatNumber(nearest.distance, 2)} from ${nearest.quadrant}; ${close}.`;
}

/** All assets by momentum over volatility, with their plain returns. */
export function tabulateRanking({ ranking }: RotationStudy): Block {
  const change = (momentum: number) => formatPercent(Math.expm1(momentum), 'always', 0);
  return {
    kind: 'table',
    columns: [
      { title: 'Asset', align: 'left' },
      { title: '4w', align: 'right' },
      { title: '13w', align: 'right' },
      { title: '26w', align: 'right' },
      { title: 'M', align: 'right' },
      { title: 'Map', align: 'left' },
    ],
    rows: ranking.map(({ id, trend, position }) => [
      id,
      change(trend.momentum[4]),
      change(trend.momentum[13]),
      change(trend.momentum[26]),
      formatTrend(trend.score),
      position === null ? '' : QUADRANT_WORDS[position.quadrant],
    ]),
  };
}
