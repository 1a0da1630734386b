import type { Database } from './database.ts';
import type { CoinSnapshotsTable } from './schema.ts';

/** One coin's place in a day's ranking. */
export interface SnapshotCoin {
  /** From 1, by market capitalisation. */
  readonly rank: number;
  readonly coinId: string;
  /** Lower-case ticker; tickers are not unique. */
  readonly symbol: string;
  /** USD; null where the provider had none. */
  readonly marketCapUsd: number | null;
  readonly priceUsd: number | null;
}

/** The crypto market's ranking as it stood at `takenAt` (ms), counted to an epoch day. */
export interface CoinSnapshot {
  readonly day: number;
  readonly takenAt: number;
  readonly coins: readonly SnapshotCoin[];
}

export interface CoinSnapshots {
  /**
   * Keeps a day's snapshot. The first of a day stands, for a record that can change later proves nothing; false
   * says that there was one already.
   */
  save(snapshot: CoinSnapshot): Promise<boolean>;
  read(day: number): Promise<CoinSnapshot | undefined>;
  /** The days that have a snapshot, oldest first. */
  listDays(since?: number): Promise<readonly number[]>;
}

function toRow(snapshot: CoinSnapshot, coin: SnapshotCoin): CoinSnapshotsTable {
  return {
    day: snapshot.day,
    rank: coin.rank,
    taken_at: snapshot.takenAt,
    coin_id: coin.coinId,
    symbol: coin.symbol,
    market_cap_usd: coin.marketCapUsd,
    price_usd: coin.priceUsd,
  };
}

function toCoin(row: CoinSnapshotsTable): SnapshotCoin {
  return {
    rank: row.rank,
    coinId: row.coin_id,
    symbol: row.symbol,
    marketCapUsd: row.market_cap_usd,
    priceUsd: row.price_usd,
  };
}

async function save({ query }: Database, snapshot: CoinSnapshot): Promise<boolean> {
  const rows = snapshot.coins.map((coin) => toRow(snapshot, coin));
  const [first] = rows;
  if (first === undefined) throw new RangeError('a snapshot without a coin');
  return query.transaction().execute(async (transaction) => {
    // The first row's key is the day's lock: a second writer waits here for the first one's end.
    const claimed = await transaction
      .insertInto('coin_snapshots')
      .values(first)
      .onConflict((conflict) => conflict.columns(['day', 'rank']).doNothing())
      .returning('day')
      .executeTakeFirst();
    if (claimed === undefined) return false;
    const rest = rows.slice(1);
    if (rest.length > 0) await transaction.insertInto('coin_snapshots').values(rest).execute();
    return true;
  });
}

/** Our own point-in-time history of the crypto market's ranking. */
export function createCoinSnapshots(database: Database): CoinSnapshots {
  return {
    save: (snapshot) => save(database, snapshot),
    async read(day) {
      const rows = await database.query
        .selectFrom('coin_snapshots')
        .selectAll()
        .where('day', '=', day)
        .orderBy('rank')
        .execute();
      const [first] = rows;
      return first && { day, takenAt: first.taken_at, coins: rows.map(toCoin) };
    },
    async listDays(since) {
      const days = database.query.selectFrom('coin_snapshots').select('day').distinct().orderBy('day');
      const rows = await (since === undefined ? days : days.where('day', '>=', since)).execute();
      return rows.map(({ day }) => day);
    },
  };
}
