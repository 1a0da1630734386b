import type { EventHorizon } from '../analysis/event-returns.ts';
import { formatDay } from '../market/days.ts';
import { hasRate, type OddsEvent, type OddsSample, type OddsStudy } from './odds-study.ts';

type Json = Readonly<Record<string, unknown>>;

/** Up to 5 events the numbers of a rate are withheld here as they are in the text: the events are the evidence. */
function horizonFacts({ events }: OddsSample, horizon: EventHorizon): Json {
  const { weeks, n, up, median, medianInterval, worst } = horizon;
  const isTold = hasRate(horizon);
  const worstEvent = worst === null ? undefined : events.find(({ index }) => index === worst.index);
  return {
    weeks,
    n,
    up: isTold ? up.k / n : null,
    upShare: isTold ? up : null,
    median: isTold ? median : null,
    low: isTold ? (medianInterval?.low ?? null) : null,
    high: isTold ? (medianInterval?.high ?? null) : null,
    worst:
      worst === null || worstEvent === undefined
        ? null
        : { value: worst.value, weekEnd: formatDay(worstEvent.day) },
    baseN: horizon.baseN,
    baseUp: horizon.baseUp,
    baseMedian: horizon.baseMedian,
  };
}

function eventFacts({ day, close, isClustered, returns, detail }: OddsEvent): Json {
  return { weekEnd: formatDay(day), close, clustered: isClustered, ...detail, returns };
}

function sampleFacts(sample: OddsSample): Json {
  return {
    asset: sample.asset,
    events: sample.events.map(eventFacts),
    horizons: sample.horizons.map((horizon) => horizonFacts(sample, horizon)),
  };
}

export function oddsFacts(study: OddsStudy): Json {
  const { signal, basis, lastDay, main, beside, groups, family, randomDates } = study;
  return {
    signal,
    ...sampleFacts(main),
    weekEnd: formatDay(lastDay),
    returnsFrom: basis === 'week' ? 'weekly close' : 'Friday value',
    ...(beside === null ? {} : { beside: sampleFacts(beside) }),
    ...(groups.length === 0
      ? {}
      : {
          groups: groups.map(({ name, returns }) => ({
            name,
            weeks: returns.weeks,
            n: returns.n,
            up: hasRate(returns) ? returns.up : null,
            median: hasRate(returns) ? returns.median : null,
          })),
        }),
    family,
    randomDates: randomDates && { ...randomDates, adjustedP: Math.min(1, randomDates.p * family) },
  };
}
