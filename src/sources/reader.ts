import { UserError } from '../lib/errors.ts';
import type { SeriesReader } from '../market/view.ts';
import { createCsvReader } from './csv/csv-reader.ts';
import { createSampleReader } from './sample/sample-reader.ts';

const CSV_PREFIX = 'csv:';

/**
 * Opens the market data a choice names: `sample`, or `csv:DIR` for a folder of CSV files. Throws `UserError` on any
 * other choice and `DataError` on a folder that is not there.
 */
export function openReader(choice: string): SeriesReader {
  if (choice === 'sample') return createSampleReader();
  const directory = choice.startsWith(CSV_PREFIX) ? choice.slice(CSV_PREFIX.length).trim() : '';
  if (directory !== '') return createCsvReader(directory);
  throw new UserError(`Market data cannot be "${choice}"`, 'Choose sample or csv:DIR, e.g. csv:./data');
}
