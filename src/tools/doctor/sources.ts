import type { Config } from '../../config.ts';
import type { Clock } from '../../lib/clock.ts';
import { finishesWithin } from '../../lib/deadline.ts';
import { DataError, UserError } from '../../lib/errors.ts';
import { createHttpClient } from '../../lib/http.ts';
import type { Sleep } from '../../lib/http-gate.ts';
import { SERIES_IDS, type SeriesId } from '../../market/catalogue.ts';
import { dayOf, formatDay } from '../../market/days.ts';
import { createLiveFeed } from '../../sources/live-feed.ts';
import type { Provider } from '../../sources/provider.ts';
import { openReader } from '../../sources/reader.ts';
import { SourceError } from '../../sources/source-error.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** Enough to hold one observation of the slowest series. */
const WINDOW_DAYS = 45;
const PATIENCE_MS = 40_000;

interface SourceWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

function adviceFor(reason: string): string {
  if (reason === 'key') return 'Check its key; without one the next source is asked';
  if (reason === 'blocked') return 'It refuses this address or country; the next source is asked';
  if (reason === 'rate-limited') return 'Wait; the bot asks more slowly than this';
  return 'The next source is asked; look again later';
}

/** One cheap question to one provider. Every series has other sources, so that a silent one is no failure. */
async function checkProvider(provider: Provider, id: SeriesId, { clock }: SourceWorld): Promise<Finding> {
  const subject = `Source ${provider.label}`;
  const stopping = new AbortController();
  const since = dayOf(clock.now()) - WINDOW_DAYS;
  const startedAt = performance.now();
  let lastDay: number | undefined;
  const read = provider.fetch(id, { since, signal: stopping.signal }).then(({ bars, partial }) => {
    lastDay = partial?.bar.day ?? bars.at(-1)?.day;
    return lastDay;
  });
  try {
    if (!(await finishesWithin(read, PATIENCE_MS))) throw new Error('no answer in time');
    const ms = Math.round(performance.now() - startedAt);
    const newest = lastDay === undefined ? 'nothing new' : `${id} to ${formatDay(lastDay)}`;
    return ok(subject, `${newest}, ${ms} ms`);
  } catch (error) {
    if (error instanceof SourceError) return warn(subject, error.message, adviceFor(error.reason));
    return warn(subject, 'no usable answer', adviceFor(''));
  } finally {
    stopping.abort();
  }
}

/** Files or the sample, as they would be opened. */
function checkFixed(choice: string): Finding {
  try {
    const { isSample } = openReader(choice);
    return ok('Market data', isSample ? 'the sample: made-up numbers' : choice);
  } catch (error) {
    if (error instanceof UserError || error instanceof DataError)
      return fail('Market data', error.message, error.hint);
    return fail('Market data', 'it cannot be read', 'Check MARKET_DATA');
  }
}

/** Every provider that is switched on, each asked one thing. */
export async function checkSources(config: Config, world: SourceWorld): Promise<readonly Finding[]> {
  if (config.marketData !== 'live') return [checkFixed(config.marketData)];
  const http = createHttpClient({
    ...world,
    random: () => 0,
    secrets: config.secrets,
  });
  const records = { read: () => Promise.resolve([]), save: () => Promise.resolve() };
  const { providers } = createLiveFeed(config.sources, { http, clock: world.clock, records });
  const checks = providers.flatMap((provider) => {
    const id = SERIES_IDS.find((series) => provider.serves(series));
    return id === undefined ? [] : [checkProvider(provider, id, world)];
  });
  const findings = await Promise.all(checks);
  if (findings.some(({ level }) => level === 'ok')) return findings;
  return [...findings, fail('Market data', 'no source answers', 'Check the network and SOURCE_URLS')];
}
