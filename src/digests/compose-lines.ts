import { PHASES, type Phase } from '../analysis/phase-baskets.ts';
import type { Block } from '../chat/reply.ts';
import { nextJointClose } from '../chat/weeks.ts';
import { formatDate, formatInstant, formatNumber, formatPercent, formatPrice } from '../lib/format.ts';
import { dayOf } from '../market/days.ts';
import { sundayOf } from '../market/weeks.ts';
import { findNextMeetings } from '../studies/fomc-dates.ts';
import { describeCoupling } from '../studies/fuse-lines.ts';
import { describeLiquidity } from '../studies/liquidity-lines.ts';
import { describeState } from '../studies/macd-lines.ts';
import { describeBreakout, describeChange, describeSupport } from '../studies/russell-lines.ts';
import { DIGEST_SERIES, type DigestModel } from './compose-model.ts';

const BASKETS: Readonly<Record<Phase, string>> = {
  1: '1 Mega caps, gold',
  2: '2 Small caps, silver',
  3: '3 Crypto, copper',
};

const withoutWeek = (text: string) => text.replace(/ · week to .*$/, '');

/** What the table's columns are. */
export const LEGEND =
  'z: strength against the mean of the three legs; up: members that gain on the market by themselves.';

/** The phase in a few words, for a headline and a chart's title. */
export function describeHeadline({ phase, macd }: DigestModel): string {
  const label = phase?.reading.label ?? 'unknown';
  const state =
    typeof label === 'number' ? `phase ${label} leads` : label === 'unknown' ? 'phase unknown' : label;
  const side = macd === null ? 'MACD missing' : `BTC MACD ${macd.reading.state ?? 'level with'} signal`;
  return `${state}, ${side}`;
}

/** The three legs of the rotation: score, and how many members lead the market themselves. */
export function tabulateLegs({ phase }: DigestModel): Block[] {
  const scores = phase?.reading.scores;
  if (phase == null || scores == null) return [{ kind: 'note', text: 'The three legs: data are missing.' }];
  const rows = PHASES.map((each) => {
    const legs = phase.reading.legs.filter((leg) => leg.phase === each && leg.isPresent);
    const rising = legs.filter(({ z }) => z !== null && z > 0).length;
    return [BASKETS[each], formatNumber(scores[each], 2, 'always'), `${rising}/${legs.length}`];
  });
  const columns = [
    { title: 'Leg', align: 'left' },
    { title: 'z', align: 'right' },
    { title: 'up', align: 'right' },
  ] as const;
  return [{ kind: 'table', columns, rows }];
}

/** What the running week would make of it, never more than provisional. */
function describeRunning({ running }: DigestModel): string {
  if (running === null) return 'No bar of the running week yet.';
  const outcome = running.wouldCross === null ? 'no cross' : `a ${running.wouldCross} cross`;
  return `Provisional: at ${formatPrice(running.close)} the running week would end with ${outcome}.`;
}

export function describeMacd(model: DigestModel): string {
  const { macd } = model;
  if (macd === null) return 'Bitcoin MACD: data are missing.';
  const { lastCross, target, state, close } = macd.reading;
  const last =
    lastCross === null
      ? 'no cross yet'
      : `last cross ${lastCross.direction}, ${formatDate(sundayOf(lastCross.week))}`;
  const next = state === 'above' ? 'death' : 'golden';
  const side = state === 'above' ? 'below' : 'above';
  const rule =
    target.reach === 'price'
      ? `${next} cross on a weekly close ${side} ${formatPrice(target.price)} (close ${formatPrice(close)}, ${formatPercent(target.distance, 'always')} away)`
      : `${next} cross ${target.reach === 'no-price' ? 'at no price' : 'at any close'} this week`;
  return `${withoutWeek(describeState(macd))}, confirmed; ${last}; ${rule}. ${describeRunning(model)}`;
}

/** Levels with their distance, and the close that ends the state. */
export function describeLevels({ russell, now }: DigestModel): string[] {
  if (russell === null) return ['Russell 2000: data are missing.'];
  const { level, distance, close } = russell.study;
  const ceiling =
    level === null || distance === null
      ? `close ${formatPrice(close)}`
      : `close ${formatPrice(close)}, ceiling ${formatPrice(level.close)} (${formatPercent(distance.ratio, 'always')})`;
  const change = describeChange(russell, now).replace(/; next week closes .*$/, '');
  return [
    `${withoutWeek(describeBreakout(russell))}; ${ceiling}. ${describeSupport(russell)}`,
    `State changes: ${change.charAt(0).toLowerCase()}${change.slice(1)}.`.replace('..', '.'),
  ];
}

export function describeMoney({ liquidity }: DigestModel): string {
  if (liquidity === null) return 'Net liquidity: data are missing.';
  const { value, change4w } = liquidity.figures.treasuryGeneralAccount;
  const pace = change4w === null ? '' : ` (${formatNumber(change4w, 0, 'always')}B in 4 weeks)`;
  return `${describeLiquidity(liquidity)}; Treasury account $${formatNumber(value)}B${pace}.`;
}

export function describeFuseClock({ fuse, snapshot }: DigestModel): string {
  const { clock } = snapshot;
  const running =
    clock === null
      ? 'no shock clock'
      : `90-day clock of ${formatDate(clock.shockDay)} ${clock.isOver ? 'ran out' : 'ends'} on ${formatDate(clock.endsOn)}`;
  if (fuse === null) return `Fuse: correlation data are missing; ${running}.`;
  const r = formatNumber(fuse.w52.r, 2);
  return `Fuse: small caps and altcoins r ${r} over 52 weeks, ${describeCoupling(fuse)}; ${running}.`;
}

/** Everything that can change the picture next, with its date. */
export function describeDates({ week, liquidity, now }: DigestModel): string {
  const { next, isCovered } = findNextMeetings(dayOf(now) - 1, 1);
  const meeting = next.map((day) => `FOMC ${formatDate(day)}`);
  const money = liquidity === null ? [] : [`H.4.1 ${formatInstant(nextRelease(liquidity.nextRelease, now))}`];
  const dates = [
    `week closes ${formatInstant(nextJointClose(week))}`,
    ...money,
    ...(isCovered ? meeting : ['FOMC dates unknown']),
  ];
  return `Next: ${dates.join('; ')}.`;
}

const WEEK_MS = 7 * 86_400_000;

/** A release that is already out is followed by the next one a week later. */
function nextRelease(release: number, now: number): number {
  return release > now ? release : release + WEEK_MS * Math.ceil((now - release + 1) / WEEK_MS);
}

/** How many of the series behind the digest are fresh, and which are not. */
export function describeHealth({ live }: DigestModel, brokenEntry: number | null): string {
  const rows = DIGEST_SERIES.map((id) => live.provenance(id));
  const missing = rows.filter(({ date }) => date === null);
  const stale = rows.filter(({ date, stale: isStale }) => date !== null && isStale);
  const list = (name: string, found: typeof rows) =>
    found.length === 0 ? '' : `; ${name}: ${found.map(({ series }) => series).join(', ')}`;
  const fresh = rows.length - missing.length - stale.length;
  const ledger = brokenEntry === null ? '' : `; the forecast ledger is damaged from entry ${brokenEntry} on`;
  return `Data health: ${fresh} of ${rows.length} series fresh${list('stale', stale)}${list('missing', missing)}${ledger}.`;
}
