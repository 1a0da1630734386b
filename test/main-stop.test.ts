import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlackApi } from './fakes/slack-api.ts';
import { commandBody, deliver, SIGNING_SECRET, sign } from './fakes/slack-sender.ts';
import { startTelegramApi, type TelegramApi } from './fakes/telegram-api.ts';
import { textUpdate } from './fakes/telegram-updates.ts';
import { temporaryFolder } from './store/contract/engines.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let telegram: TelegramApi;
let slack: FakeSlackApi;
let folder: ReturnType<typeof temporaryFolder>;
let child: ChildProcess | undefined;

beforeEach(async () => {
  folder = temporaryFolder();
  telegram = await startTelegramApi();
  slack = new FakeSlackApi();
  await slack.start();
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await telegram.close();
  await slack.stop();
  folder.remove();
});

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port }: AddressInfo = Object(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The process of the bot with both platforms on, and its log. */
function launch(port: number) {
  const started = spawn(process.execPath, [MAIN], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      TMPDIR: folder.path,
      DATA_DIR: folder.path,
      MARKET_DATA: 'sample',
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.origin,
      SLACK_BOT_TOKEN: 'xoxb-alpha',
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
    },
  });
  child = started;
  const messages: string[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: started.stdout }).on('line', (line) => {
    messages.push(String(Object(JSON.parse(line)).msg));
    for (const watch of watchers) watch();
  });
  const logs = (text: string) =>
    new Promise<void>((resolve) => {
      const watch = () => {
        if (!messages.includes(text)) return;
        watchers.delete(watch);
        resolve();
      };
      watchers.add(watch);
      watch();
    });
  return { started, messages, logs };
}

describe('a request to stop', () => {
  it('while charts are being drawn lets both platforms have them, and ends with 0', async () => {
    const port = await findFreePort();
    const { started, messages, logs } = launch(port);
    await Promise.all([telegram.wait('getUpdates'), logs('slack is on')]);

    const gate = Promise.withResolvers<void>();
    telegram.twist('sendPhoto', { hold: gate.promise });
    telegram.push(textUpdate('private', '/macd'));
    const body = commandBody({ command: '/macd', response_url: slack.responseUrl() });
    expect(await deliver(`http://127.0.0.1:${port}/slack/events`, sign(body))).toBe(200);
    await Promise.all([telegram.wait('sendChatAction'), slack.wait('chat.postMessage')]);

    started.kill('SIGTERM');
    await logs('stopping');
    expect(telegram.messagesIn(1001)).toEqual([]);
    gate.resolve();
    const [code] = await once(started, 'close');

    expect(code).toBe(0);
    expect(messages.at(-1)).toBe('stopped');
    expect(messages).not.toContain('stopped before everything was finished');
    expect(telegram.messagesIn(1001)).toMatchObject([{ caption: expect.stringContaining('SAMPLE') }]);
    expect(JSON.stringify(slack.of('chat.update').map(({ params }) => params))).toContain('slack_file');
  }, 60_000);
});
