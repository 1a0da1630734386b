import type { CoinSnapshots } from '../store/coin-snapshots.ts';

interface RecordedCoin {
  readonly id: string;
  readonly symbol: string;
  readonly marketCapUsd: number | null;
}

/** The market's daily ranking as it is recorded in the store, for whoever measures the market by it. */
export function createCapRecords(snapshots: CoinSnapshots) {
  return {
    /** Keeps the ranking of a day as it was seen at `takenAt` (ms); the first of a day stands. */
    async save(day: number, takenAt: number, coins: readonly RecordedCoin[]): Promise<void> {
      const ranked = coins.map(({ id, symbol, marketCapUsd }, index) => ({
        rank: index + 1,
        coinId: id,
        symbol,
        marketCapUsd,
        priceUsd: null,
      }));
      await snapshots.save({ day, takenAt, coins: ranked });
    },
    /** The recorded days from `since` (epoch day) on, oldest first. */
    async read(since: number) {
      const records: { readonly day: number; readonly coins: readonly RecordedCoin[] }[] = [];
      for (const day of await snapshots.listDays(since)) {
        const snapshot = await snapshots.read(day);
        const coins = snapshot?.coins.map(({ coinId, symbol, marketCapUsd }) => ({
          id: coinId,
          symbol,
          marketCapUsd,
        }));
        if (coins !== undefined) records.push({ day, coins });
      }
      return records;
    },
  };
}
