import type { BarRevision, SeriesNotes } from '../market/bar.ts';
import type { PackedSeries } from '../market/bar-columns.ts';
import { SERIES_IDS, type SeriesId, seriesRow } from '../market/catalogue.ts';
import type { ProviderName } from '../market/series-row.ts';
import { mondayOf, weekClosesAt, weekOfDay } from '../market/weeks.ts';
import type { BarRepository } from '../store/bars.ts';
import type { ProviderState } from '../store/provider-states.ts';
import type { LoggedRevision, RevisionLog } from '../store/revisions.ts';
import { storedReason } from './refresh-series.ts';

/** A correction below this changes no answer anyone would notice (METHOD 9). */
const NOTABLE_RATIO = 0.005;
/** For how long a revision is told beside the numbers it changed. */
const TOLD_MS = 14 * 86_400_000;
/** A history that was rewritten as a whole is one event, not thousands. */
const MOST_REVISIONS = 20;
const NEWEST_BARS = 120;

export interface NotesDeps {
  readonly bars: BarRepository;
  readonly revisions: RevisionLog;
  /** The sources of a series, best first, with the names under which their values are kept. */
  readonly sourcesOf: (
    id: SeriesId,
  ) => readonly { readonly provider: ProviderName; readonly label: string }[];
  readonly attributionOf: (id: SeriesId) => string | undefined;
}

/** Why the sources before the one in use gave nothing; of a series nobody answers for, why any did not. */
export function failedSources(
  sources: readonly { readonly provider: ProviderName; readonly label: string }[],
  used: string | undefined,
  states: readonly ProviderState[],
): readonly string[] {
  const position = sources.findIndex(({ label }) => label === used);
  const isAnswering = states.some(({ state }) => state === 'ok');
  const before = isAnswering && position >= 0 ? sources.slice(0, position) : sources;
  const seen = new Set<ProviderName>();
  return before.flatMap(({ provider, label }) => {
    const state = states.find((entry) => entry.provider === provider);
    if (state === undefined || state.state === 'ok' || seen.has(provider)) return [];
    seen.add(provider);
    return [`${label}: ${storedReason(state)}`];
  });
}

/** A change of a week's close after that week was over; other changes decide nothing. */
function isNotable(
  { day, seenAt, ratio }: LoggedRevision,
  id: SeriesId,
  lastDays: ReadonlyMap<number, number>,
): boolean {
  const week = weekOfDay(day);
  const isWeekClose = lastDays.get(week) === day;
  const wasOver = seenAt >= weekClosesAt(week, seriesRow(id).calendar);
  return isWeekClose && wasOver && ratio !== null && Math.abs(ratio) > NOTABLE_RATIO;
}

function toRevision({ day, old, new: now, seenAt }: LoggedRevision): BarRevision {
  return { day, oldClose: old.close, newClose: now?.close ?? old.close, seenAt };
}

async function notableRevisions(
  id: SeriesId,
  now: number,
  { bars, revisions }: NotesDeps,
): Promise<BarRevision[]> {
  const logged = await revisions.list(id, { seenSince: now - TOLD_MS });
  if (logged.length === 0) return [];
  const first = Math.min(...logged.map(({ day }) => day));
  const kept = await bars.readBars(id, { since: mondayOf(weekOfDay(first)) });
  const lastDays = new Map(kept.map(({ day }) => [weekOfDay(day), day]));
  return logged
    .filter((revision) => isNotable(revision, id, lastDays))
    .map(toRevision)
    .slice(-MOST_REVISIONS);
}

/** The first day of the unbroken run of proxies that ends a series; 0 where it never was anything else. */
async function findProxySince(id: SeriesId, { bars }: NotesDeps): Promise<number> {
  const newest = await bars.readBars(id, { newest: NEWEST_BARS });
  const lastOwn = newest.findLastIndex(({ quality }) => quality === 'measured');
  return lastOwn === -1 ? 0 : (newest[lastOwn + 1]?.day ?? 0);
}

/** What is kept of a series, as far as its notes depend on it. */
type KeptSeries = Pick<PackedSeries, 'source' | 'quality'>;

/** What is to be told of one series besides its numbers, at `now` (ms); `states` are those of its sources. */
async function readNotes(
  id: SeriesId,
  kept: KeptSeries,
  { states, now }: { readonly states: readonly ProviderState[]; readonly now: number },
  deps: NotesDeps,
): Promise<SeriesNotes> {
  const attribution = deps.attributionOf(id);
  return {
    failedSources: failedSources(deps.sourcesOf(id), kept.source, states),
    revisions: await notableRevisions(id, now, deps),
    proxySince: kept.quality === 'proxy' ? await findProxySince(id, deps) : null,
    ...(attribution === undefined ? {} : { attribution }),
  };
}

/** The notes of every series that is kept. */
export async function readAllNotes(
  find: (id: SeriesId) => KeptSeries | undefined,
  { states, now }: { readonly states: readonly ProviderState[]; readonly now: number },
  deps: NotesDeps,
): Promise<ReadonlyMap<SeriesId, SeriesNotes>> {
  const notes = new Map<SeriesId, SeriesNotes>();
  for (const id of SERIES_IDS) {
    const kept = find(id);
    if (kept === undefined) continue;
    const own = states.filter(({ series }) => series === id);
    notes.set(id, await readNotes(id, kept, { states: own, now }, deps));
  }
  return notes;
}
