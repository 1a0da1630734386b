import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sql } from 'kysely';
import type { Config } from '../../config.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { StoreError } from '../../store/store-error.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

const SUBJECT = 'Database';
const LEAST_FREE_BYTES = 200 * 2 ** 20;

/** The nearest folder that is there: what is to be created is created in it. */
function existingParent(path: string): string {
  return existsSync(path) ? path : existingParent(dirname(path));
}

/** Whether the folder, or the one it would be made in, can be written, and has room. */
function checkFolder(dataDir: string): Finding {
  const folder = existingParent(resolve(dataDir));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    return fail('Data folder', `${folder} cannot be written`, 'Change its owner, or set DATA_DIR');
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const text = `${dataDir} can be written, ${Math.floor(free / 2 ** 20)} MB free`;
  return free < LEAST_FREE_BYTES ? warn('Data folder', text, 'Free some space') : ok('Data folder', text);
}

/** Whether this account may change tables and the server takes changes at all. */
async function isWritable({ query }: Database): Promise<boolean> {
  const { rows } = await sql<{ is_writable: boolean }>`
    select not pg_is_in_recovery()
      and has_schema_privilege(current_schema(), 'CREATE')
      and has_table_privilege('deliveries', 'INSERT, UPDATE, DELETE') as is_writable`.execute(query);
  return rows[0]?.is_writable === true;
}

async function checkOpened(database: Database): Promise<Finding> {
  const isWell = database.dialect === 'sqlite' || (await isWritable(database));
  const kind = database.dialect === 'sqlite' ? 'embedded' : 'PostgreSQL';
  if (isWell) return ok(SUBJECT, `${kind}, up to date`);
  return fail(SUBJECT, `${kind}, and this account may only read`, 'Grant it the rights on its schema');
}

function explain(error: unknown, isEmbedded: boolean): Finding {
  if (!(error instanceof StoreError))
    return fail(SUBJECT, 'it cannot be used', 'Look into the log of the bot');
  if (error.reason === 'missing') return ok(SUBJECT, 'not there yet: the first start creates it');
  if (error.reason !== 'outdated') return fail(SUBJECT, error.message, error.hint);
  if (isEmbedded) return warn(SUBJECT, error.message, 'Starting the bot brings it up to date');
  return fail(SUBJECT, error.message, 'Run: npm run release');
}

/** Opens the database without changing anything in it, and tells how it stands. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const { databaseUrl: url, dataDir } = config;
  const folder = url === undefined ? [checkFolder(dataDir)] : [];
  try {
    const database = await openDatabase({ url, dataDir, isReadOnly: true });
    try {
      return [await checkOpened(database), ...folder];
    } finally {
      await database.close();
    }
  } catch (error) {
    return [explain(error, url === undefined), ...folder];
  }
}
