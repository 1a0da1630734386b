import type { LiquidityLink } from '../analysis/liquidity-link.ts';
import { RESERVE_MANAGEMENT_SINCE } from '../analysis/reserve-purchases.ts';
import { describeNextClose } from '../chat/weeks.ts';
import { describeCount } from '../chat/wording.ts';
import { formatDate, formatNumber, formatPercent } from '../lib/format.ts';
import type { DatedFigure, LiquidityStudy } from './liquidity-study.ts';

/** What the article says of the account and of the purchases, USD billions. */
const CLAIMED_ACCOUNT = 1_000;
const CLAIMED_PURCHASES = 40;
/** Closer than this to a claimed figure counts as near it, a ratio. */
const NEAR = 0.1;
/** As with counts, a handful of independent stretches gives no figure. */
const FEWEST_INDEPENDENT = 6;

/** `$5,801B`, `−$24B`, `$3.2B`: only a small balance has decimals that matter. */
export function formatBillions(billions: number): string {
  const size = formatNumber(Math.abs(billions), Math.abs(billions) < 9.95 ? 1 : 0);
  return `${billions < 0 ? '−' : ''}$${size}B`;
}

function formatChange(billions: number | null): string {
  return billions === null ? 'missing' : formatNumber(billions, 0, 'always');
}

export function describeLiquidity({ last, impulse }: LiquidityStudy): string {
  const change = impulse === null ? '' : `, ${formatChange(impulse.change)}B in 13 weeks`;
  const z = impulse?.z == null ? '' : ` (z ${formatNumber(impulse.z, 1, 'always')})`;
  return `Net liquidity ${formatBillions(last.netLiquidity)}${change}${z} · Wednesday ${formatDate(last.day)}`;
}

/** Each leg with its changes over 4 and 13 weeks, and its own date where that is another one. */
export function describeLegs({ figures, last }: LiquidityStudy): string {
  const describe = (name: string, { value, day, change4w, change13w }: DatedFigure) => {
    const date = day === last.day ? '' : ` of ${formatDate(day)}`;
    return `${name} ${formatBillions(value)}${date} (${formatChange(change4w)}, ${formatChange(change13w)})`;
  };
  const legs = [
    describe('Fed assets', figures.fedAssets),
    describe('less Treasury account', figures.treasuryGeneralAccount),
    describe('less reverse repo', figures.reverseRepo),
  ];
  return `${legs.join(', ')}; changes over 4 and 13 weeks.`;
}

/** The Treasury account's pace beside the same weeks of earlier years, and the article's figure. */
export function describeAccount({ pace, figures }: LiquidityStudy): string {
  const claim = compareAccount(figures.treasuryGeneralAccount.value);
  if (pace === null) return `Treasury account: the level of four weeks ago is missing. ${claim}`;
  const { perWeek, priorYears } = pace;
  const effect = perWeek < 0 ? 'which adds liquidity' : 'which drains liquidity';
  const move =
    Math.round(perWeek) === 0
      ? 'level over 4 weeks'
      : `${perWeek < 0 ? 'falling' : 'rising'} ${formatBillions(Math.abs(perWeek))} a week over 4 weeks, ${effect}`;
  return `Treasury account ${move}; ${describeSeason(priorYears)}. ${claim}`;
}

function describeSeason({ n, median, low, high }: NonNullable<LiquidityStudy['pace']>['priorYears']): string {
  if (median === null || low === null || high === null) return 'no earlier year to compare';
  return `same weeks of ${describeCount(n, 'earlier year')}: median ${formatChange(median)} (${formatNumber(low)} to ${formatChange(high)})`;
}

function compareAccount(value: number): string {
  const ratio = value / CLAIMED_ACCOUNT - 1;
  if (Math.abs(ratio) <= NEAR) return `The article's "about $1T" is within 10% of it.`;
  const side = ratio < 0 ? 'below' : 'above';
  return `It is ${formatPercent(Math.abs(ratio), 'auto', 0)} ${side} the article's "about $1T".`;
}

/** Reserve purchases by all holdings, with the narrower counts named beside it. */
export function describePurchases({ purchases, deskPurchases }: LiquidityStudy): string {
  if (purchases === null)
    return 'Reserve purchases: holdings of Treasuries and mortgage securities are missing.';
  const { totalPerMonth, treasuriesPerMonth, day } = purchases;
  const alone = `Treasuries alone ${formatBillions(treasuriesPerMonth)}`;
  if (day < RESERVE_MANAGEMENT_SINCE)
    return `Fed holdings ${totalPerMonth < 0 ? 'shrink' : 'grow'} ${formatBillions(Math.abs(totalPerMonth))} a month (${alone}); no reserve management purchases yet.`;
  const desk = deskPurchases === null ? '' : `, bills bought by the desk ${formatBillions(deskPurchases)}`;
  return `Reserve purchases ${formatBillions(totalPerMonth)} a month by all holdings, ${comparePurchases(totalPerMonth)} (${alone}${desk}): reserve management, not QE.`;
}

function comparePurchases(perMonth: number): string {
  const claim = `the article's ${formatBillions(CLAIMED_PURCHASES)}`;
  const ratio = perMonth / CLAIMED_PURCHASES - 1;
  if (Math.abs(ratio) <= NEAR) return `near ${claim}`;
  return `${ratio < 0 ? 'below' : 'above'} ${claim}`;
}

/** What the impulse has meant for Bitcoin, and when the figures change next. */
export function describeLink({ impulse, link, nextRelease }: LiquidityStudy, now: number): string {
  const percent =
    impulse === null ? 'Impulse: missing' : `Impulse ${formatPercent(impulse.ratio, 'always')} over 13 weeks`;
  return `${percent}. ${describeHistory(link)} Next figures ${describeNextClose(nextRelease, now)}.`;
}

function describeHistory(link: LiquidityLink | null): string {
  if (link === null) return 'No history of Bitcoin to compare.';
  const { r, low, high, n, effectiveSample, isIndistinguishable } = link;
  const independent = `${n} overlapping weeks, about ${formatNumber(effectiveSample)} independent`;
  if (effectiveSample < FEWEST_INDEPENDENT)
    return `Link to Bitcoin's next 13 weeks: too short a history (${independent}).`;
  const score = (value: number) => formatNumber(value, 2);
  const verdict = isIndistinguishable ? 'not distinguishable from zero' : 'distinguishable from zero';
  return `Link to Bitcoin's next 13 weeks: r ${score(r)} (95% interval ${score(low)} to ${score(high)}; ${independent}): ${verdict}.`;
}
