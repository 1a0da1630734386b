import { measureReservePurchases } from '../analysis/reserve-purchases.ts';
import { DataError } from '../lib/errors.ts';
import { formatDate, formatPercent } from '../lib/format.ts';
import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import type { Evidence } from './claims-evidence.ts';
import { ARTICLE_DAY, judge, type Verdict } from './claims-verdict.ts';
import { formatBillions } from './liquidity-lines.ts';

/** The article's figures, USD billions, and how far off still counts. */
const TREASURY_ACCOUNT = 1_000;
const ACCOUNT_TOLERANCE = 0.1;
const PURCHASES = 40;
const PURCHASES_TOLERANCE = 0.25;

/** A series as it was known when the article appeared, or at the view's instant where that is earlier. */
function knownToArticle({ view, lastDay }: Evidence, id: SeriesId): readonly Bar[] {
  const asked = Math.min(lastDay, ARTICLE_DAY);
  const bars = view.daily(id).filter(({ day }) => day <= asked);
  const newest = bars.at(-1);
  if (newest === undefined || asked - newest.day > seriesRow(id).staleAfterDays)
    throw new DataError(id, `${id} has no value for ${formatDay(asked)}`);
  return bars;
}

function isWithin(value: number, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= tolerance * target;
}

export function gradeTreasuryAccount(evidence: Evidence): Verdict {
  const newest = knownToArticle(evidence, 'TGA').at(-1);
  if (newest === undefined) throw new DataError('TGA', 'TGA has no value');
  const { close, day } = newest;
  const distance = formatPercent(close / TREASURY_ACCOUNT - 1, 'always', 0);
  const text = `${formatBillions(close)} on ${formatDate(day)}, ${distance} from $1T`;
  return judge(isWithin(close, TREASURY_ACCOUNT, ACCOUNT_TOLERANCE), text, day);
}

/** By total holdings: mortgage principal is reinvested in bills, so Treasuries alone overstate (METHOD 6.2). */
export function gradeReservePurchases(evidence: Evidence): Verdict {
  const treasuries = knownToArticle(evidence, 'TREAST');
  const purchases = measureReservePurchases(treasuries, knownToArticle(evidence, 'MBS'));
  if (purchases === null) throw new DataError('MBS', 'The holdings of four weeks before are missing');
  const { totalPerMonth, treasuriesPerMonth, day } = purchases;
  const total = `${formatBillions(totalPerMonth)} a month by total holdings`;
  const text = `${total}, ${formatBillions(treasuriesPerMonth)} by Treasuries alone, 4 weeks to ${formatDate(day)}`;
  return judge(isWithin(totalPerMonth, PURCHASES, PURCHASES_TOLERANCE), text, day);
}
