import { type Config, ConfigError, readConfig, readEnvironment } from '../config.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { asSentence } from '../lib/format.ts';
import { systemSleep } from '../lib/http.ts';
import type { Sleep } from '../lib/http-gate.ts';
import { redact } from '../lib/log.ts';
import { checkDatabase } from './doctor/database.ts';
import { exitCodeOf, type Finding, fail, ok } from './doctor/finding.ts';
import { checkCharts, checkClock, checkExposure, checkNode } from './doctor/machine.ts';
import { checkSlack } from './doctor/slack.ts';
import { checkSources } from './doctor/sources.ts';
import { checkTelegram } from './doctor/telegram.ts';
import { createWeb } from './doctor/web.ts';

interface DoctorWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly sleep: Sleep;
  readonly nodeVersion: string;
}

const SUBJECT_WIDTH = 22;

const notConfigured = async (subject: string) => [ok(subject, 'not configured')];

function writeFinding({ level, subject, text, advice }: Finding): string {
  const line = `${level.padEnd(5)} ${subject.padEnd(SUBJECT_WIDTH)} ${text}`;
  return advice === undefined ? line : `${line}. ${asSentence(advice)}`;
}

const isOnline = ({ telegram, slack, marketData }: Config) =>
  telegram !== undefined || slack !== undefined || marketData === 'live';

async function examine(
  config: Config,
  { fetch, clock, sleep, nodeVersion }: DoctorWorld,
): Promise<Finding[]> {
  const { telegram, slack } = config;
  const web = createWeb(fetch, () => clock.now());
  const groups = await Promise.all([
    checkCharts().then((finding) => [finding]),
    telegram === undefined ? notConfigured('Telegram') : checkTelegram(telegram, web, () => clock.now()),
    slack === undefined ? notConfigured('Slack') : checkSlack(slack, web),
    checkDatabase(config),
    // The sources' servers tell the time too, where there is no platform to ask.
    checkSources(config, { fetch: web.watch, clock, sleep }),
  ]);
  return [
    checkNode(nodeVersion),
    checkExposure(config),
    ...groups.flat(),
    checkClock(web.skews, isOnline(config)),
  ];
}

/**
 * Looks at everything a bot needs and writes a line for each. Nothing is changed anywhere. Resolves with the exit
 * code: 0 well, 1 something to look at, 2 something that will not work. No line holds a credential.
 */
export async function runDoctor(
  env: NodeJS.ProcessEnv,
  world: DoctorWorld,
  write: (line: string) => void,
): Promise<number> {
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults)
      write(writeFinding(fail('Settings', fault, 'Mend it in .env (see .env.example)')));
    return 2;
  }
  const findings = await examine(config, world);
  // What is known is cut again here, whatever the checks let through.
  for (const finding of findings) write(redact(writeFinding(finding), config.secrets));
  return exitCodeOf(findings);
}

if (import.meta.main) {
  const world = {
    fetch: globalThis.fetch,
    clock: systemClock,
    sleep: systemSleep,
    nodeVersion: process.versions.node,
  };
  process.exitCode = await runDoctor(
    readEnvironment(),
    world,
    (line) => void process.stdout.write(`${line}\n`),
  );
  // Whatever a source still holds open must not keep the shell waiting.
  process.exit();
}
