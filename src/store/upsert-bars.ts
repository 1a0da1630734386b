import type { Transaction } from 'kysely';
import type { Bar, SeriesData } from '../market/bar.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { type BarChange, type BarChanges, closeRatio, compareBars } from './bar-changes.ts';
import { type BarProvenance, type BuildRow, createRowBuilder, writeBars } from './bar-rows.ts';
import { readDataVersion } from './data-version.ts';
import type { Database } from './database.ts';
import { refuseUnfinished } from './finality.ts';
import { savePartial } from './partial-bars.ts';
import { pastOf, type Quarantine, readQuarantine, releaseDays } from './quarantine.ts';
import { logRevisions } from './revisions.ts';
import type { BarsTable, Schema } from './schema.ts';
import { StoreError } from './store-error.ts';
import { claimSeries, closeClaim, type SeriesClaim } from './stored-series.ts';

export interface UpsertOptions {
  /** The running day's bar; null says that there is none, and without it the stored one stays. */
  readonly partial?: SeriesData['partial'];
  /** Days among the bars to hold back: no reader sees them and they displace no final bar. */
  readonly quarantined?: ReadonlySet<number>;
  /**
   * The bars are all there is, as after a split: stored ones they lack are removed, and only now may the prices be
   * adjusted in another way than before.
   */
  readonly isFullHistory?: boolean;
}

/** A final bar that now has another value. */
export interface RevisedBar {
  readonly day: number;
  readonly oldClose: number;
  readonly newClose: number;
  /** The change of the close (0.01 is one percent up), 0 when another field changed; null when the old one was 0. */
  readonly ratio: number | null;
}

export interface UpsertResult {
  readonly inserted: number;
  readonly revised: readonly RevisedBar[];
  readonly removed: number;
  readonly unchanged: number;
  readonly quarantined: number;
  /** The data version after the batch: a new one only when a reader would see a difference. */
  readonly version: number;
}

/** A statement may name this many days. */
const DAYS_A_STATEMENT = 500;

/** One batch on its way into the store. */
interface Batch {
  readonly transaction: Transaction<Schema>;
  readonly series: SeriesId;
  readonly provenance: BarProvenance;
  readonly buildRow: BuildRow;
  readonly claim: SeriesClaim;
  readonly quarantine: Quarantine;
}

function finalBars(transaction: Transaction<Schema>, series: SeriesId) {
  return transaction
    .selectFrom('bars')
    .selectAll()
    .where('series', '=', series)
    .where('status', '=', 'final')
    .orderBy('day');
}

async function readComparable(
  transaction: Transaction<Schema>,
  series: SeriesId,
  bars: readonly Bar[],
  isFullHistory: boolean,
): Promise<BarsTable[]> {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return [];
  const stored = finalBars(transaction, series);
  if (isFullHistory) return stored.execute();
  return stored.where('day', '>=', first.day).where('day', '<=', last.day).execute();
}

/** All final bars of a series share one adjustment, so the first of them speaks for all. */
async function refuseMixture(batch: Batch): Promise<void> {
  const { series, provenance } = batch;
  const stored = await finalBars(batch.transaction, series).limit(1).executeTakeFirst();
  if (stored === undefined || stored.adjustment === provenance.adjustment) return;
  throw new StoreError(
    'mixed-adjustment',
    `${series}: prices adjusted as "${provenance.adjustment}" do not continue "${stored.adjustment}" ones`,
    { hint: 'Read the whole history from this provider' },
  );
}

async function removeDays(batch: Batch, days: readonly number[]): Promise<void> {
  for (let start = 0; start < days.length; start += DAYS_A_STATEMENT) {
    await batch.transaction
      .deleteFrom('bars')
      .where('series', '=', batch.series)
      .where('status', '=', 'final')
      .where('day', 'in', days.slice(start, start + DAYS_A_STATEMENT))
      .execute();
  }
}

/** Writes what changed and returns how many bars were removed. */
async function applyChanges(batch: Batch, { inserted, changed }: BarChanges): Promise<number> {
  const { transaction, buildRow, quarantine } = batch;
  const kept = changed.flatMap(({ stored, bar }) => (bar === null ? [] : [buildRow(bar, 'final', stored)]));
  const added = inserted.map((bar) => buildRow(bar, 'final', quarantine.get(bar.day)));
  const removed = changed.filter(({ bar }) => bar === null);
  await removeDays(
    batch,
    removed.map(({ stored }) => stored.day),
  );
  await writeBars(transaction, [...kept, ...added]);
  await logRevisions(transaction, changed, batch.provenance);
  return removed.length;
}

