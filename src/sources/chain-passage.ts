import type { Clock } from '../lib/clock.ts';
import type { SeriesId } from '../market/catalogue.ts';
import type { FeedFailure, FeedRequest } from '../market/feed.ts';
import { type StepReading, sourceOf } from './chain-reading.ts';
import type { ChainStep } from './chain-steps.ts';
import { SourceError, SourceFault } from './source-error.ts';

/** What happens to one request on its way through the steps. */
export interface Passage {
  readonly id: SeriesId;
  readonly request: FeedRequest;
  readonly steps: readonly ChainStep[];
  readonly failures: FeedFailure[];
  readonly clock: Clock;
}

/** A failed step as its failure; anything unforeseen, and the caller's own abort, is thrown on. */
export function toFailure(step: ChainStep, error: unknown): FeedFailure {
  const about = { provider: step.provider.name, label: sourceOf(step), wasAsked: true };
  if (error instanceof SourceFault) return { ...about, reason: error.reason, message: error.message };
  if (!(error instanceof SourceError)) throw error;
  const { reason, status, message, retryAfterMs } = error;
  return { ...about, reason, status, message, retryAfterMs };
}

/** The newest day that would be known with this answer; undefined where nothing is. */
export function newestDay({ bars }: Pick<StepReading, 'bars'>, request: FeedRequest): number | undefined {
  return bars.at(-1)?.day ?? request.known.bars.at(-1)?.day;
}
