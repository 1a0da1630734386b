import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { DataError } from '../../lib/errors.ts';
import type { SeriesId } from '../../market/catalogue.ts';

/** Fifty times the longest history of the catalogue; a larger file is not one of bars. */
const MAX_BYTES = 50 * 1024 * 1024;
const VERSION_LENGTH = 12;

/** One CSV file's text and when the file was last written (ms). */
interface CsvFile {
  readonly text: string;
  readonly modifiedAt: number;
}

/** A folder of CSV files, read only. */
export interface CsvFolder {
  /** Changes when a CSV file is added, removed or rewritten. */
  readonly version: string;
  /** The text of `<stem>.csv`; undefined when there is no such file. Throws `DataError` when it can't be read. */
  read(id: SeriesId, stem: string): CsvFile | undefined;
}

function openRoot(directory: string): string {
  const stats = statSync(directory, { throwIfNoEntry: false });
  if (stats === undefined) {
    throw new DataError('csv', `The CSV folder ${directory} does not exist`, 'Check the path after csv:');
  }
  if (!stats.isDirectory()) {
    throw new DataError(
      'csv',
      `${directory} is a file, not a folder`,
      'Name the folder that holds the files',
    );
  }
  return realpathSync(directory);
}

/** Names, sizes and times stand for the content: reading it all would cost more than the answer. */
function versionOf(root: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(root)
    .filter((entry) => entry.endsWith('.csv'))
    .sort()) {
    const stats = statSync(join(root, name), { throwIfNoEntry: false });
    hash.update(`${name} ${stats?.size} ${stats?.mtimeMs}\n`);
  }
  return `csv-${hash.digest('hex').slice(0, VERSION_LENGTH)}`;
}

/** A link may lead anywhere on the machine; what a folder serves stays inside it. */
function resolveInside(root: string, id: SeriesId, name: string): string {
  const path = realpathSync(join(root, name));
  const inside = relative(root, path);
  if (inside === '..' || inside.startsWith(`..${sep}`)) {
    throw new DataError(
      id,
      `${name} is a link to a file outside the folder`,
      'Copy the file into the folder',
    );
  }
  return path;
}

/** Opens a folder of CSV files. Throws `DataError` when it does not exist or is no folder. */
export function openCsvFolder(directory: string): CsvFolder {
  const root = openRoot(directory);
  return {
    version: versionOf(root),
    read(id, stem) {
      const name = `${stem}.csv`;
      const stats = statSync(join(root, name), { throwIfNoEntry: false });
      if (stats === undefined) return undefined;
      if (!stats.isFile()) throw new DataError(id, `${name} is not a file`, 'Replace it by a CSV file');
      if (stats.size > MAX_BYTES) {
        throw new DataError(id, `${name} is larger than ${MAX_BYTES / 2 ** 20} MB`, 'Keep daily rows only');
      }
      return { text: readFileSync(resolveInside(root, id, name), 'utf8'), modifiedAt: stats.mtimeMs };
    },
  };
}
