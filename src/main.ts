import { parseArgs } from 'node:util';
import { startApp } from './app.ts';
import { findRole } from './app-roles.ts';
import { type Config, ConfigError, type Role, readConfig, readEnvironment } from './config.ts';
import { createProgressReport } from './jobs/progress.ts';
import { systemClock } from './lib/clock.ts';
import { DataError, UserError } from './lib/errors.ts';
import { asSentence } from './lib/format.ts';
import { createLogger, type Logger } from './lib/log.ts';
import { StoreError } from './store/store-error.ts';
import { runDemo } from './tools/demo.ts';

const USAGE = 'Usage: node src/main.ts [all | web | worker] | --demo';
const STOP_DEADLINE_MS = 10_000;
const NOTHING_TO_DO =
  'No platform is configured: set TELEGRAM_BOT_TOKEN, SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET, or WEB_PAGE=on (see .env.example), or try --demo';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Resolves at the first request to stop; a second one ends the process at once. */
function waitForSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const onSignal = (signal: NodeJS.Signals) => {
      process.once('SIGINT', () => process.exit(130));
      process.once('SIGTERM', () => process.exit(143));
      resolve(signal);
    };
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
  });
}

async function serve(config: Config, log: Logger): Promise<number> {
  const stopAsked = waitForSignal();
  const world = { clock: systemClock, fetch: globalThis.fetch, log, isWarmedUp: true };
  // A person who waits at a terminal sees a bar; anyone else reads the log.
  const progress = createProgressReport(true, (text) => void process.stderr.write(text));
  const app = await startApp(config, process.stderr.isTTY ? { ...world, progress } : world);
  if (app.running.length === 0) {
    log.error('no platform could be started');
    return 1;
  }
  const signal = await stopAsked;
  log.info({ signal }, 'stopping');
  await app.stop(STOP_DEADLINE_MS);
  log.info('stopped');
  return 0;
}

async function runBot(role: Role | undefined): Promise<number> {
  const environment = readEnvironment();
  const config = readConfig(role === undefined ? environment : { ...environment, ROLE: role });
  if (config.telegram === undefined && config.slack === undefined && config.webPage === undefined) {
    say(NOTHING_TO_DO);
    return 2;
  }
  const log = createLogger(config.logLevel, config.secrets, (line) => process.stdout.write(line));
  // A stray rejection inside one platform's SDK must not end the other platform too.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  return serve(config, log);
}

/** What a failed start means for the shell: 2 for what its user can mend, each in one line. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) for (const fault of error.faults) say(fault);
  else if (error instanceof UserError || error instanceof DataError || error instanceof StoreError)
    say(`${asSentence(error.message)} ${error.hint}`.trim());
  else throw error;
  return 2;
}

/** What the command line asks for; undefined where it makes no sense. */
function readArguments(): { readonly isDemo: boolean; readonly role: Role | undefined } | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { demo: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [name, ...more] = positionals;
    const role = name === undefined ? undefined : findRole(name);
    const isKnown = name === undefined || (role !== undefined && more.length === 0 && !values.demo);
    return isKnown ? { isDemo: values.demo, role } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === undefined) {
    say(USAGE);
    return 2;
  }
  return asked.isDemo ? runDemo(process, waitForSignal()) : runBot(asked.role);
}

process.exitCode = await main().catch(explain);
// Whatever a platform's SDK still holds open must not keep a stopped bot alive.
process.exit();
