/**
 * Coins that are not altcoins in a rotation's sense although they rank among the largest: their price is another
 * asset's. Names are CoinGecko's coin ids with their tickers.
 *
 * Source: the members above the top 250 of CoinGecko's categories "Stablecoins", "Tokenized Treasury Bonds",
 * "Tokenized Gold", "Wrapped-Tokens", "Bridged-Tokens", "Liquid Staking Tokens" and "Liquid Restaking Tokens"
 * (https://www.coingecko.com/en/categories), and for coins of earlier years the stablecoin list of DefiLlama
 * (https://github.com/DefiLlama/peggedassets-server). Reviewed 2026-11; review it when a new one enters the top 125.
 */
type Kind = 'stable' | 'wrapped' | 'staked';
type Entry = readonly [id: string, symbol: string];

const EXCLUDED: Readonly<Record<Kind, readonly Entry[]>> = {
  // Pegged to a currency or to gold, interest-bearing forms and tokenised cash funds included.
  stable: [
    ['tether', 'usdt'],
    ['usd-coin', 'usdc'],
    ['dai', 'dai'],
    ['usds', 'usds'],
    ['susds', 'susds'],
    ['savings-dai', 'sdai'],
    ['ethena-usde', 'usde'],
    ['ethena-staked-usde', 'susde'],
    ['usdtb', 'usdtb'],
    ['usd1-wlfi', 'usd1'],
    ['paypal-usd', 'pyusd'],
    ['ripple-usd', 'rlusd'],
    ['global-dollar', 'usdg'],
    ['first-digital-usd', 'fdusd'],
    ['falcon-finance', 'usdf'],
    ['bfusd', 'bfusd'],
    ['usdd', 'usdd'],
    ['usdt0', 'usdt0'],
    ['usual-usd', 'usd0'],
    ['resolv-usd', 'usr'],
    ['true-usd', 'tusd'],
    ['frax', 'frax'],
    ['frax-usd', 'frxusd'],
    ['gho', 'gho'],
    ['crvusd', 'crvusd'],
    ['euro-coin', 'eurc'],
    ['stasis-eurs', 'eurs'],
    ['binance-usd', 'busd'],
    ['paxos-standard', 'usdp'],
    ['gemini-dollar', 'gusd'],
    ['husd', 'husd'],
    ['terrausd', 'ustc'],
    ['neutrino', 'usdn'],
    ['fei-usd', 'fei'],
    ['magic-internet-money', 'mim'],
    ['liquity-usd', 'lusd'],
    ['nusd', 'susd'],
    ['alchemix-usd', 'alusd'],
    ['origin-dollar', 'ousd'],
    ['celo-dollar', 'cusd'],
    ['single-collateral-dai', 'sai'],
    ['blackrock-usd-institutional-digital-liquidity-fund', 'buidl'],
    ['hashnote-usyc', 'usyc'],
    ['ondo-us-dollar-yield', 'usdy'],
    ['figure-heloc', 'figr_heloc'],
    ['tether-gold', 'xaut'],
    ['pax-gold', 'paxg'],
  ],
  // One token is one coin of another chain.
  wrapped: [
    ['wrapped-bitcoin', 'wbtc'],
    ['coinbase-wrapped-btc', 'cbbtc'],
    ['binance-bitcoin', 'btcb'],
    ['bitcoin-avalanche-bridged-btc-b', 'btc.b'],
    ['tbtc', 'tbtc'],
    ['renbtc', 'renbtc'],
    ['huobi-btc', 'hbtc'],
    ['solv-btc', 'solvbtc'],
    ['weth', 'weth'],
    ['binance-peg-weth', 'weth'],
    ['wbnb', 'wbnb'],
    ['binance-bridged-usdt-bnb-smart-chain', 'bsc-usd'],
    ['binance-bridged-usdc-bnb-smart-chain', 'usdc'],
    ['polygon-bridged-usdt-polygon', 'usdt'],
    ['arbitrum-bridged-usdt-arbitrum', 'usdt'],
  ],
  // A claim on a staked coin that is itself ranked, re-staked forms included.
  staked: [
    ['staked-ether', 'steth'],
    ['wrapped-steth', 'wsteth'],
    ['wrapped-beacon-eth', 'wbeth'],
    ['wrapped-eeth', 'weeth'],
    ['ether-fi-staked-eth', 'eeth'],
    ['rocket-pool-eth', 'reth'],
    ['coinbase-wrapped-staked-eth', 'cbeth'],
    ['kelp-dao-restaked-eth', 'rseth'],
    ['renzo-restaked-eth', 'ezeth'],
    ['mantle-staked-ether', 'meth'],
    ['liquid-staked-ethereum', 'lseth'],
    ['stakewise-v3-oseth', 'oseth'],
    ['lombard-staked-btc', 'lbtc'],
    ['jito-staked-sol', 'jitosol'],
    ['jupiter-staked-sol', 'jupsol'],
    ['binance-staked-sol', 'bnsol'],
    ['msol', 'msol'],
    ['kinetic-staked-hype', 'khype'],
  ],
};

const ENTRIES = Object.values(EXCLUDED).flat();
const IDS: ReadonlySet<string> = new Set(ENTRIES.map(([id]) => id));
const SYMBOLS: ReadonlySet<string> = new Set(ENTRIES.map(([, symbol]) => symbol));

/** By CoinGecko's id, which is unique. */
export function isExcludedId(id: string): boolean {
  return IDS.has(id);
}

/** By lower-case ticker, for a provider that has nothing better. */
export function isExcludedSymbol(symbol: string): boolean {
  return SYMBOLS.has(symbol);
}
