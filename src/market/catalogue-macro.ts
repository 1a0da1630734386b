import type { ObservedDays, ProviderName, Publication, SeriesRow, Unit } from './series-row.ts';

type Symbols = Readonly<Partial<Record<ProviderName, string>>>;
type Bounds = readonly [number, number];

/**
 * Lower bounds above zero where a balance never came near it: below them, or at an exact power of ten from the
 * last value, a figure was read in the wrong unit. Series that may touch zero keep a bound of zero.
 */
const TREASURY_ACCOUNT_BOUNDS: Bounds = [1.5, 2_500];

/** Publishers give most balance-sheet series in USD millions; the store holds USD billions. */
const MILLIONS = 1e-3;
const BILLIONS = 1;

/** The H.4.1 release: Wednesday levels, public on Thursday 16:30 in New York, on Friday after a holiday. */
const H41: Publication = {
  lagDays: 1,
  release: 'next-business-day',
  at: '16:30',
  zone: 'America/New_York',
};
const SAME_DAY_1315: Publication = { lagDays: 0, at: '13:15', zone: 'America/New_York' };
const OPERATION_DAY: Publication = { lagDays: 0, at: '11:00', zone: 'America/New_York' };
const TREASURY_STATEMENT: Publication = {
  lagDays: 1,
  release: 'business-days-later',
  at: '16:00',
  zone: 'America/New_York',
};
const NEXT_MORNING: Publication = { ...TREASURY_STATEMENT, at: '08:00' };
/** H.15, the yields of the day before (federalreserve.gov). */
const NEXT_AFTERNOON: Publication = { ...TREASURY_STATEMENT, at: '16:15' };
/** H.6 comes on the fourth Tuesday of the next month: on the 22nd at the earliest. */
const MONEY_STOCK_MONTH: Publication = {
  lagDays: 22,
  release: 'fourth-tuesday',
  at: '13:00',
  zone: 'America/New_York',
};
/** The weeks come out with the same monthly release: the first of a batch has waited seven weeks. */
const MONEY_STOCK_WEEK: Publication = { lagDays: 50, at: '13:00', zone: 'America/New_York' };
/** Weeks end on Friday; the index follows on Wednesday (chicagofed.org). */
const CONDITIONS_INDEX: Publication = { lagDays: 5, at: '08:30', zone: 'America/New_York' };

function fedWeekly(
  label: string,
  aliases: string[],
  file: string,
  bounds: Bounds,
  providers: Symbols,
): SeriesRow {
  return {
    label,
    aliases,
    unit: 'usd-billions',
    kind: 'liquidity',
    calendar: 'equity',
    cadence: 'weekly',
    publication: H41,
    observed: 'wednesdays',
    // The next Wednesday's level comes in the evening of the eighth day, of the ninth after a Thursday holiday.
    staleAfterDays: 10,
    bounds,
    csv: { file, scale: MILLIONS, adjustment: 'none' },
    providers,
  };
}

function liquidity(
  label: string,
  aliases: string[],
  csv: { file: string; scale: number },
  publication: Publication,
  row: {
    bounds: Bounds;
    observed: ObservedDays;
    staleAfterDays: number;
    cadence?: SeriesRow['cadence'];
    providers: Symbols;
  },
): SeriesRow {
  return {
    label,
    aliases,
    unit: 'usd-billions',
    kind: 'liquidity',
    calendar: 'equity',
    publication,
    csv: { ...csv, adjustment: 'none' },
    ...row,
    cadence: row.cadence ?? 'daily',
  };
}

function rate(
  label: string,
  aliases: string[],
  file: string,
  publication: Publication = NEXT_MORNING,
  unit: Unit = 'percent',
): SeriesRow {
  const fredIds: Readonly<Record<string, string>> = { HY_OAS: 'BAMLH0A0HYM2' };
  return {
    label,
    aliases,
    unit,
    kind: 'rate',
    calendar: 'equity',
    cadence: 'daily',
    publication,
    observed: 'money-market-days',
    staleAfterDays: 6,
    bounds: [-10, 30],
    csv: { file, scale: 1, adjustment: 'none' },
    providers: { fred: fredIds[file] ?? file },
  };
}

