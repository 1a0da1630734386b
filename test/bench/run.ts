import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAnswers } from './answers.ts';
import { type BenchRow, measureCharts } from './charts.ts';
import { measureLive } from './live.ts';
import { measureMemory, measureStart } from './process.ts';

const REFERENCE_DATA = `${process.env['REFERENCE_DIR'] ?? '../shared'}/data`;

/** Real history where a contributor has it, the sample market elsewhere. */
function defaultData(): string {
  return existsSync(REFERENCE_DATA) ? `csv:${REFERENCE_DATA}` : 'sample';
}

function formatRow({ name, value, unit, goal }: BenchRow): string {
  const verdict = goal === undefined ? '' : `goal ≤ ${goal}${value <= goal ? '' : '  MISSED'}`;
  return `${name.padEnd(56)} ${value.toFixed(value < 10 ? 2 : 1).padStart(9)} ${unit.padEnd(4)} ${verdict}`;
}

const { values } = parseArgs({
  options: { data: { type: 'string' }, json: { type: 'string', default: 'bench.json' } },
});
const data = values.data ?? defaultData();
process.stdout.write(`Medians, ${cpus().length} processors, Node ${process.version}, data ${data}\n\n`);
const rows: BenchRow[] = [];
for (const measure of [
  () => measureAnswers(data),
  measureCharts,
  () => measureStart(data),
  () => measureMemory(data),
  measureLive,
]) {
  for (const row of await measure()) {
    rows.push(row);
    process.stdout.write(`${formatRow(row)}\n`);
  }
}
await writeFile(values.json, `${JSON.stringify({ node: process.version, data, rows }, null, 2)}\n`);
process.stdout.write(`\nAlso in ${values.json}\n`);
