import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createConversation } from './app.ts';
import type { ChartSpec, Theme } from './charts/spec.ts';
import type { Answer } from './chat/adapter.ts';
import { readAsOf } from './chat/as-of.ts';
import { isError } from './chat/error-reply.ts';
import { renderPlain } from './chat/plain.ts';
import { routeQuestions } from './chat/questions/route.ts';
import { createRegistry, loadCommands } from './chat/registry.ts';
import type { Reply } from './chat/reply.ts';
import type { Request } from './chat/request.ts';
import { AS_OF_KEY } from './chat/usage.ts';
import { type Config, ConfigError, readConfig, readEnvironment } from './config.ts';
import { systemClock } from './lib/clock.ts';
import { DataError, UserError } from './lib/errors.ts';
import { asSentence } from './lib/format.ts';
import { createLogger } from './lib/log.ts';
import { StoreError } from './store/store-error.ts';
import { RENDERINGS, type Rendering, renderFor } from './tools/payload.ts';

const USAGE =
  'Usage: npm run ask -- "/macd btc" [--as-of 2026-01-18] [--data live|sample|csv:DIR] [--json] [--chart out.png] ' +
  '[--theme light|dark] [--render telegram|slack|plain], or npm run ask -- --route questions.json --json';

const COMMANDS_FOLDER = new URL('../commands/', import.meta.url);

