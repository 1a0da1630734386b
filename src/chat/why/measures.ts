import type { SeriesId } from '../../market/catalogue.ts';

/**
 * How a number of an answer is written. `percent` and `points` are ratios inside, `hundredths` are percent already;
 * `billions` are USD.
 */
export type MeasureUnit =
  | 'price'
  | 'value'
  | 'percent'
  | 'points'
  | 'hundredths'
  | 'log-return'
  | 'billions'
  | 'count'
  | 'weeks'
  | 'days'
  | 'usd'
  | 'year';

/**
 * What a number is: the facts it covers (names from the top, lists left out), the glossary's term whose formula made
 * it, its unit, and the series it rests on where these are not all of the answer's.
 */
export type Measure = readonly [
  fact: RegExp,
  term: string,
  unit: MeasureUnit,
  ...series: readonly SeriesId[],
];

const MACD: readonly Measure[] = [
  [/^(lastCross|provisional)?\.?close$/, 'Week', 'price'],
  [/(^|\.)macd$/, 'MACD', 'value'],
  [/^macdRatio$/, 'MACD', 'percent'],
  [/(^|\.)signal$/, 'Signal line', 'value'],
  [/(^|\.)histogram$/, 'Histogram', 'value'],
  [/^histogramRatio$/, 'Histogram', 'percent'],
  [/^trendWeeks$/, 'Histogram', 'weeks'],
  [/^crossPrice$/, 'Cross price', 'price'],
  [/^crossPriceDistance$/, 'Cross price', 'percent'],
  [/^zeroLinePrice$/, 'Zero line', 'price'],
  [/^weeksToCross\.within/, 'Weeks to the cross', 'percent'],
  [/^weeksToCross/, 'Weeks to the cross', 'weeks'],
  [/^crosses\.|^lastCross/, 'Cross', 'count'],
];

const PEAK: readonly Measure[] = [
  [/^cross\.close$/, 'Golden cross', 'price'],
  [/weeksToDeathCross\.n$/, 'Sample size', 'count'],
  [/^weekNumber$|weeksToDeathCross/, 'Episode', 'weeks'],
  [/^window/, 'Peak window', 'weeks'],
  [/(soFar|episodes)\.weeksToPeak$/, 'Peak window', 'weeks'],
  [/failures\.[kn]$/, 'Failure', 'count'],
  [/winners\.n$/, 'Failure', 'count'],
  [/winners/, 'Failure', 'weeks'],
  [/^seasonality.*\.[kn]$|^seasonality\.n$/, 'Seasonality', 'count'],
  [/^seasonality/, 'Seasonality', 'percent'],
  [/gain\.n$/, 'Sample size', 'count'],
  [/gain/, 'Peak window', 'percent'],
  [/^baseRate\.median|horizons\.baseRate\.median/, 'Base rate', 'weeks'],
  [/horizons\.weeks/, 'Forward return', 'weeks'],
  [/inWindow\.[kn]$/, 'Peak window', 'count'],
  [/(history|timing)\.(median|q1|q3|medianInterval\.\w+)$/, 'Peak window', 'weeks'],
];

const RUSSELL: readonly Measure[] = [
  [/^level$|^ceiling/, 'Ceiling', 'price'],
  [/^close$|^events\.close$/, 'Week', 'price'],
  [/^weeksInState$/, 'Breakout', 'weeks'],
  [/^distance$/, 'Ceiling', 'percent'],
  [/^distanceAtr$/, 'ATR', 'value'],
  [/^atr$/, 'ATR', 'price'],
  [/^allTimeHigh|events\.exceeded/, 'All-time high', 'price'],
  [/^support/, 'Support', 'price'],
  [/zones\.touches/, 'Pivot and zone', 'count'],
  [/zones\.ageWeeks/, 'Pivot and zone', 'weeks'],
  [/^resistance/, 'Pivot and zone', 'price'],
  [/baseWeeks/, 'Base', 'weeks'],
  [/lowestAfter/, 'Drawdown', 'percent'],
];

const PHASE: readonly Measure[] = [
  [/^scores/, 'Phase', 'value'],
  [/^margin$/, 'Margin', 'value'],
  [/^(current|phase|top)$|legs\.phase$/, 'Phase', 'count'],
  [/^runnerUp$/, 'Margin', 'count'],
  [/^weeks$/, 'Phase', 'weeks'],
  [/^confidence$/, 'Confidence', 'value'],
  [/^breadth$/, 'Confidence', 'percent'],
  [/^candidate/, 'Candidate', 'count'],
  [/legs\.momentum/, 'Momentum', 'value'],
  [/legs\.(z|gap)/, 'Relative strength', 'value'],
  [/legs\.weight/, 'Leg', 'percent'],
  [/^(order|fullRotation|transitions)/, 'Order of phases', 'count'],
  [/^sensitivity/, 'Sensitivity', 'count'],
];

const ROTATION: readonly Measure[] = [
  [/momentum\.\d+$/, 'Momentum', 'log-return'],
  [/volAdjusted|score|^metals\.(gold|silver)$/, 'Momentum', 'value'],
  [/^metals/, 'Metals split', 'percent', 'GLD', 'SLV'],
  [/\.(x|y)$|nearestTurn/, 'Rotation map', 'value'],
  [/assets\.phase/, 'Phase', 'count'],
];

