import type { CsvFile, ProviderName, Publication, SeriesRow } from './series-row.ts';

type Symbols = Readonly<Partial<Record<ProviderName, string>>>;
type Bounds = readonly [number, number];

const NEW_YORK_CLOSE: Publication = {
  lagDays: 0,
  at: '16:00',
  earlyAt: '13:00',
  zone: 'America/New_York',
};
/** The volatility index is computed for a quarter of an hour after its options' underlying has closed. */
const NEW_YORK_INDEX_CLOSE: Publication = { ...NEW_YORK_CLOSE, at: '16:15', earlyAt: '13:15' };
/** Futures days, and the dollar index that trades as one, end an hour after the stock exchanges. */
const NEW_YORK_FUTURES_CLOSE: Publication = { lagDays: 0, at: '17:00', zone: 'America/New_York' };
const UTC_MIDNIGHT: Publication = { lagDays: 1, at: '00:00', zone: 'UTC' };

/** A long weekend (Friday to Tuesday evening) is four days; a fifth means a session was missed. */
const EQUITY = {
  calendar: 'equity',
  cadence: 'daily',
  publication: NEW_YORK_CLOSE,
  observed: 'sessions',
  staleAfterDays: 5,
} as const;

const CRYPTO_DAY = {
  calendar: 'utc',
  cadence: 'daily',
  publication: UTC_MIDNIGHT,
  observed: 'days',
  staleAfterDays: 2,
} as const;

const split = (file: string): CsvFile => ({ file, scale: 1, adjustment: 'split' });
const totalReturn = (file: string): CsvFile => ({ file, scale: 1, adjustment: 'total-return' });
const plain = (file: string, scale = 1): CsvFile => ({ file, scale, adjustment: 'none' });

function index(
  label: string,
  aliases: string[],
  file: string,
  bounds: Bounds,
  providers: Symbols,
): SeriesRow {
  return { ...EQUITY, label, aliases, unit: 'points', kind: 'index', bounds, csv: plain(file), providers };
}

function etf(label: string, aliases: string[], csv: CsvFile, symbol: string): SeriesRow {
  const providers = { tiingo: symbol, yahoo: symbol, cboe: symbol };
  return { ...EQUITY, label, aliases, unit: 'usd', kind: 'etf', bounds: [1, 10_000], csv, providers };
}

function future(label: string, aliases: string[], file: string, bounds: Bounds, yahoo: string): SeriesRow {
  return {
    ...EQUITY,
    label,
    aliases,
    unit: 'usd',
    kind: 'commodity',
    bounds,
    publication: NEW_YORK_FUTURES_CLOSE,
    csv: plain(file),
    providers: { yahoo },
  };
}

function coin(label: string, aliases: string[], file: string, bounds: Bounds, providers: Symbols): SeriesRow {
  return { ...CRYPTO_DAY, label, aliases, unit: 'usd', kind: 'crypto', bounds, csv: plain(file), providers };
}

function cap(label: string, aliases: string[], file: string, providers: Symbols): SeriesRow {
  return { ...coin(label, aliases, file, [1e6, 1e14], providers) };
}

