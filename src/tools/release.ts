import { ConfigError, readConfig, readEnvironment } from '../config.ts';
import { migrateDatabase } from '../store/database.ts';
import { StoreError } from '../store/store-error.ts';

/** The release step, before any process of a new version starts: it brings a shared database's tables up to date. */
const say = (line: string) => void process.stdout.write(`${line}\n`);
const complain = (line: string) => void process.stderr.write(`${line}\n`);

async function release(): Promise<void> {
  const { databaseUrl: url, dataDir } = readConfig({ ...readEnvironment(), ROLE: 'all' });
  if (url === undefined) {
    say('Nothing to do: the embedded database is brought up to date when the bot starts.');
    return;
  }
  const names = await migrateDatabase({ url, dataDir });
  say(names.length === 0 ? 'The database is up to date.' : `The database got ${names.join(', ')}.`);
}

/** What a failed release means for the shell, in lines that hold no credential. */
function explain(error: unknown): number {
  if (error instanceof ConfigError) for (const fault of error.faults) complain(fault);
  else if (error instanceof StoreError) complain(`${error.message}. ${error.hint}.`);
  else throw error;
  return 2;
}

process.exitCode = await release().then(() => 0, explain);
