import type { Clock } from '../lib/clock.ts';
import { seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import { freshnessOf } from '../market/expectation.ts';
import {
  type Delivery,
  FeedError,
  type FeedFailure,
  type FeedRequest,
  type SeriesFeed,
} from '../market/feed.ts';
import { crossCheck, findUnconfirmed } from './chain-doubt.ts';
import { newestDay, type Passage, toFailure } from './chain-passage.ts';
import { readStep, type StepReading, sourceOf } from './chain-reading.ts';
import { type ChainStep, stepsOf } from './chain-steps.ts';
import type { Provider } from './provider.ts';

interface ChainDeps {
  readonly providers: readonly Provider[];
  readonly clock: Clock;
}

/** Whether an answer lacks an observation that should have been in it for hours. */
function isBehind(reading: StepReading, { id, request, clock }: Passage): boolean {
  const newest = newestDay(reading, request);
  return newest !== undefined && freshnessOf(seriesRow(id), newest, clock.now()) !== 'fresh';
}

function behind(step: ChainStep, reading: StepReading, request: FeedRequest): FeedFailure {
  const day = newestDay(reading, request);
  const message = `${sourceOf(step)} has nothing after ${day === undefined ? 'its start' : formatDay(day)}`;
  return { provider: step.provider.name, label: sourceOf(step), reason: 'stale', message, wasAsked: true };
}

/** The better of two answers that both lack something: the longer history, else the newer value. */
function better(first: StepReading | undefined, second: StepReading, request: FeedRequest): StepReading {
  if (first === undefined) return second;
  const isLonger = request.known.bars.length === 0 && second.bars.length > first.bars.length;
  const isNewer = (newestDay(second, request) ?? 0) > (newestDay(first, request) ?? 0);
  return isLonger || isNewer ? second : first;
}

/** An answer that lacks something is only used when no later step does better. */
function lacks(reading: StepReading, passage: Passage): boolean {
  const needsHistory = !passage.request.known.isComplete && reading.result.isTruncated;
  return needsHistory || isBehind(reading, passage);
}

function skippedFailure(step: ChainStep, why: string): FeedFailure {
  const { name: provider } = step.provider;
  return { provider, label: sourceOf(step), reason: why, message: why, wasAsked: false };
}

/** Goes through the steps until one answers in full. Throws `FeedError`. */
async function findReading(passage: Passage): Promise<{ reading: StepReading; latencyMs: number }> {
  const { id, request, steps, failures, clock } = passage;
  let fallback: { reading: StepReading; latencyMs: number } | undefined;
  for (const step of steps) {
    request.signal?.throwIfAborted();
    const why = request.skipped?.get(step.provider.name);
    if (why !== undefined && !step.isStandIn) {
      failures.push(skippedFailure(step, why));
      continue;
    }
    const startedAt = clock.now();
    try {
      const question = { id, known: request.known, now: startedAt, signal: request.signal };
      const reading = await readStep(question, step);
      const latencyMs = clock.now() - startedAt;
      if (!lacks(reading, passage)) return { reading, latencyMs };
      const chosen = better(fallback?.reading, reading, request);
      if (chosen === reading) fallback = { reading, latencyMs };
      if (isBehind(reading, passage)) failures.push(behind(step, reading, request));
    } catch (error) {
      failures.push(toFailure(step, error));
    }
  }
  if (fallback === undefined) throw new FeedError(id, failures);
  return fallback;
}

async function deliver(passage: Passage, reading: StepReading, latencyMs: number): Promise<Delivery> {
  const { request, failures } = passage;
  const { step, source, result, bars, partial, adjustment, quality, isFullHistory } = reading;
  const quarantined = await findUnconfirmed(passage, reading);
  const remarks = [...reading.remarks, ...(await crossCheck(passage, reading))];
  return {
    provider: step.provider.name,
    source,
    isStandIn: step.isStandIn,
    bars,
    partial,
    adjustment,
    quality,
    fetchedAt: result.fetchedAt,
    publishedAt: result.publishedAt,
    coverage: result.coverage,
    quarantined,
    isFullHistory,
    isComplete: request.known.isComplete || !result.isTruncated,
    latencyMs,
    failures,
    remarks,
  };
}

/**
 * The sources of every series, asked one after the other until one gives an answer that is sound, continues what is
 * kept, and is not behind its publication (DATA 4 and 6). Nothing is ever mixed or filled in: an answer that cannot
 * continue what is kept counts as a failure of its source.
 */
export function createChain({ providers, clock }: ChainDeps): SeriesFeed {
  return {
    sourcesOf: (id) =>
      stepsOf(id, providers).map((step) => ({ provider: step.provider.name, label: sourceOf(step) })),
    async fetch(id, request) {
      const steps = stepsOf(id, providers);
      const passage: Passage = { id, request, steps, failures: [], clock };
      const { reading, latencyMs } = await findReading(passage);
      return deliver(passage, reading, latencyMs);
    },
  };
}