const OPTIONS = {
  'as-of': { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean', default: false },
  chart: { type: 'string' },
  theme: { type: 'string', default: 'dark' },
  render: { type: 'string' },
  route: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** A date inside the question itself, which the bot reads too. */
const OWN_DATE = new RegExp(`(?:^|\\s)${AS_OF_KEY}=(\\S+)`, 'i');

interface Question {
  readonly text: string;
  readonly asOf: string | undefined;
  readonly data: string | undefined;
  readonly isJson: boolean;
  readonly chartPath: string | undefined;
  readonly theme: Theme;
  readonly rendering: Rendering | undefined;
}

/** Where the two halves of the output go. */
export interface AskIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

function misuse(reason: string): UserError {
  return new UserError(asSentence(reason), USAGE);
}

function readRendering(text: string | undefined): Rendering | undefined {
  const rendering = RENDERINGS.find((name) => name === text);
  if (text !== undefined && rendering === undefined) throw misuse(`--render cannot be "${text}"`);
  return rendering;
}

function parseCommandLine(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw misuse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function readQuestion(argv: readonly string[]): Question {
  const { values, positionals } = parseCommandLine(argv);
  const text = positionals.join(' ').trim();
  const { theme } = values;
  if (text === '') throw misuse('There is no question');
  if (theme !== 'light' && theme !== 'dark') throw misuse(`--theme cannot be "${theme}"`);
  const [, ownDate] = OWN_DATE.exec(text) ?? [];
  if (ownDate !== undefined && values['as-of'] !== undefined && ownDate !== values['as-of'])
    throw misuse(`${AS_OF_KEY}=${ownDate} in the question contradicts --as-of ${values['as-of']}: give one`);
  const rendering = readRendering(values.render);
  if (values.json && rendering !== undefined) throw misuse('--json and --render exclude each other');
  return {
    text,
    asOf: values['as-of'],
    data: values.data,
    isJson: values.json,
    chartPath: values.chart,
    theme,
    rendering,
  };
}

function requestFor(text: string): Request {
  return {
    platform: 'shell',
    tenant: '',
    conversation: 'shell',
    user: { id: 'local', isAdmin: true },
    isDirect: true,
    isAddressed: true,
    text,
    dedupeKey: 'once',
    capabilities: { images: true, buttons: false, privateReplies: true },
  };
}

/** Only the market's settings matter here: a half-configured platform must not stop a question. */
function readMarketConfig(env: NodeJS.ProcessEnv): Config {
  const { MARKET_DATA, SUPPORT_LEVEL, DATA_DIR, DATABASE_URL } = env;
  return readConfig({ MARKET_DATA, SUPPORT_LEVEL, DATA_DIR, DATABASE_URL });
}

async function findAnswer(question: Question, env: NodeJS.ProcessEnv, { err }: AskIo): Promise<Answer> {
  const config = readMarketConfig(env);
  const { asOf } = question;
  const { router, data } = await createConversation(
    {
      ...config,
      marketData: question.data ?? config.marketData,
      // The bot itself keeps the store; a question from the shell only looks into it.
      isReadOnly: true,
      ...(asOf === undefined ? {} : { chooseAsOf: (now) => readAsOf(asOf, now) }),
    },
    { clock: systemClock, log: createLogger('error', config.secrets, err) },
  );
  try {
    const answer = await router.handle(requestFor(question.text));
    if (answer === undefined) throw misuse('That is no question');
    return answer;
  } finally {
    await data.stop();
  }
}

async function printAnswer({ command, reply }: Answer, question: Question, { out }: AskIo): Promise<void> {
  if (question.isJson) {
    const { facts, chart, actions = [] } = reply;
    const printed = { command, facts, text: renderPlain(reply), alt: chart?.alt ?? null, actions };
    return out(`${JSON.stringify(printed, null, 2)}\n`);
  }
  return out(`${await renderFor(question.rendering ?? 'plain', reply)}\n`);
}

async function writeChart(chart: ChartSpec, path: string, theme: Theme): Promise<void> {
  try {
    // Loaded only here: most questions from a shell want the text.
    const { createChartRenderer } = await import('./charts/renderer.ts');
    const renderer = await createChartRenderer();
    await writeFile(path, await renderer.render(chart, theme));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The chart could not be written to ${path}: ${reason}`);
  }
}

/** An answer that failed, as the one line that standard error gets. */
function failureLine(reply: Reply): string {
  return renderPlain(reply).replaceAll('\n', ' ');
}

async function answerQuestion(question: Question, env: NodeJS.ProcessEnv, io: AskIo): Promise<number> {
  const answer = await findAnswer(question, env, io);
  const { reply } = answer;
  if (isError(reply)) {
    io.err(`${failureLine(reply)}\n`);
    return 2;
  }
  await printAnswer(answer, question, io);
  if (question.chartPath === undefined) return 0;
  // Not every answer has a picture, and its text is as good without: saying so is enough.
  if (reply.chart === undefined)
    io.err(`/${answer.command} has no chart; ${question.chartPath} was not written\n`);
  else await writeChart(reply.chart, question.chartPath, question.theme);
  return 0;
}

async function readQuestions(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(
      `${path} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The file of questions that `--route` names, undefined without it: it asks where they lead, not for answers. */
function readRoutePath(argv: readonly string[]): string | undefined {
  const { values, positionals } = parseCommandLine(argv);
  if (values.route !== undefined && positionals.length > 0)
    throw misuse('--route takes its questions from the file alone');
  return values.route;
}

async function printRoutes(path: string, { out }: AskIo): Promise<number> {
  const commands = createRegistry(await loadCommands(COMMANDS_FOLDER));
  out(`${JSON.stringify(routeQuestions(await readQuestions(path), commands), null, 2)}\n`);
  return 0;
}

/**
 * Answers one question from a shell, or tells where many lead. Resolves with the exit code: 0, or 2 with one line on
 * standard error for bad usage, bad data, or a question that cannot be answered.
 */
export async function runAsk(argv: readonly string[], env: NodeJS.ProcessEnv, io: AskIo): Promise<number> {
  try {
    if (parseCommandLine(argv).values.help) {
      io.out(`${USAGE}\n`);
      return 0;
    }
    const path = readRoutePath(argv);
    return path === undefined
      ? await answerQuestion(readQuestion(argv), env, io)
      : await printRoutes(path, io);
  } catch (error) {
    if (error instanceof ConfigError) io.err(`${error.faults.join('; ')}\n`);
    else if (error instanceof UserError || error instanceof DataError || error instanceof StoreError)
      io.err(`${asSentence(error.message)} ${error.hint}`.trimEnd().concat('\n'));
    else throw error;
    return 2;
  }
}

if (import.meta.main) {
  process.exitCode = await runAsk(process.argv.slice(2), readEnvironment(), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}
