import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createConversation, openCharts } from '../app.ts';
import type { CommandDefinition } from '../chat/command.ts';
import { loadCommands } from '../chat/registry.ts';
import { writeUsage } from '../chat/usage.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/log.ts';
import { composeManifestFile, MANIFEST_FILE } from './manifest.ts';

const ROOT = new URL('../../', import.meta.url);
export const README_FILE = fileURLToPath(new URL('README.md', ROOT));
const COMMANDS = new URL('commands/', ROOT);
const [START, END] = ['<!-- commands:start -->', '<!-- commands:end -->'];

/** The README's pictures: what each question draws over the sample market. */
const PICTURES = [
  { question: '/phase', theme: 'dark', file: 'docs/phase.png' },
  { question: '/russell', theme: 'light', file: 'docs/russell.png' },
  { question: '/macd', theme: 'light', file: 'docs/macd.png' },
  { question: '/peak', theme: 'dark', file: 'docs/peak.png' },
] as const;

function tableRow(command: CommandDefinition): string {
  return `| \`${writeUsage(command).replaceAll('|', '\\|')}\` | ${command.description} |`;
}

/** The README with its command table written anew from the registry. Throws where the markers are missing. */
export async function composeReadme(readme: string): Promise<string> {
  const from = readme.indexOf(START);
  const to = readme.indexOf(END);
  if (from === -1 || to < from) throw new Error(`README.md has no ${START} … ${END}`);
  const rows = (await loadCommands(COMMANDS)).map(tableRow);
  const table = ['| command | answers |', '|---|---|', ...rows].join('\n');
  return `${readme.slice(0, from + START.length)}\n${table}\n${readme.slice(to)}`;
}

async function drawPictures(): Promise<void> {
  const log = createLogger('error', [], (line) => process.stderr.write(line));
  const options = { marketData: 'sample', supportLevel: 2400 };
  const { router } = await createConversation(options, { clock: systemClock, log });
  const charts = await openCharts(log);
  for (const { question, theme, file } of PICTURES) {
    const answer = await router.handle({
      platform: 'shell',
      tenant: '',
      conversation: 'pictures',
      user: { id: 'local', isAdmin: true },
      isDirect: true,
      isAddressed: true,
      text: question,
      dedupeKey: question,
      capabilities: { images: true, buttons: false, privateReplies: false },
    });
    if (answer?.reply.chart === undefined) throw new Error(`${question} drew nothing`);
    await writeFile(new URL(file, ROOT), await charts.render(answer.reply.chart, theme));
  }
}

async function main(): Promise<void> {
  await writeFile(README_FILE, await composeReadme(await readFile(README_FILE, 'utf8')));
  await writeFile(MANIFEST_FILE, await composeManifestFile());
  await drawPictures();
  process.stdout.write(
    'Wrote the command table of README.md, docs/slack-manifest.yaml and the pictures in docs/\n',
  );
}

if (import.meta.main) await main();
