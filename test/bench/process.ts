import { execFile, fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { FakeSlackApi } from '../fakes/slack-api.ts';
import { startTelegramApi } from '../fakes/telegram-api.ts';
import type { BenchRow } from './charts.ts';
import { median } from './median.ts';

const run = promisify(execFile);
const ASK = fileURLToPath(new URL('../../src/ask.ts', import.meta.url));
const CONNECTED = fileURLToPath(new URL('./connected.ts', import.meta.url));
const ROUNDS = 5;
const PRELOAD = ['--import', new URL('../../src/lib/compile-cache.ts', import.meta.url).href];
/** As `npm start` runs it. */
const NODE_FLAGS = ['--max-semi-space-size=2'];

/** From nothing to a printed answer, as a whole process. */
export async function measureStart(marketData: string): Promise<BenchRow[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await run(process.execPath, [...PRELOAD, ASK, '/macd', '--as-of', '2026-01-18', '--data', marketData]);
    times.push(performance.now() - start);
  }
  return [{ name: 'start to first answer, whole process', value: median(times), unit: 'ms', goal: 1000 }];
}

const connected = z.object({ megabytes: z.number(), running: z.array(z.string()) });

/** Starts the measured process against the fakes and waits for its one message. */
function runConnected(env: NodeJS.ProcessEnv): Promise<z.infer<typeof connected>> {
  return new Promise((resolve, reject) => {
    const child = fork(CONNECTED, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: NODE_FLAGS,
      env,
    });
    child.once('message', (message) => resolve(connected.parse(message)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the measured process ended early with ${code}`)));
  });
}

/** Memory of a bot with every series loaded and both platforms connected to local fakes in another process. */
export async function measureMemory(
  marketData: string,
  name = 'RSS, all series loaded, both platforms connected',
  more: NodeJS.ProcessEnv = {},
): Promise<BenchRow[]> {
  const telegram = await startTelegramApi();
  const slack = new FakeSlackApi();
  await slack.start();
  const { megabytes, running } = await runConnected({
    MARKET_DATA: marketData,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.origin,
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: 'xoxb-alpha',
    SLACK_SIGNING_SECRET: 'test-signing-secret',
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    ...more,
  });
  await Promise.all([telegram.close(), slack.stop()]);
  if (running.length !== 2) throw new Error(`only ${running.join(', ')} was connected`);
  return [{ name, value: megabytes, unit: 'MB', goal: 180 }];
}