const FUSE: readonly Measure[] = [
  [/^correlation.*(r|rank)$/, 'Correlation', 'value'],
  [/^decoupled/, 'Decoupled', 'value'],
  [/^correlation.*\.(low|high)$/, 'Fisher interval', 'value'],
  [/^alignment|^correlation.*n$/, 'Correlation', 'weeks'],
  [/^divergence\.percentile|^volatility\.percentile/, 'Percentile', 'percent'],
  [/^divergence\.n/, 'Divergence', 'weeks'],
  [/^divergence/, 'Divergence', 'value'],
  [/^clockRunningShare/, 'Stabilization clock', 'percent', 'BTC', 'ETH'],
  [/^clock/, 'Stabilization clock', 'days', 'BTC', 'ETH'],
  [/^volatility/, 'Shock', 'percent', 'BTC', 'ETH'],
  [/^lead\.(p|family)/, 'p-value', 'value'],
  [/^lead\.(n|effectiveSample)/, 'Overlapping weeks', 'count'],
  [/^lead.*lag$/, 'Lead-lag', 'weeks'],
  [/^lead/, 'Lead-lag', 'value'],
];

const ALTS: readonly Measure[] = [
  [/^altseason\.(share|history\.(altcoin|bitcoin))/, 'Altcoin season', 'percent', 'ALTSEASON'],
  [/^altseason\.(change4w)/, 'Altcoin season', 'points', 'ALTSEASON'],
  [/days$/, 'Altcoin season', 'days', 'ALTSEASON'],
  [/^altseason/, 'Altcoin season', 'count', 'ALTSEASON'],
  [/^others\.change/, 'OTHERS', 'percent', 'OTHERS'],
  [/^others\./, 'OTHERS', 'usd', 'OTHERS'],
  [/^dominance\.turn/, 'Dominance', 'weeks', 'BTC_D'],
  [/^dominance/, 'Dominance', 'hundredths', 'BTC_D'],
  [/^othersToBtc\.z/, 'OTHERS/BTC', 'value', 'OTHERS', 'BTC', 'BTC_D'],
  [/^othersToBtc/, 'OTHERS/BTC', 'percent', 'OTHERS', 'BTC', 'BTC_D'],
];

const LIQUIDITY: readonly Measure[] = [
  [/^netLiquidity/, 'Net liquidity', 'billions', 'WALCL', 'TGA', 'RRP'],
  [/^fedAssets/, 'Fed assets', 'billions', 'WALCL'],
  [/PriorYears\.n$/, 'Sample size', 'count', 'TGA'],
  [/^tga/, 'TGA', 'billions', 'TGA'],
  [/^reverseRepo/, 'Reverse repo', 'billions', 'RRP'],
  [/^reservePurchases.*desk/, 'Reserve management purchases', 'billions', 'RMP'],
  [/^reservePurchases/, 'Reserve management purchases', 'billions', 'TREAST', 'MBS'],
  [/^impulse\.change/, 'Impulse', 'billions', 'WALCL', 'TGA', 'RRP'],
  [/^impulse\.percent/, 'Impulse', 'hundredths', 'WALCL', 'TGA', 'RRP'],
  [/^impulse/, 'Impulse', 'value', 'WALCL', 'TGA', 'RRP'],
  [/^link\.(weeks)/, 'Forward return', 'weeks', 'BTC'],
  [/^link\.(n|effective)/, 'Overlapping weeks', 'count'],
  [/^link\.r/, 'Correlation', 'value'],
  [/^link/, 'Fisher interval', 'value'],
];

const ODDS: readonly Measure[] = [
  [/(^|\.)events\.(close|level)$/, 'Event', 'price'],
  [/(^|\.)events\.z$/, 'Impulse', 'value'],
  [/(^|\.)events\.baseWeeks$/, 'Base', 'weeks'],
  [/(^|\.)events\.lowestAfter$/, 'Drawdown', 'percent'],
  [/^groups\.weeks$/, 'Forward return', 'weeks'],
  [/(^|\.)events\.(from|to)$/, 'Phase', 'count'],
  [/^randomDates\.(n|draws)|^family/, 'p-value', 'count'],
  [/^randomDates\.median/, 'Forward return', 'percent'],
  [/^randomDates/, 'p-value', 'value'],
  [/(^|\.)horizons\.(low|high)$/, 'Median', 'percent'],
  [/worst/, 'Forward return', 'percent'],
];

/** Of one topic each: the phase's label, the cross price, what else the week's news count. */
const WEEK: readonly Measure[] = [[/^changes/, 'Event', 'value']];

const THESIS: readonly Measure[] = [
  [/^article/, 'Claim', 'year'],
  [/^score/, 'Claim', 'count'],
];

/** By command, then whatever all of them say about evidence. */
const OWN: Readonly<Record<string, readonly Measure[]>> = {
  macd: MACD,
  peak: PEAK,
  russell: RUSSELL,
  phase: PHASE,
  rotation: ROTATION,
  fuse: FUSE,
  alts: ALTS,
  liquidity: LIQUIDITY,
  odds: ODDS,
  week: WEEK,
  thesis: THESIS,
};

const SHARED: readonly Measure[] = [
  [/baseN$|baseRate\.n$/, 'Base rate', 'count'],
  [/base(Up|Median)$|^baseRate\.inWindow$|baseRate\.inWindow$/, 'Base rate', 'percent'],
  [/medianInterval\./, 'Median', 'percent'],
  [/\.(low|high)$/, 'Wilson interval', 'percent'],
  [/(^|\.)(k|n)$|^weeks$/, 'Sample size', 'count'],
  [/(^|\.)(q1|q3)$/, 'IQR', 'percent'],
  [/(history|afterClocks|horizons)\.weeks$/, 'Forward return', 'weeks'],
  [/returns\.\d+$|\.median$|horizons\.up$/, 'Forward return', 'percent'],
];

/** What a fact of a command's answer is; undefined where nobody has said so. */
export function findMeasure(command: string, fact: string): Measure | undefined {
  return [...(OWN[command] ?? []), ...SHARED].find(([pattern]) => pattern.test(fact));
}
