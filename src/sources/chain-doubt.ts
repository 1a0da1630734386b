import type { Bar } from '../market/bar.ts';
import { type SeriesId, seriesRow } from '../market/catalogue.ts';
import { formatDay } from '../market/days.ts';
import { type Passage, toFailure } from './chain-passage.ts';
import type { StepReading } from './chain-reading.ts';
import { findDoubtful, isConfirmedBy, isConfirmedByTime } from './quarantine.ts';

/** In a whole history only its newest days can still be doubted: the rest has been public for long. */
const DOUBTED_BARS = 30;
/** A second source is asked for the doubtful day and for some days before it, to compare the moves. */
const CONFIRMING_DAYS = 7;
/** The two exchanges that come first agree on a day's close this well (DATA 4). */
const CROSS_CHECKED: ReadonlySet<SeriesId> = new Set(['BTC', 'ETH']);
const CROSS_TOLERANCE = 0.005;

/** The next sources of another publisher that answer for a few days; nothing where none does. */
async function askOthers(passage: Passage, reading: StepReading, since: number): Promise<Bar[][]> {
  const { id, request, steps } = passage;
  const used = reading.step.provider.name;
  for (const step of steps) {
    const isOther = step.provider.name !== used && !request.skipped?.has(step.provider.name);
    if (!isOther || step.asks !== id) continue;
    try {
      const { bars } = await step.provider.fetch(id, { since, signal: request.signal });
      return [[...bars]];
    } catch (error) {
      toFailure(step, error);
    }
  }
  return [];
}

/** The days to hold back: doubtful ones that neither another source nor time has confirmed. */
export async function findUnconfirmed(passage: Passage, reading: StepReading): Promise<ReadonlySet<number>> {
  const { known } = passage.request;
  const { bars, result, oddRevisions } = reading;
  const recent = bars.slice(-DOUBTED_BARS);
  const isWhole = reading.isFullHistory || known.bars.length === 0;
  const before = isWhole ? bars.slice(0, -DOUBTED_BARS) : known.bars;
  const kept = new Map(known.bars.map((bar) => [bar.day, bar.close]));
  const isTrusted = (bar: Bar) =>
    kept.get(bar.day) === bar.close || isConfirmedByTime(known.held, bar, result.fetchedAt);
  const odd = recent.filter((bar) => oddRevisions.includes(bar.day) && !isTrusted(bar));
  const doubtful = findDoubtful(before, recent, seriesRow(passage.id).kind, isTrusted);
  const open = [...new Set([...doubtful, ...odd.map(({ day }) => day)])];
  if (open.length === 0) return new Set();
  const others = await askOthers(passage, reading, Math.min(...open) - CONFIRMING_DAYS);
  return new Set(open.filter((day) => !others.some((other) => confirms(other, day, [...before, ...recent]))));
}

function confirms(other: readonly Bar[], day: number, own: readonly Bar[]): boolean {
  const bar = own.find((entry) => entry.day === day);
  const previous = own.findLast((entry) => entry.day < day);
  return bar !== undefined && previous !== undefined && isConfirmedBy(other, day, { before: previous, bar });
}

/** Where two exchanges should agree and do not, a sentence; nothing about days that were known before. */
export async function crossCheck(passage: Passage, reading: StepReading): Promise<readonly string[]> {
  const { id, request } = passage;
  const newest = reading.bars.at(-1);
  const lastKnown = request.known.bars.at(-1)?.day;
  const isNews = newest !== undefined && lastKnown !== undefined && newest.day > lastKnown;
  if (!CROSS_CHECKED.has(id) || !request.known.isComplete || !isNews) return [];
  const [other] = await askOthers(passage, reading, newest.day);
  const twin = other?.find(({ day }) => day === newest.day);
  if (twin === undefined || Math.abs(twin.close / newest.close - 1) <= CROSS_TOLERANCE) return [];
  const percent = (100 * Math.abs(twin.close / newest.close - 1)).toFixed(1);
  return [`Another source differs by ${percent} % on ${formatDay(newest.day)}`];
}
