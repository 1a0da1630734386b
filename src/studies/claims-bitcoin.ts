import { at } from '../analysis/at.ts';
import { findCrossTarget } from '../analysis/cross-price.ts';
import { sideOf } from '../analysis/crosses.ts';
import { lastMacdState } from '../analysis/macd-state.ts';
import { isInPeakWindow } from '../analysis/peak-base-rates.ts';
import { findEpisodes } from '../analysis/peak-episodes.ts';
import { summarize } from '../analysis/quantiles.ts';
import { countShare, evidenceForm } from '../analysis/sample-size.ts';
import { closeBy, measureSeasons, summerOf } from '../analysis/seasonality.ts';
import { DataError } from '../lib/errors.ts';
import { formatDate, formatNumber, formatPercent, formatPrice, formatShortDate } from '../lib/format.ts';
import { sundayOf, weekOfDay } from '../market/weeks.ts';
import type { Evidence } from './claims-evidence.ts';
import { ARTICLE_DAY, cannotMeasure, dateOf, judge, settle, type Verdict } from './claims-verdict.ts';

const YEAR = 2026;
const PEAK_FROM = dateOf(YEAR, 5, 18);
const PEAK_TO = dateOf(YEAR, 6, 14);
const HALF = 0.5;

/** A weekly MACD golden cross confirmed after the article. */
export function gradeCross(evidence: Evidence, deadline: number): Verdict {
  const { weeks, points, crosses } = evidence.bitcoin();
  const cross = crosses.find(
    ({ direction, week }) => direction === 'golden' && week > weekOfDay(ARTICLE_DAY),
  );
  const prediction = { deadline, lastDay: evidence.lastDay };
  if (cross !== undefined) {
    const hitDay = sundayOf(cross.week);
    const text = `confirmed ${formatDate(hitDay)} at ${formatPrice(cross.close)}`;
    return settle({ ...prediction, hitDay, evidence: text });
  }
  const side = sideOf(at(points, -1).histogram) ?? 'level with';
  const closes = weeks.map((bar) => bar.close);
  const target = findCrossTarget(lastMacdState(closes), at(closes, -1));
  const price =
    side === 'below' && target.reach === 'price'
      ? `, crosses above ${formatPrice(target.price)}, ${formatPercent(target.distance, 'always')}`
      : '';
  const week = formatDate(sundayOf(at(weeks, -1).week));
  return settle({ ...prediction, hitDay: null, evidence: `MACD ${side} its signal line on ${week}${price}` });
}

/** At least half of the finished crosses peaked in week 18 or 19 (METHOD 2, definition A). */
export function gradeRally(evidence: Evidence): Verdict {
  const { weeks, crosses } = evidence.bitcoin();
  const closes = weeks.map((bar) => bar.close);
  const share = countShare(findEpisodes(closes, crosses), ({ weeksToPeak }) => isInPeakWindow(weeksToPeak));
  const { k, n, low, high } = share;
  if (low === null || high === null || evidenceForm(n) === 'list')
    return cannotMeasure(`n too small for a rate (n=${n} finished crosses)`);
  const interval = `${formatNumber(low * 100, 1)}–${formatPercent(high, 'auto', 0)}`;
  const text = `${k} of ${n} crosses peaked in week 18–19, 95% interval ${interval}`;
  return judge(k >= HALF * n, text, sundayOf(at(weeks, -1).week));
}

/**
 * The highest weekly close of 2026 up to the deadline lies in the weeks of the claim. Once these are over and none of
 * them is the highest, no later week can make the claim come true: it has failed before its deadline.
 */
export function gradePeak(evidence: Evidence, deadline: number): Verdict {
  const { lastDay } = evidence;
  const days = evidence
    .bitcoin()
    .weeks.map(({ week, close }) => ({ day: sundayOf(week), close }))
    .filter(({ day }) => day >= dateOf(YEAR, 1, 1) && day <= deadline);
  const last = days.at(-1);
  const window = `${formatShortDate(PEAK_FROM)} – ${formatDate(PEAK_TO)}`;
  if (last === undefined)
    return settle({
      hitDay: null,
      deadline,
      lastDay,
      evidence: `no week of ${YEAR} is over, needs ${window}`,
    });
  const highest = days.reduce((best, week) => (week.close > best.close ? week : best));
  const isInside = highest.day >= PEAK_FROM && highest.day <= PEAK_TO;
  const text = `highest weekly close ${formatPrice(highest.close)} on ${formatDate(highest.day)}, needs ${window}`;
  if (lastDay >= deadline) return judge(isInside, text, deadline);
  if (last.day >= PEAK_TO && !isInside) return judge(false, text, PEAK_TO);
  return settle({ hitDay: null, deadline, lastDay, evidence: text });
}

/** Bitcoin's June to August of 2026 below the median of the same months of earlier years. */
export function gradeDoldrums(evidence: Evidence, deadline: number): Verdict {
  const { lastDay } = evidence;
  const bars = evidence.view.daily('BTC');
  const { summers } = measureSeasons(bars, lastDay);
  const past = summarize(summers.filter(({ year }) => year < YEAR).map(({ value }) => value));
  if (past.median === null || evidenceForm(past.n) === 'list')
    return cannotMeasure(`n too small for a median (n=${past.n} summers)`);
  const usual = `median of past summers ${formatPercent(past.median, 'always')} (n=${past.n})`;
  if (lastDay < deadline) {
    const [start, now] = [closeBy(bars, summerOf(YEAR).before), closeBy(bars, lastDay)];
    const hasBegun = lastDay > summerOf(YEAR).before && start !== undefined && now !== undefined;
    const soFar = hasBegun ? `${formatPercent(now / start - 1, 'always')} to ${formatDate(lastDay)}, ` : '';
    return settle({ hitDay: null, deadline, lastDay, evidence: `${soFar}${usual}` });
  }
  const own = summers.find(({ year }) => year === YEAR);
  if (own === undefined) throw new DataError('BTC', `BTC has no closes around the summer of ${YEAR}`);
  return judge(own.value < past.median, `${formatPercent(own.value, 'always')}, ${usual}`, deadline);
}