/** Central-bank, Treasury and money series (METHOD 6.1: units as published are mapped to USD billions here, once). */
export const MACRO_SERIES = {
  WALCL: fedWeekly(
    'Federal Reserve total assets',
    ['fed assets', 'fed balance sheet'],
    'WALCL',
    [500, 20_000],
    {
      fred: 'WALCL',
    },
  ),
  TREAST: fedWeekly('Treasuries held by the Fed', ['soma treasuries'], 'TREAST', [300, 10_000], {
    fred: 'TREAST',
  }),
  MBS: fedWeekly('Mortgage securities held by the Fed', ['agency mbs'], 'MBS', [0, 5_000], {
    fred: 'WSHOMCB',
    nyfed: 'mbs',
  }),
  RESERVES: fedWeekly('Reserve balances', ['bank reserves'], 'RESERVES_WED', [1, 6_000], {
    fred: 'WRBWFRBL',
  }),
  BILLS: fedWeekly('Treasury bills held by the Fed', ['fed bills'], 'BILLS', [0, 5_000], {
    fred: 'WSHOBL',
    nyfed: 'bills',
  }),
  TGA: fedWeekly(
    'Treasury General Account, Wednesday level',
    ['treasury general account'],
    'TGA_WED',
    TREASURY_ACCOUNT_BOUNDS,
    {
      fred: 'WDTGAL',
      fiscaldata: 'tga-wednesday',
    },
  ),
  TGA_WEEK_AVERAGE: fedWeekly('Treasury General Account, week average', [], 'TGA', TREASURY_ACCOUNT_BOUNDS, {
    fred: 'WTREGEN',
  }),
  TGA_DAILY: liquidity(
    'Treasury General Account, daily closing balance',
    ['tga daily'],
    { file: 'TGA_DAILY', scale: MILLIONS },
    TREASURY_STATEMENT,
    {
      bounds: TREASURY_ACCOUNT_BOUNDS,
      observed: 'business-days',
      staleAfterDays: 6,
      providers: { fiscaldata: 'tga' },
    },
  ),
  RRP: liquidity(
    'Overnight reverse repo',
    ['reverse repo', 'on rrp'],
    { file: 'RRP', scale: BILLIONS },
    SAME_DAY_1315,
    {
      bounds: [0, 3_000],
      observed: 'money-market-days',
      staleAfterDays: 5,
      providers: { nyfed: 'rrp', fred: 'RRPONTSYD' },
    },
  ),
  RMP: liquidity(
    'Reserve management purchases',
    ['reserve management', 'reserve purchases', 'bill purchases'],
    { file: 'RMP', scale: BILLIONS },
    OPERATION_DAY,
    { bounds: [0, 200], observed: 'irregular', staleAfterDays: 40, providers: { nyfed: 'bill-purchases' } },
  ),
  M2: liquidity(
    'Money stock M2, monthly',
    ['money supply'],
    { file: 'M2', scale: BILLIONS },
    MONEY_STOCK_MONTH,
    {
      bounds: [1_000, 60_000],
      observed: 'months',
      staleAfterDays: 95,
      cadence: 'monthly',
      providers: { fred: 'M2SL' },
    },
  ),
  M2_WEEKLY: liquidity(
    'Money stock M2, weekly',
    [],
    { file: 'M2_WEEKLY', scale: BILLIONS },
    MONEY_STOCK_WEEK,
    {
      bounds: [1_000, 60_000],
      observed: 'mondays',
      staleAfterDays: 65,
      cadence: 'weekly',
      providers: { fred: 'WM2NS' },
    },
  ),
  SOFR: rate('Secured overnight financing rate', [], 'SOFR'),
  IORB: rate('Interest on reserve balances', [], 'IORB'),
  DFF: rate('Effective federal funds rate', ['fed funds'], 'DFF'),
  DGS2: rate('2-year Treasury yield', ['2y', 'us2y'], 'DGS2', NEXT_AFTERNOON),
  DGS10: rate('10-year Treasury yield', ['10y', 'us10y'], 'DGS10', NEXT_AFTERNOON),
  HY_OAS: rate('High-yield credit spread', ['credit spread'], 'HY_OAS'),
  NFCI: {
    ...rate('Chicago Fed financial conditions', ['financial conditions'], 'NFCI', CONDITIONS_INDEX, 'points'),
    cadence: 'weekly',
    observed: 'fridays',
    staleAfterDays: 14,
  },
} as const satisfies Record<string, SeriesRow>;
