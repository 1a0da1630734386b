import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Database } from './database.ts';
import type { ForecastsTable, Schema } from './schema.ts';

/** One thing to put down: a statement about a week still to come, or what became of one. */
export interface ForecastEntry {
  readonly kind: ForecastsTable['kind'];
  readonly name: string;
  /** The ISO week index that the statement is about. */
  readonly week: number;
  /** Plain JSON. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The ledger of forecasts. Entries are only ever added, each with a hash over itself and the hash before it: a later
 * edit of any entry breaks the chain from there on.
 */
export interface Forecasts {
  /** Adds what is not there yet; the first entry of a kind, name and week stands. Returns how many were added. */
  append(entries: readonly ForecastEntry[]): Promise<number>;
  /** Everything, oldest first. */
  read(): Promise<readonly ForecastEntry[]>;
  /** The sequence number of the first entry that does not fit its chain; null where all do. */
  findBreak(): Promise<number | null>;
}

type Row = Omit<ForecastsTable, 'hash'>;

function hashOf({ sequence, kind, name, week, body, previous_hash }: Row): string {
  return createHash('sha256')
    .update(JSON.stringify([previous_hash, sequence, kind, name, week, body]))
    .digest('hex');
}

async function appendOne(transaction: Transaction<Schema>, entry: ForecastEntry): Promise<boolean> {
  const known = await transaction
    .selectFrom('forecasts')
    .select('sequence')
    .where('kind', '=', entry.kind)
    .where('name', '=', entry.name)
    .where('week', '=', entry.week)
    .executeTakeFirst();
  if (known !== undefined) return false;
  const last = await transaction
    .selectFrom('forecasts')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  const { kind, name, week } = entry;
  const body = JSON.stringify(entry.body);
  const row: Row = {
    sequence: (last?.sequence ?? 0) + 1,
    kind,
    name,
    week,
    body,
    previous_hash: last?.hash ?? '',
  };
  await transaction
    .insertInto('forecasts')
    .values({ ...row, hash: hashOf(row) })
    .execute();
  return true;
}

/** Writers go one after the other: the version's row is what all of them can wait for. */
async function queueUp(transaction: Transaction<Schema>): Promise<void> {
  await transaction
    .updateTable('data_version')
    .set((row) => ({ version: row.ref('version') }))
    .execute();
}

export function createForecasts({ query }: Database): Forecasts {
  const readRows = () => query.selectFrom('forecasts').selectAll().orderBy('sequence').execute();
  return {
    append: (entries) =>
      query.transaction().execute(async (transaction) => {
        await queueUp(transaction);
        let added = 0;
        for (const entry of entries) if (await appendOne(transaction, entry)) added += 1;
        return added;
      }),
    async read() {
      const rows = await readRows();
      return rows.map(({ kind, name, week, body }) => ({ kind, name, week, body: JSON.parse(body) }));
    },
    async findBreak() {
      let previous = '';
      let sequence = 1;
      for (const { hash, ...row } of await readRows()) {
        const fits = row.sequence === sequence && row.previous_hash === previous && hashOf(row) === hash;
        if (!fits) return sequence;
        previous = hash;
        sequence += 1;
      }
      return null;
    },
  };
}
