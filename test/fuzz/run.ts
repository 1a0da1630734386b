import { parseArgs } from 'node:util';
import { fuzz, type Report } from './fuzz.ts';
import { TARGETS } from './targets.ts';

/** Nobody's message may hold up everybody else's longer than this (ms). */
const LIMIT_MS = 50;

function formatReport({ name, inputs, refused, slowestMs, slowest, failure }: Report): string {
  const counts = `${String(inputs).padStart(9)} inputs, ${String(refused).padStart(8)} refused`;
  const line = `${name.padEnd(32)} ${counts}, slowest ${slowestMs.toFixed(2).padStart(6)} ms  ${slowest}`;
  return failure === undefined ? line : `${line}\n  FAILED: ${failure}`;
}

/** The processor time of this thread so far (ms). */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const endsAt = performance.now() + Number(values.seconds) * 1000;
process.stdout.write(`Fuzzing ${TARGETS.length} parsers for ${values.seconds} s, seed ${seed}\n\n`);
const reports = await fuzz(TARGETS, {
  seed,
  batch: 100,
  limitMs: LIMIT_MS,
  goesOn: () => performance.now() < endsAt,
  now: () => performance.now(),
  worked: threadMs,
});
for (const report of reports) process.stdout.write(`${formatReport(report)}\n`);
const total = reports.reduce((sum, { inputs }) => sum + inputs, 0);
const failed = reports.filter(({ failure }) => failure !== undefined);
process.stdout.write(
  `\n${total} inputs, ${failed.length} parsers failed. Again with: npm run fuzz -- --seed ${seed}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
