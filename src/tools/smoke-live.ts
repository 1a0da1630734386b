import { ConfigError, readEnvironment } from '../config.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { asSentence } from '../lib/format.ts';
import { createHttpClient, systemSleep } from '../lib/http.ts';
import type { Sleep } from '../lib/http-gate.ts';
import { redact } from '../lib/log.ts';
import type { SeriesId } from '../market/catalogue.ts';
import { dayOf, formatDay } from '../market/days.ts';
import { createLiveFeed, type LiveFeed } from '../sources/live-feed.ts';
import type { Provider } from '../sources/provider.ts';
import { SourceError } from '../sources/source-error.ts';
import { readMarketConfig } from './market-config.ts';

/** Holds the newest value of a monthly series, published weeks after its month. */
const WINDOW_DAYS = 120;
const [SERIES_WIDTH, SOURCE_WIDTH, TIME_WIDTH] = [17, 32, 9];

export interface SmokeWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
}

/** What one provider said of one series. */
interface Probe {
  readonly series: SeriesId;
  readonly label: string;
  readonly latencyMs: number;
  readonly isWorking: boolean;
  /** The newest day, or why there is none. */
  readonly text: string;
}

async function probe(provider: Provider, series: SeriesId, { clock }: SmokeWorld): Promise<Probe> {
  const startedAt = clock.now();
  const report = (isWorking: boolean, text: string): Probe => ({
    series,
    label: provider.label,
    latencyMs: clock.now() - startedAt,
    isWorking,
    text,
  });
  try {
    const { bars, partial } = await provider.fetch(series, { since: dayOf(startedAt) - WINDOW_DAYS });
    const day = bars.at(-1)?.day ?? partial?.bar.day;
    return day === undefined ? report(false, 'no value') : report(true, formatDay(day));
  } catch (error) {
    return report(false, error instanceof SourceError ? error.message : 'no usable answer');
  }
}

function writeProbe({ series, label, latencyMs, isWorking, text }: Probe): string {
  const time = `${Math.round(latencyMs)} ms`.padStart(TIME_WIDTH);
  return `${series.padEnd(SERIES_WIDTH)} ${label.padEnd(SOURCE_WIDTH)} ${time}  ${isWorking ? text : `FAILED: ${text}`}`;
}

/** The providers of a series in the order in which the bot asks them. */
function providersOf(id: SeriesId, feed: LiveFeed): readonly Provider[] {
  const order = feed.sourcesOf(id).map(({ label }) => label);
  const serving = feed.providers.filter((provider) => provider.serves(id) && order.includes(provider.label));
  return serving.toSorted((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
}

/** Asks the sources of a series in turn until one works, or all of them; true where one worked. */
async function smokeSeries(
  id: SeriesId,
  providers: readonly Provider[],
  world: SmokeWorld,
  options: { readonly asksAll: boolean; readonly write: (line: string) => void },
): Promise<boolean> {
  let isWorking = false;
  for (const provider of providers) {
    const outcome = await probe(provider, id, world);
    options.write(writeProbe(outcome));
    isWorking ||= outcome.isWorking;
    if (isWorking && !options.asksAll) break;
  }
  return isWorking;
}

/**
 * Asks every series' sources from this very host: provider, latency and last date, a line each. With `--all` the
 * sources behind the first that works are asked too. Resolves with the exit code: 0, 1 where a series has no working
 * source, 2 for bad settings. Nothing is stored.
 */
export async function runSmokeLive(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  world: SmokeWorld,
  print: (line: string) => void,
): Promise<number> {
  try {
    const { sources, secrets } = readMarketConfig(env);
    const write = (line: string) => print(redact(line, secrets));
    const http = createHttpClient({ ...world, random: Math.random, secrets });
    const records = { read: () => Promise.resolve([]), save: () => Promise.resolve() };
    const feed = createLiveFeed(sources, { http, clock: world.clock, records });
    const options = { asksAll: argv.includes('--all'), write };
    const lost: SeriesId[] = [];
    // One after the other: sources want to be asked gently, and nobody waits for this.
    for (const id of feed.series) {
      const isWorking = await smokeSeries(id, providersOf(id, feed), world, options);
      if (!isWorking) lost.push(id);
    }
    const summary =
      lost.length === 0 ? 'every one has a working source' : `no working source for ${lost.join(', ')}`;
    write(`${feed.series.length} series: ${asSentence(summary)}`);
    return lost.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) print(fault);
    return 2;
  }
}

if (import.meta.main) {
  const world = { fetch: globalThis.fetch, clock: systemClock, sleep: systemSleep };
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  process.exitCode = await runSmokeLive(process.argv.slice(2), readEnvironment(), world, print);
}
