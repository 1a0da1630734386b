import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { dayOf } from '../market/days.ts';
import type { KnownBar, KnownSeries } from '../market/feed.ts';
import type { ChainStep } from './chain-steps.ts';
import { windowStart } from './chain-window.ts';
import { judgeBars, refuseGap } from './judge.ts';
import type { ProviderAdjustment, ProviderResult } from './provider.ts';
import { SourceFault } from './source-error.ts';
import {
  continueFrom,
  findOddRevisions,
  isRestated,
  LEAST_COMMON_DAYS,
  proxyFactor,
  refuseUnitFlip,
  scaleBar,
} from './splice.ts';

/** One source's answer, judged and brought to the level of what is kept. */
export interface StepReading {
  readonly step: ChainStep;
  readonly source: string;
  readonly result: ProviderResult;
  readonly bars: readonly Bar[];
  readonly partial: ProviderResult['partial'];
  readonly adjustment: ProviderAdjustment;
  readonly quality: ProviderResult['quality'];
  readonly isFullHistory: boolean;
  /** Kept days whose value this answer changes beyond any usual correction. */
  readonly oddRevisions: readonly number[];
  readonly remarks: readonly string[];
}

/** The name under which a step's values are kept. */
export function sourceOf({ provider, asks, isStandIn }: ChainStep): string {
  return isStandIn ? `${provider.label} (by ${asks})` : provider.label;
}

interface Question {
  readonly id: SeriesId;
  readonly known: KnownSeries;
  readonly now: number;
  readonly signal: AbortSignal | undefined;
}

function ask(step: ChainStep, since: number | undefined, signal: AbortSignal | undefined) {
  return step.provider.fetch(step.asks, { since, signal });
}

/** Whether prices kept from before were restated since: a split or dividend after the newest of them (check 28). */
function hasNewEvent({ events }: ProviderResult, lastKnownDay: number): boolean {
  const days = [...events.splits.map(({ day }) => day), ...events.dividendDays];
  return days.some((day) => day > lastKnownDay);
}

function judge(question: Question, result: ProviderResult, previous: Bar | undefined) {
  const row = seriesRow(question.id);
  return judgeBars(result.bars, { row, today: dayOf(question.now), previous });
}

function asHistory(question: Question, step: ChainStep, result: ProviderResult): StepReading {
  const { bars, remarks } = judge(question, result, undefined);
  const { partial, adjustment, quality } = result;
  const isFullHistory = question.known.bars.length > 0;
  const source = sourceOf(step);
  return {
    step,
    source,
    result,
    bars,
    partial,
    adjustment,
    quality,
    isFullHistory,
    oddRevisions: [],
    remarks,
  };
}

/** The part of an answer that another source may add: it never rewrites what the usual source has said. */
function afterKnown(bars: readonly Bar[], known: readonly KnownBar[], source: string): readonly Bar[] {
  const lastOther = known.findLast((bar) => bar.source !== source)?.day ?? Number.NEGATIVE_INFINITY;
  return bars.filter(({ day }) => day > lastOther);
}

function asStandIn(question: Question, step: ChainStep, result: ProviderResult): StepReading {
  const { bars: known } = question.known;
  const factor = proxyFactor(known, result.bars);
  const source = sourceOf(step);
  const lastMeasured = known.findLast(({ quality }) => quality === 'measured')?.day ?? 0;
  const scaled = result.bars.filter(({ day }) => day > lastMeasured).map((bar) => scaleBar(bar, factor));
  const previous = known.findLast(({ day }) => day <= lastMeasured);
  const { bars, remarks } = judge(question, { ...result, bars: scaled }, previous);
  const partial = result.partial && { ...result.partial, bar: scaleBar(result.partial.bar, factor) };
  const adjustment = known.at(-1)?.adjustment ?? result.adjustment;
  const about = { step, source, result, partial, adjustment, remarks, isFullHistory: false };
  return { ...about, bars, quality: 'proxy', oddRevisions: [] };
}

function asContinuation(question: Question, step: ChainStep, result: ProviderResult): StepReading {
  const { bars: known } = question.known;
  refuseUnitFlip(known, result.bars);
  const { factor, adjustment, isProxy } = continueFrom(known, result);
  const source = sourceOf(step);
  const scaled = result.bars.map((bar) => scaleBar(bar, factor));
  const added = afterKnown(scaled, known, source);
  const previous = known.findLast(({ day }) => day < (added[0]?.day ?? Number.POSITIVE_INFINITY));
  const { bars, remarks } = judge(question, { ...result, bars: added }, previous);
  refuseGap(bars, seriesRow(question.id), previous?.day ?? 0);
  const partial = result.partial && { ...result.partial, bar: scaleBar(result.partial.bar, factor) };
  const about = { step, source, result, partial, adjustment, remarks, isFullHistory: false };
  return { ...about, bars, quality: isProxy ? 'proxy' : result.quality, oddRevisions: [] };
}

function asUpdate(question: Question, step: ChainStep, result: ProviderResult): StepReading {
  const { bars: known } = question.known;
  refuseUnitFlip(known, result.bars);
  const first = result.bars[0]?.day ?? Number.POSITIVE_INFINITY;
  const previous = known.findLast(({ day }) => day < first);
  const { bars, remarks } = judge(question, result, previous);
  refuseGap(bars, seriesRow(question.id), known.at(-1)?.day ?? 0);
  const source = sourceOf(step);
  const own = known.filter((bar) => bar.source === source);
  const { partial, adjustment, quality } = result;
  const about = { step, source, result, partial, adjustment, quality, remarks, isFullHistory: false };
  return { ...about, bars, oddRevisions: findOddRevisions(own, bars) };
}

/**
 * Asks one step and makes its answer continue what is kept: as an update of its own values, as the continuation of
 * another source's, as a stand-in, or as the whole history where none is kept or it was restated. Throws
 * `SourceError` or `SourceFault`.
 */
export async function readStep(question: Question, step: ChainStep): Promise<StepReading> {
  const { known, signal } = question;
  const source = sourceOf(step);
  if (step.isStandIn) {
    if (known.bars.length < LEAST_COMMON_DAYS)
      throw new SourceFault('splice', 'Too little is kept to tell what a stand-in is worth');
    return asStandIn(question, step, await ask(step, known.bars[0]?.day, signal));
  }
  const since = windowStart(known, source);
  const result = await ask(step, since, signal);
  if (since === undefined) return asHistory(question, step, result);
  const own = known.bars.filter((bar) => bar.source === source);
  const isBetterKnown = known.bars.at(-1)?.adjustment === 'unknown' && result.adjustment !== 'unknown';
  if (own.length === 0 && isBetterKnown) return asHistory(question, step, await ask(step, undefined, signal));
  if (own.length === 0) return asContinuation(question, step, result);
  refuseUnitFlip(own, result.bars);
  if (!hasNewEvent(result, known.bars.at(-1)?.day ?? 0) && !isRestated(own, result.bars))
    return asUpdate(question, step, result);
  return asHistory(question, step, await ask(step, undefined, signal));
}
