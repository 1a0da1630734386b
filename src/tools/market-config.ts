import { type Config, readConfig } from '../config.ts';

/** Settings of the chat platforms and of serving, which no tool about market data needs. */
const OTHERS = /^(TELEGRAM|SLACK|WEB|METRICS|ROLE|HOST|PORT|ENCRYPTION)/;

/**
 * The settings of market data alone: a half-configured platform must not stop whoever looks at the data.
 * @throws ConfigError where one of them is wrong.
 */
export function readMarketConfig(env: NodeJS.ProcessEnv): Config {
  return readConfig(Object.fromEntries(Object.entries(env).filter(([name]) => !OTHERS.test(name))));
}
