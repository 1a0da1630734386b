import { describeCount } from '../chat/wording.ts';
import { formatDate } from '../lib/format.ts';
import type { Topic } from './week-snapshot.ts';
import type { WeekStudy } from './week-study.ts';

/** Which topics share one of the four lines. */
const LINES: readonly (readonly Topic[])[] = [
  ['phase', 'russell'],
  ['macd'],
  ['coupling', 'clock', 'liquidity', 'season'],
  ['claims'],
];

const NAMES: Readonly<Record<Topic, string>> = {
  phase: 'phase',
  russell: 'Russell',
  macd: 'MACD',
  coupling: 'correlation',
  clock: '90-day clock',
  liquidity: 'liquidity',
  season: 'altcoin season',
  claims: 'claims',
};

export function describeWeek({ day, sinceDay, changes, uncompared }: WeekStudy): string {
  const finding =
    changes.length === 0
      ? `Nothing changed since ${formatDate(sinceDay)}`
      : `${describeCount(changes.length, 'change')} since ${formatDate(sinceDay)}`;
  const missing =
    uncompared.length === 0 ? '' : ` (not compared: ${uncompared.map((topic) => NAMES[topic]).join(', ')})`;
  return `${finding}${missing} · week to ${formatDate(day)}`;
}

/** The changes by subject; no line for a subject without any. */
export function describeChanges({ changes }: WeekStudy): string[] {
  return LINES.map((topics) =>
    changes
      .filter(({ topic }) => topics.includes(topic))
      .map(({ text }) => text)
      .join(' '),
  ).filter((line) => line !== '');
}
