import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bar } from '../../src/market/bar.ts';
import { type SeriesId, seriesRow } from '../../src/market/catalogue.ts';
import { formatDay } from '../../src/market/days.ts';
import { createMarket } from '../../src/market/market.ts';
import type { Publication } from '../../src/market/series-row.ts';
import type { AsOf, MarketView } from '../../src/market/view.ts';
import { day, memoryReader } from './memory-reader.ts';

const MS_PER_DAY = 86_400_000;
/** One series per publication rule and calendar: same day, next midnight, business days, Thursdays, Sundays, months. */
const IDS = [
  'RUT',
  'VIX',
  'BTC',
  'OTHERS',
  'WALCL',
  'TGA_DAILY',
  'DFF',
  'NFCI',
  'M2_WEEKLY',
] as const satisfies SeriesId[];
/** Both changes of New York's clocks lie inside. */
const FIRST = day('2025-10-06');
const LENGTH = 190;

const newYork = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/New_York',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** As published for the months below: federal holidays, and the exchanges' 13:00 closes. */
const HOLIDAYS = new Set([
  '2025-10-13',
  '2025-11-11',
  '2025-11-27',
  '2025-12-25',
  '2026-01-01',
  '2026-01-19',
  '2026-02-16',
  '2026-05-25',
  '2026-06-19',
]);
const EARLY_CLOSES = new Set(['2025-11-28', '2025-12-24']);

const isoDate = (date: number) => new Date(date * MS_PER_DAY).toISOString().slice(0, 10);
const isWorkday = (date: number) =>
  ![0, 6].includes(new Date(date * MS_PER_DAY).getUTCDay()) && !HOLIDAYS.has(isoDate(date));

function releaseOf({ lagDays, release }: Publication, barDay: number): number {
  if (release === undefined) return barDay + lagDays;
  let date = release === 'business-days-later' ? barDay : barDay + lagDays;
  for (let left = release === 'business-days-later' ? lagDays : 0; left > 0; ) {
    date += 1;
    if (isWorkday(date)) left -= 1;
  }
  while (!isWorkday(date)) date += 1;
  return date;
}

/** The rule spelled out with the machine's calendar and time zone tables, not with the code under test. */
function isPublic(publication: Publication, barDay: number, instant: number): boolean {
  const release = isoDate(releaseOf(publication, barDay));
  const isEarly = publication.earlyAt !== undefined && EARLY_CLOSES.has(release);
  const due = `${release} ${isEarly ? publication.earlyAt : publication.at}:00`;
  const now =
    publication.zone === 'UTC'
      ? new Date(instant).toISOString().slice(0, 19).replace('T', ' ')
      : newYork.format(instant);
  return now >= due;
}

const anyBars: fc.Arbitrary<Bar[]> = fc
  .uniqueArray(fc.integer({ min: FIRST, max: FIRST + LENGTH }), { minLength: 1, maxLength: LENGTH })
  .chain((days) =>
    fc
      .array(fc.integer({ min: 100, max: 999 }), { minLength: days.length, maxLength: days.length })
      .map((closes) =>
        days
          .toSorted((a, b) => a - b)
          .map((barDay, index) => {
            const close = closes[index] ?? 0;
            return { day: barDay, open: close - 1, high: close + 2, low: close - 3, close, volume: close };
          }),
      ),
  );

const anyMarket = fc.record(Object.fromEntries(IDS.map((id) => [id, anyBars])));
const anyAsOf: fc.Arbitrary<AsOf> = fc.oneof(
  fc
    .integer({ min: FIRST, max: FIRST + LENGTH + 60 })
    .map((end) => ({ instant: end * MS_PER_DAY, isDate: true })),
  fc
    .integer({ min: FIRST * MS_PER_DAY, max: (FIRST + LENGTH + 60) * MS_PER_DAY })
    .map((instant) => ({ instant, isDate: false })),
);

/** Everything a view says of a series; undefined where it has none. */
function readAll(view: MarketView, id: SeriesId) {
  if (!view.has(id)) return undefined;
  return {
    daily: view.daily(id),
    weekly: view.weekly(id),
    joint: view.joint(id),
    provenance: view.provenance(id),
    lastJointWeek: view.lastJointWeek,
  };
}

type Series = Record<string, Bar[]>;

function mapPublic(
  series: Series,
  asOf: AsOf,
  change: (bars: Bar[], isKnown: (bar: Bar) => boolean) => Bar[],
) {
  return Object.fromEntries(
    IDS.map((id) => {
      const { publication } = seriesRow(id);
      return [id, change(series[id] ?? [], (bar) => isPublic(publication, bar.day, asOf.instant))];
    }),
  );
}

