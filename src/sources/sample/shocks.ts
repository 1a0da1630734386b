import { createDraws } from './random.ts';
import { FIRST_DAY, LAST_DAY } from './sessions.ts';

/** What moves many series at once. */
const FACTORS = ['equity', 'crypto', 'metals', 'dollar'] as const;

type Factor = (typeof FACTORS)[number];

/** How much of a series' variance follows each factor: loadings between -1 and 1, squares summing to at most 1. */
export type Loadings = Readonly<Partial<Record<Factor, number>>>;

const DAY_COUNT = LAST_DAY - FIRST_DAY + 1;
/** Volatility comes in clusters: its logarithm keeps this share from one day to the next. */
const VOLATILITY_MEMORY = 0.97;
const VOLATILITY_OF_VOLATILITY = 0.12;
/** Share of the crypto factor that is the equity factor: the correlation of the two markets. */
const CRYPTO_ON_EQUITY = 0.35;

/** One shock a day of mean 0 and variance about 1, calm for months and wild for weeks. */
function createShocks(name: string): Float64Array {
  const draws = createDraws(name);
  const shocks = new Float64Array(DAY_COUNT);
  let logVolatility = 0;
  for (let index = 0; index < DAY_COUNT; index += 1) {
    logVolatility = VOLATILITY_MEMORY * logVolatility + VOLATILITY_OF_VOLATILITY * draws.normal();
    shocks[index] = Math.exp(logVolatility - 0.2) * draws.normal();
  }
  return shocks;
}

/** sum += weight * shocks, in place. */
function addShocks(sum: Float64Array, shocks: Float64Array, weight: number): void {
  for (let index = 0; index < DAY_COUNT; index += 1) {
    sum[index] = (sum[index] ?? 0) + weight * (shocks[index] ?? 0);
  }
}

function createFactors(): Readonly<Record<Factor, Float64Array>> {
  const equity = createShocks('equity');
  const crypto = new Float64Array(DAY_COUNT);
  addShocks(crypto, equity, CRYPTO_ON_EQUITY);
  addShocks(crypto, createShocks('crypto'), Math.sqrt(1 - CRYPTO_ON_EQUITY ** 2));
  return { equity, crypto, metals: createShocks('metals'), dollar: createShocks('dollar') };
}

/** The daily shocks of a series, index 0 on the sample's first day: its factors and a part of its own. */
export type FindShocks = (name: string, loadings: Loadings) => Float64Array;

/** Draws the factors once and mixes each series' shocks from them. */
export function createShockMixer(): FindShocks {
  const factors = createFactors();
  return (name, loadings) => {
    const draws = createDraws(name);
    const weights = FACTORS.map((factor) => ({ factor, loading: loadings[factor] ?? 0 }));
    const explained = weights.reduce((sum, { loading }) => sum + loading * loading, 0);
    const own = Math.sqrt(Math.max(0, 1 - explained));
    const shocks = new Float64Array(DAY_COUNT);
    for (let index = 0; index < DAY_COUNT; index += 1) shocks[index] = own * draws.normal();
    for (const { factor, loading } of weights) if (loading !== 0) addShocks(shocks, factors[factor], loading);
    return shocks;
  };
}
