import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { dayOf } from '../market/days.ts';
import { type Delivery, FeedError, type SeriesFeed } from '../market/feed.ts';
import { isMarketMeasure, type MarketMeasure, measureMarket, rankCoins } from './altcoin-index.ts';
import { valueBar } from './daily-candles.ts';
import { isExcludedId } from './excluded-coins.ts';
import { judgeBars } from './judge.ts';
import {
  type Attempt,
  attempt,
  buildFromHistory,
  type CapOutcome,
  type CapRecords,
  continueLinked,
  continueScaled,
  fromRecordsAlone,
  isLinked,
  type MarketCapDeps,
  RECORDED_DAYS,
} from './market-cap-steps.ts';
import type { ProviderResult } from './provider.ts';
import { SourceFault } from './source-error.ts';
import { refuseUnitFlip } from './splice.ts';

/** Today's market; right after midnight it is the close of the day before, which is recorded. */
async function readLive(question: Attempt, { live, records }: MarketCapDeps): Promise<ProviderResult> {
  const { signal } = question.request;
  const result = await live.fetch(question.id, { signal });
  const closed = result.bars[0];
  if (closed === undefined) return result;
  const { takenAt, coins } = await live.snapshot(signal);
  await records.save(closed.day, takenAt, coins);
  return result;
}

async function recordedCloses(measure: MarketMeasure, since: number, records: CapRecords): Promise<Bar[]> {
  const days = await records.read(since);
  return days.flatMap(({ day, coins }) => {
    const judged = coins.map((coin) => ({ ...coin, isExcluded: isExcludedId(coin.id) }));
    const value = measureMarket(rankCoins(judged), measure);
    return value === undefined ? [] : [valueBar(day, value)];
  });
}

/** The best that can be made of what answered; undefined where nothing can. */
async function findOutcome(
  question: Attempt,
  deps: MarketCapDeps,
  live: ProviderResult | undefined,
  closes: readonly Bar[],
): Promise<CapOutcome | undefined> {
  const { known } = question.request;
  if (isLinked(known) && known.isComplete) return continueLinked(question, deps, live, closes);
  const { history } = deps;
  const linked = history && (await buildFromHistory(question, history, closes));
  return (
    linked ?? fromRecordsAlone(question, deps, live, closes) ?? continueScaled(question, deps, live, closes)
  );
}

function toDelivery(
  question: Attempt,
  outcome: CapOutcome,
  live: ProviderResult | undefined,
  times: { readonly startedAt: number; readonly now: number },
): Delivery {
  const { known } = question.request;
  const { bars, result, hasPartial, ...about } = outcome;
  if (!outcome.isFullHistory) refuseUnitFlip(known.bars, bars);
  const first = bars[0]?.day ?? Number.POSITIVE_INFINITY;
  const previous = outcome.isFullHistory ? undefined : known.bars.findLast(({ day }) => day < first);
  const judged = judgeBars(bars, { row: seriesRow(question.id), today: dayOf(times.now), previous });
  return {
    ...about,
    isStandIn: false,
    bars: judged.bars,
    // A running value of another measurement would make a jump of the open week.
    partial: hasPartial ? live?.partial : null,
    adjustment: 'none',
    fetchedAt: result.fetchedAt,
    publishedAt: result.publishedAt,
    coverage: result.coverage,
    quarantined: new Set(),
    latencyMs: times.now - times.startedAt,
    failures: question.failures,
    remarks: judged.remarks,
  };
}

function refused(question: Attempt, outcome: CapOutcome, fault: SourceFault): FeedError {
  const { provider, source: label } = outcome;
  const { reason, message } = fault;
  return new FeedError(question.id, [
    ...question.failures,
    { provider, label, reason, message, wasAsked: true },
  ]);
}

/**
 * The crypto market's capitalisation (DATA 5): every day's ranking is recorded as it closes, and the history before
 * the first record is Coin Metrics', linked to the records once seven days are common to both.
 */
export function createMarketCaps(deps: MarketCapDeps): SeriesFeed {
  const { live: coingecko, history, records, clock } = deps;
  const sources = [coingecko, ...(history === undefined ? [] : [history])].map(({ name, label }) => ({
    provider: name,
    label,
  }));

  async function fetchMeasure(id: SeriesId, measure: MarketMeasure, request: Attempt['request']) {
    const startedAt = clock.now();
    const question: Attempt = { id, request, failures: [] };
    const live = await attempt(question, coingecko, () => readLive(question, deps));
    const closes = await recordedCloses(measure, dayOf(startedAt) - RECORDED_DAYS, records);
    const outcome = await findOutcome(question, deps, live, closes);
    if (outcome === undefined) throw new FeedError(id, question.failures);
    try {
      return toDelivery(question, outcome, live, { startedAt, now: clock.now() });
    } catch (error) {
      throw error instanceof SourceFault ? refused(question, outcome, error) : error;
    }
  }

  return {
    sourcesOf: () => sources,
    async fetch(id, request) {
      const measure = seriesRow(id).providers.coingecko ?? '';
      if (!isMarketMeasure(measure)) throw new FeedError(id, []);
      return fetchMeasure(id, measure, request);
    },
  };
}