describe('no look-ahead', () => {
  it('a view shows exactly what was public', () => {
    fc.assert(
      fc.property(anyMarket, anyAsOf, (series, asOf) => {
        const view = createMarket(memoryReader(series)).asOf(asOf);
        const known = mapPublic(series, asOf, (bars, isKnown) => bars.filter(isKnown));
        for (const id of IDS) expect(view.has(id) ? view.daily(id) : []).toEqual(known[id]);
      }),
    );
  });

  it('a view over all data equals the view over data that ends at the instant', () => {
    fc.assert(
      fc.property(anyMarket, anyAsOf, (series, asOf) => {
        const full = createMarket(memoryReader(series)).asOf(asOf);
        const known = mapPublic(series, asOf, (bars, isKnown) => bars.filter(isKnown));
        const truncated = createMarket(memoryReader(known)).asOf(asOf);
        for (const id of IDS) expect(readAll(full, id)).toEqual(readAll(truncated, id));
      }),
    );
  });

  it('a changed future changes nothing', () => {
    fc.assert(
      fc.property(anyMarket, anyAsOf, fc.integer({ min: 2, max: 9 }), (series, asOf, factor) => {
        const changed = mapPublic(series, asOf, (bars, isKnown) =>
          bars.map((bar) => (isKnown(bar) ? bar : { ...bar, open: null, close: bar.close * factor })),
        );
        const before = createMarket(memoryReader(series)).asOf(asOf);
        const after = createMarket(memoryReader(changed)).asOf(asOf);
        for (const id of IDS) expect(readAll(after, id)).toEqual(readAll(before, id));
      }),
    );
  });

  it('asking one market about many instants in any order gives what a fresh one gives', () => {
    fc.assert(
      fc.property(anyMarket, fc.array(anyAsOf, { minLength: 2, maxLength: 8 }), (series, instants) => {
        const shared = createMarket(memoryReader(series), { keptViews: 2 });
        for (const asOf of instants) {
          const fresh = createMarket(memoryReader(series)).asOf(asOf);
          for (const id of IDS) expect(readAll(shared.asOf(asOf), id)).toEqual(readAll(fresh, id));
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** Groups bars by the Monday of their week, by the machine's calendar. */
function groupByMonday(bars: readonly Bar[]): Map<string, Bar[]> {
  const groups = new Map<string, Bar[]>();
  for (const bar of bars) {
    const sundayFirst = new Date(bar.day * MS_PER_DAY).getUTCDay();
    const monday = formatDay(bar.day - ((sundayFirst + 6) % 7));
    groups.set(monday, [...(groups.get(monday) ?? []), bar]);
  }
  return groups;
}

describe('weekly readings', () => {
  it('are those of a plain grouping of the public bars by calendar week', () => {
    fc.assert(
      fc.property(anyMarket, anyAsOf, (series, asOf) => {
        const view = createMarket(memoryReader(series)).asOf(asOf);
        for (const id of IDS) {
          if (!view.has(id)) continue;
          const { closed, open } = view.weekly(id);
          const seen = [...closed, ...(open === null ? [] : [open])];
          const groups = [...groupByMonday(view.daily(id)).values()];
          expect(seen.map(({ day: last, sessions, close }) => [last, sessions, close])).toEqual(
            groups.map((bars) => [bars.at(-1)?.day, bars.length, bars.at(-1)?.close]),
          );
          expect(seen.map(({ open: first, high, low }) => [first, high, low])).toEqual(
            groups.map((bars) => [
              bars[0]?.open,
              Math.max(...bars.map((bar) => bar.high ?? 0)),
              Math.min(...bars.map((bar) => bar.low ?? 0)),
            ]),
          );
        }
      }),
    );
  });

  it('join on the last value up to Friday, and for series that come weekly on any other where there is none', () => {
    fc.assert(
      fc.property(anyMarket, anyAsOf, (series, asOf) => {
        const view = createMarket(memoryReader(series)).asOf(asOf);
        for (const id of IDS) {
          if (!view.has(id)) continue;
          const isDaily = seriesRow(id).cadence === 'daily';
          const isWeekend = (bar: Bar) => [0, 6].includes(new Date(bar.day * MS_PER_DAY).getUTCDay());
          // Closed on both calendars: the Sunday that ends the week lies before the instant, with the grace for now.
          const grace = asOf.isDate ? 0 : 600_000;
          const isOver = (monday: string) => (day(monday) + 7) * MS_PER_DAY + grace <= asOf.instant;
          const expected = [...groupByMonday(view.daily(id))]
            .filter(([monday]) => isOver(monday))
            .map(([, bars]) => {
              const byFriday = bars.findLast((bar) => !isWeekend(bar));
              return isDaily ? byFriday : (byFriday ?? bars.at(-1));
            })
            .filter((bar) => bar !== undefined);
          expect(view.joint(id).map((value) => [value.day, value.value])).toEqual(
            expected.map((bar) => [bar.day, bar.close]),
          );
        }
      }),
    );
  });
});
