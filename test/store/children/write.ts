import { writeSync } from 'node:fs';
import { createBarRepository } from '../../../src/store/bars.ts';
import { openDatabase } from '../../../src/store/database.ts';

/**
 * Writes batches of 50 days into the data directory named by its argument, from the batch named by the next one on,
 * and prints the number of each when it is acknowledged. It never ends by itself.
 */
const [, , dataDir = '', first = '0'] = process.argv;
const bars = createBarRepository(await openDatabase({ dataDir }));
const provenance = { source: 'Test', adjustment: 'none', quality: 'measured', publishedAt: null } as const;

for (let batch = Number(first); ; batch += 1) {
  const days = Array.from({ length: 50 }, (_, index) => batch * 50 + index);
  const values = days.map((day) => ({ day, open: null, high: null, low: null, close: batch, volume: null }));
  await bars.upsertBars('DFF', values, { ...provenance, fetchedAt: 4e12 });
  // Past every buffer of this process: what the parent has read was acknowledged.
  writeSync(1, `${batch}\n`);
}
