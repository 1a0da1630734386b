import type { MarketWorld } from '../app-data.ts';
import { type LiveData, openLive } from '../app-live.ts';
import { renderPlain } from '../chat/plain.ts';
import { composeOverview } from '../chat/sources/overview.ts';
import { type Config, ConfigError, readEnvironment } from '../config.ts';
import { createProgressReport, type ProgressReport } from '../jobs/progress.ts';
import type { RefreshOutcome } from '../jobs/refresh-series.ts';
import { systemClock } from '../lib/clock.ts';
import { DataError, UserError } from '../lib/errors.ts';
import { asSentence, formatNumber } from '../lib/format.ts';
import { createLogger } from '../lib/log.ts';
import { findSeries, type SeriesId } from '../market/catalogue.ts';
import { createBarRepository } from '../store/bars.ts';
import { createRefreshLock } from '../store/refresh-lock.ts';
import { StoreError } from '../store/store-error.ts';
import { exportCsv } from './export-csv.ts';
import { readMarketConfig } from './market-config.ts';

const USAGE = `Usage: npm run data -- status | refresh [SERIES ...] | export DIR
  status   how each series in the store stands
  refresh  fetches now what is due, or the series that are named; no bot may be running on the same folder
  export   writes the store as CSV files that MARKET_DATA=csv:DIR reads`;

/** What the tool needs of the world; the log and the progress are its own. */
export interface DataToolWorld extends Omit<MarketWorld, 'log' | 'progress'> {
  readonly progress?: ProgressReport;
}

type Write = (line: string) => void;

interface Job {
  readonly words: readonly string[];
  readonly config: Config;
  readonly world: DataToolWorld;
  readonly write: Write;
}

function misuse(reason: string): UserError {
  return new UserError(reason, USAGE);
}

async function withLive<T>(
  { config, world, write }: Job,
  isReadOnly: boolean,
  use: (data: LiveData) => Promise<T>,
): Promise<T> {
  // What a source refused is told by the progress and in the outcome; a third time is noise.
  const log = createLogger('error', config.secrets, write);
  const data = await openLive({ ...config, marketData: 'live', isReadOnly }, { ...world, log });
  try {
    return await use(data);
  } finally {
    await data.stop();
  }
}

function showStatus(job: Job): Promise<number> {
  return withLive(job, true, async ({ ports }) => {
    job.write(renderPlain(await composeOverview(ports.dataStatus, job.world.clock.now())));
    return 0;
  });
}

function describeOutcome({ series, source, changedBars, failures }: RefreshOutcome): string {
  const passed = failures.length === 0 ? '' : ` (${failures.join(', ')})`;
  if (source === null) return `${series}: no source answers${passed}`;
  return `${series}: ${formatNumber(changedBars)} new bars via ${source}${passed}`;
}

function readSeries(names: readonly string[]): readonly SeriesId[] {
  return names.map((name) => {
    const id = findSeries(name);
    if (id === undefined) throw misuse(`I know no series "${name}"`);
    return id;
  });
}

/** Every series that is due, or those that are named; 1 where one got no answer. */
function refresh(job: Job): Promise<number> {
  const named = readSeries(job.words);
  return withLive(job, false, async ({ database, refresher }) => {
    const lock = createRefreshLock(database);
    if (!(await lock.hold()))
      throw new UserError(
        'Another process refreshes this database.',
        'It does so by itself; look at: status',
      );
    try {
      const outcomes = await (named.length === 0 ? refresher.refreshDue() : refresher.refreshNow(named));
      if (outcomes.length === 0) job.write('Nothing is due.');
      for (const outcome of outcomes) job.write(describeOutcome(outcome));
      const answered = outcomes.filter(({ source }) => source !== null).length;
      if (answered === 0 && outcomes.length > 0)
        job.write('No source answers at all: check the network with npm run doctor.');
      return answered === outcomes.length ? 0 : 1;
    } finally {
      await lock.release();
    }
  });
}

function writeFiles(job: Job): Promise<number> {
  const [folder, ...rest] = job.words;
  if (folder === undefined || rest.length > 0) throw misuse('export takes one folder');
  return withLive(job, true, async ({ database }) => {
    const exported = await exportCsv(createBarRepository(database), folder);
    for (const { series, file, bars } of exported)
      job.write(`${series}: ${formatNumber(bars)} bars in ${file}`);
    if (exported.length === 0)
      throw new UserError(
        'The store is empty.',
        'Start the bot, or fetch everything by: npm run data -- refresh',
      );
    job.write(`Ask over them with: npm run ask -- "/macd" --data csv:${folder}`);
    return 0;
  });
}

const TASKS: Readonly<Record<string, (job: Job) => Promise<number>>> = {
  status: showStatus,
  refresh,
  export: writeFiles,
};

/** What went wrong, for the shell: one line each, without a credential. */
function explain(error: unknown, write: Write): number {
  if (error instanceof ConfigError) for (const fault of error.faults) write(fault);
  else if (error instanceof UserError || error instanceof DataError || error instanceof StoreError)
    write(`${asSentence(error.message)} ${error.hint}`.trim());
  else throw error;
  return 2;
}

/**
 * Looks at the store of live data, refreshes it, or writes it out as files. Resolves with the exit code: 0, 1 where
 * some series got no answer, 2 for bad usage or a store that cannot be opened.
 */
export async function runData(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  world: DataToolWorld,
  write: Write,
): Promise<number> {
  const [name = '', ...words] = argv;
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  try {
    if (task === undefined) throw misuse(name === '' ? 'Say what to do.' : `I do not know "${name}".`);
    return await task({ words, config: readMarketConfig(env), world, write });
  } catch (error) {
    return explain(error, write);
  }
}

if (import.meta.main) {
  const progress = createProgressReport(process.stderr.isTTY, (text) => void process.stderr.write(text));
  const write = (line: string) => void process.stdout.write(`${line.trimEnd()}\n`);
  const world = { clock: systemClock, fetch: globalThis.fetch, progress };
  process.exitCode = await runData(process.argv.slice(2), readEnvironment(), world, write);
}