/** Holds doubtful bars back, except those that only repeat what is final already. Returns how many. */
async function holdBack(
  batch: Batch,
  doubtful: readonly Bar[],
  stored: readonly BarsTable[],
): Promise<number> {
  const closes = new Map(stored.map((row) => [row.day, row.close]));
  const held = doubtful.filter((bar) => closes.get(bar.day) !== bar.close);
  await writeBars(
    batch.transaction,
    held.map((bar) => batch.buildRow(bar, 'quarantined', pastOf(batch.quarantine, bar))),
  );
  return held.length;
}

function toRevised(changed: readonly BarChange[]): RevisedBar[] {
  return changed.flatMap(({ stored, bar }) => {
    if (bar === null) return [];
    const ratio = closeRatio(stored.close, bar.close);
    return [{ day: bar.day, oldClose: stored.close, newClose: bar.close, ratio }];
  });
}

/** A provider's answer, its doubtful bars apart. */
interface Answer {
  readonly bars: readonly Bar[];
  readonly settled: readonly Bar[];
  readonly doubtful: readonly Bar[];
  readonly partial: SeriesData['partial'] | undefined;
  readonly isFullHistory: boolean;
}

function readAnswer(bars: readonly Bar[], options: UpsertOptions): Answer {
  const { partial, quarantined = new Set(), isFullHistory = false } = options;
  const doubtful = bars.filter(({ day }) => quarantined.has(day));
  const settled = bars.filter(({ day }) => !quarantined.has(day));
  return { bars, settled, doubtful, partial, isFullHistory };
}

async function storeAnswer(batch: Batch, answer: Answer): Promise<UpsertResult> {
  const { transaction, series, provenance, claim, quarantine } = batch;
  const { bars, settled, doubtful, partial } = answer;
  const isOutdated = provenance.fetchedAt < claim.fetchedAt;
  const isFullHistory = answer.isFullHistory && !isOutdated;
  if (!isFullHistory && settled.length > 0) await refuseMixture(batch);
  const stored = await readComparable(transaction, series, bars, isFullHistory);
  const changes = compareBars(stored, settled, { ...provenance, isFullHistory, isOutdated });
  const removed = await applyChanges(batch, changes);
  const released = settled.filter(({ day }) => quarantine.has(day)).map(({ day }) => day);
  await releaseDays(transaction, series, released);
  const quarantined = await holdBack(batch, doubtful, stored);
  const hasNewPartial = await savePartial(transaction, series, isOutdated ? undefined : partial);
  const version = await closeClaim(transaction, series, {
    barCount: claim.barCount + changes.inserted.length - removed,
    fetchedAt: Math.max(claim.fetchedAt, provenance.fetchedAt),
    hasNewBars: changes.inserted.length + changes.changed.length > 0,
    hasNewPartial,
  });
  return {
    inserted: changes.inserted.length,
    revised: toRevised(changes.changed),
    removed,
    unchanged: changes.unchanged,
    quarantined,
    version: version ?? (await readDataVersion({ query: transaction })),
  };
}

/**
 * Stores one provider's answer for one series in one transaction; the same answer again changes nothing. New days
 * are added, changed final bars replaced and logged; an answer older than the newest one stored only adds what is
 * missing. Throws `StoreError` (`not-final`, `mixed-adjustment`, `disk-full`, ...), after which nothing is stored.
 */
export async function upsertBars(
  database: Database,
  series: SeriesId,
  bars: readonly Bar[],
  provenance: BarProvenance,
  options: UpsertOptions = {},
): Promise<UpsertResult> {
  const answer = readAnswer(bars, options);
  refuseUnfinished(series, bars, provenance.fetchedAt);
  if (answer.isFullHistory && bars.length === 0)
    throw new RangeError(`${series}: a full history without a bar`);
  const buildRow = createRowBuilder(series, bars.at(-1)?.day, provenance);
  return database.query.transaction().execute(async (transaction) => {
    const claim = await claimSeries(transaction, series);
    const quarantine = await readQuarantine(transaction, series);
    return storeAnswer({ transaction, series, provenance, buildRow, claim, quarantine }, answer);
  });
}