/** Tradable prices, indices and crypto capitalisations. DATA sections 3 and 4 name the providers. */
export const PRICE_SERIES = {
  RUT: index(
    'Russell 2000',
    ['russell', 'russell2000', 'small caps', 'smallcaps', 'r2k'],
    'RUT',
    [50, 20_000],
    {
      yahoo: '^RUT',
    },
  ),
  SPX: index('S&P 500', ['sp500', 's&p500', 's&p', 'gspc'], 'SPX', [50, 50_000], {
    yahoo: '^GSPC',
    cboe: '_SPX',
    fred: 'SP500',
  }),
  NDX: index('Nasdaq 100', ['nasdaq', 'nasdaq100'], 'NDX', [50, 200_000], { yahoo: '^NDX' }),
  VIX: {
    ...index('VIX', ['volatility index'], 'VIX', [5, 150], { cboe: '_VIX', yahoo: '^VIX', fred: 'VIXCLS' }),
    publication: NEW_YORK_INDEX_CLOSE,
  },
  DXY: {
    ...index('US dollar index', ['dollar', 'usd index'], 'DXY', [50, 200], { yahoo: 'DX-Y.NYB' }),
    publication: NEW_YORK_FUTURES_CLOSE,
  },
  IWM: etf('iShares Russell 2000 ETF', ['small caps etf'], split('IWM'), 'IWM'),
  QQQ: etf('Invesco QQQ', [], split('QQQ'), 'QQQ'),
  SPY: etf('SPDR S&P 500 ETF', [], split('SPY'), 'SPY'),
  GLD: etf('SPDR Gold Shares', [], split('GLD'), 'GLD'),
  SLV: etf('iShares Silver Trust', [], split('SLV'), 'SLV'),
  ARKK: etf('ARK Innovation', ['ark', 'speculative tech'], split('ARKK'), 'ARKK'),
  TLT: etf('iShares 20+ Year Treasury', ['bonds', 'treasuries'], split('TLT'), 'TLT'),
  MGK: etf('Vanguard Mega Cap Growth', ['mega cap growth'], totalReturn('MGK_ADJ'), 'MGK'),
  XLG: etf('Invesco S&P 500 Top 50', ['mega caps', 'megacaps', 'mega cap'], totalReturn('XLG_ADJ'), 'XLG'),
  MAGS: etf('Roundhill Magnificent Seven', ['magnificent seven', 'mag7'], totalReturn('MAGS_ADJ'), 'MAGS'),
  RSP: etf('Invesco S&P 500 Equal Weight', ['equal weight'], totalReturn('RSP_ADJ'), 'RSP'),
  IPO: etf('Renaissance IPO ETF', ['ipos'], totalReturn('IPO_ADJ'), 'IPO'),
  FPX: etf('First Trust US Equity Opportunities', [], totalReturn('FPX_ADJ'), 'FPX'),
  CPER: etf('United States Copper Index Fund', [], totalReturn('CPER_ADJ'), 'CPER'),
  GOLD: future('Gold future', ['xau', 'gold future'], 'GOLD', [100, 20_000], 'GC=F'),
  SILVER: future('Silver future', ['xag', 'silver future'], 'SILVER', [1, 1_000], 'SI=F'),
  COPPER: future('Copper future', ['copper future'], 'COPPER', [0.3, 50], 'HG=F'),
  BTC: coin('Bitcoin', ['bitcoin', 'xbt', 'btcusd'], 'BTC', [0.01, 1e7], {
    bitstamp: 'btcusd',
    coinbase: 'BTC-USD',
    kraken: 'XBTUSD',
    binance: 'BTCUSDT',
    yahoo: 'BTC-USD',
  }),
  ETH: coin('Ethereum', ['ethereum', 'ether', 'ethusd'], 'ETH', [0.1, 1e6], {
    bitstamp: 'ethusd',
    coinbase: 'ETH-USD',
    kraken: 'ETHUSD',
    binance: 'ETHUSDT',
    yahoo: 'ETH-USD',
  }),
  OTHERS: {
    ...cap('Altcoins (OTHERS)', ['altcoins', 'alts', 'alt index'], 'OTHERS', {
      coingecko: 'others',
      coinmetrics: 'others',
    }),
    // A file has one value a week, dated on its Sunday; the live series has one a day.
    cadence: 'weekly',
    observed: 'sundays',
    staleAfterDays: 8,
  },
  OTHERS_PROXY: cap('Altcoins outside the top 10', [], 'OTHERS_PROXY', {}),
  TOTAL: cap('Total crypto market cap', ['crypto market cap', 'total market cap'], 'TOTAL', {
    coingecko: 'total',
    coinmetrics: 'total',
  }),
  TOTAL2: cap('Crypto market cap without Bitcoin', [], 'TOTAL2', {
    coingecko: 'total2',
    coinmetrics: 'total2',
  }),
  TOTAL3: cap('Crypto market cap without Bitcoin and Ethereum', [], 'TOTAL3', {
    coingecko: 'total3',
    coinmetrics: 'total3',
  }),
  STABLECOINS: {
    ...cap('Stablecoin market cap', [], 'STABLECOINS', {}),
    // The whole segment was worth a hundred thousand dollars when it began.
    bounds: [1e5, 1e14],
  },
} as const satisfies Record<string, SeriesRow>;

function share(
  label: string,
  aliases: string[],
  unit: 'percent' | 'ratio',
  file: string,
  providers: Symbols,
): SeriesRow {
  const bounds: Bounds = unit === 'percent' ? [0, 100] : [0, 1];
  return { ...CRYPTO_DAY, label, aliases, unit, kind: 'crypto', bounds, csv: plain(file), providers };
}

/** Shares: of the crypto market, and of altcoins that beat Bitcoin. */
export const SHARE_SERIES = {
  BTC_D: share('Bitcoin dominance', ['dominance', 'btc dominance', 'btc.d'], 'percent', 'BTC_D', {
    coingecko: 'btc.d',
    coinmetrics: 'btc.d',
  }),
  ETH_D: share('Ethereum dominance', ['eth dominance', 'eth.d'], 'percent', 'ETH_D', {
    coingecko: 'eth.d',
    coinmetrics: 'eth.d',
  }),
  ALTSEASON: share('Altcoin season share', ['altcoin season'], 'ratio', 'ALTSEASON', {}),
} as const satisfies Record<string, SeriesRow>;
