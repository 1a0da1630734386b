import type { SeriesId } from '../../src/market/catalogue.ts';
import { createMarket } from '../../src/market/market.ts';
import type { Market, SeriesReader } from '../../src/market/view.ts';

/** The market of a reader that had read nothing dated after `lastDay` (epoch day). */
export function marketUpTo(reader: SeriesReader, lastDay: number): Market {
  return createMarket({
    ...reader,
    read(id) {
      const data = reader.read(id);
      return data && { ...data, bars: data.bars.filter(({ day }) => day <= lastDay), partial: null };
    },
  });
}

/** The market of a reader that lacks some series. */
export function marketWithout(reader: SeriesReader, missing: readonly SeriesId[]): Market {
  return createMarket({ ...reader, read: (id) => (missing.includes(id) ? undefined : reader.read(id)) });
}
