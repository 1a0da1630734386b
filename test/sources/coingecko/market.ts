/** A market of 130 coins with round numbers: ten large ones, four that matter, 111 equal ones, and a tail. */
const LARGE: ReadonlyArray<readonly [id: string, symbol: string, cap: number]> = [
  ['bitcoin', 'btc', 1.2e12],
  ['ethereum', 'eth', 2e11],
  ['tether', 'usdt', 1.8e11],
  ['binancecoin', 'bnb', 9e10],
  ['ripple', 'xrp', 8e10],
  ['usd-coin', 'usdc', 7e10],
  ['solana', 'sol', 6e10],
  ['tron', 'trx', 3e10],
  ['dogecoin', 'doge', 2e10],
  ['staked-ether', 'steth', 1.5e10],
  ['cardano', 'ada', 1e10],
  ['usds', 'usds', 9e9],
  ['wrapped-bitcoin', 'wbtc', 8e9],
  ['chainlink', 'link', 7e9],
];

/** Sums of the 125 largest, by hand: 1,945 + 34 + 11.1 billion; altcoins 10 + 7 + 11.1. */
export const TOTAL = 1.9901e12;
export const ALTCOINS = 2.81e10;

interface Row {
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly current_price: number;
  readonly market_cap: number | null;
}

const row = (id: string, symbol: string, market_cap: number | null): Row => ({
  id,
  symbol,
  name: id,
  current_price: 1,
  market_cap,
});

/** Rows as `coins/markets` gives them; `withCap` is how many have a capitalisation. */
export function marketRows(withCap = 130): Row[] {
  const tail = Array.from({ length: 116 }, (_, index): [string, string, number] => [
    `coin-${index + 1}`,
    `c${index + 1}`,
    index < 111 ? 1e8 : 1e6,
  ]);
  return [...LARGE, ...tail].map(([id, symbol, cap], index) => row(id, symbol, index < withCap ? cap : null));
}

/** `global` for a total (USD) and a stated share of Bitcoin (percent). */
export function globalAnswer(updatedAt: string, total = 2.05e12, bitcoin = 58.5): string {
  return JSON.stringify({
    data: {
      active_cryptocurrencies: 17_000,
      total_market_cap: { btc: 2.2e7, usd: total },
      market_cap_percentage: {
        btc: bitcoin,
        eth: 9.8,
        usdt: 8.8,
        bnb: 4.4,
        xrp: 3.9,
        usdc: 3.4,
        sol: 2.9,
        trx: 1.5,
        doge: 1,
        steth: 0.7,
      },
      updated_at: Date.parse(updatedAt) / 1000,
    },
  });
}
