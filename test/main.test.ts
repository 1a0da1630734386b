import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTelegramApi } from './fakes/telegram-api.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const children: ChildProcess[] = [];

/** A folder of its own: a contributor's `.env` must not reach these processes. */
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'main-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function launch(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { TMPDIR: folder, MARKET_DATA: 'sample', ...env },
  });
  children.push(child);
  const finished = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([out, err]) => ({ out, err, code: child.exitCode }),
  );
  return { child, finished };
}

describe('the process', () => {
  it('says what to set where nothing is configured, and exits 2', async () => {
    const { code, out, err } = await launch([]).finished;
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^No platform is configured: set TELEGRAM_BOT_TOKEN.*\n$/);
  });

  it('says every fault of its settings, a line each, and exits 2', async () => {
    const { code, err } = await launch([], { PORT: 'x', LOG_LEVEL: 'loud' }).finished;
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^PORT: /),
      expect.stringMatching(/^LOG_LEVEL: /),
    ]);
  });

  it('says what is wrong with its market data, and exits 2', async () => {
    const env = { TELEGRAM_BOT_TOKEN: '1:a', MARKET_DATA: 'csv:/no/such/folder' };
    const { code, err } = await launch([], env).finished;
    expect(code).toBe(2);
    expect(err).toMatch(/^The CSV folder \/no\/such\/folder does not exist\. .*\n$/);
  });

  it.each(['web', 'worker'])(
    'refuses to be %s of an embedded database, with a line that says why',
    async (role) => {
      const { code, err } = await launch([role], { TELEGRAM_BOT_TOKEN: '1:a' }).finished;
      expect({ code, err }).toEqual({
        code: 2,
        err: `DATABASE_URL: missing; several processes, such as ${role}, share a PostgreSQL database (or start one that does everything, as all)\n`,
      });
    },
  );

  it('takes the role of its argument over that of its environment', async () => {
    const { code, err } = await launch(['all'], { ROLE: 'worker' }).finished;
    expect(code).toBe(2);
    expect(err).toMatch(/^No platform is configured/);
  });

  it.each([[['web', 'worker']], [['--demo', 'web']], [['Web']]])('shows its usage for %j', async (args) => {
    const { code, err } = await launch(args).finished;
    expect({ code, err }).toEqual({
      code: 2,
      err: 'Usage: node src/main.ts [all | web | worker] | --demo\n',
    });
  });

  it('shows its usage for arguments it does not know, and exits 2', async () => {
    expect(await launch(['--what']).finished).toEqual({
      code: 2,
      out: '',
      err: 'Usage: node src/main.ts [all | web | worker] | --demo\n',
    });
  });

  it('reads a .env file of its working folder, without overriding what is set', async () => {
    await writeFile(join(folder, '.env'), 'PORT=from-file\nLOG_LEVEL=loud\n');
    const { err } = await launch([], { LOG_LEVEL: 'info' }).finished;
    await rm(join(folder, '.env'));
    expect(err).toMatch(/^PORT: .*\n$/);
  });

  it('runs until it is told to stop, then stops cleanly and exits 0', async () => {
    const api = await startTelegramApi();
    const { child, finished } = launch([], { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.origin });
    await api.wait('getUpdates');
    child.kill('SIGTERM');
    const { code, out } = await finished;
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toContain('"msg":"stopped"');
    await api.close();
  });

  it('exits 1 where no platform could start', async () => {
    const api = await startTelegramApi();
    const { code, out } = await launch([], { TELEGRAM_BOT_TOKEN: '1:wrong', TELEGRAM_API_ROOT: api.origin })
      .finished;
    expect(code).toBe(1);
    expect(out).toMatch(/telegram did not start: .*token/);
    await api.close();
  });
});

/** What the demonstration says to open in a browser. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /In your browser: (\S+)\s/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
}

const findLeftovers = async () =>
  (await readdir(folder)).filter((name) => name.startsWith('macro-rotation-demo-'));

// Drawing charts in a process of its own takes long where the machine has other things to do.
describe('the demonstration', { timeout: 60_000 }, () => {
  it('talks over a pipe: greets, answers each line, saves charts, exits 0', async () => {
    const { child, finished } = launch(['--demo']);
    child.stdin?.end('/macd\nmcad\n/peak\n');
    const { code, out, err } = await finished;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Macro Rotation Bot, on a synthetic market: .*SAMPLE\.\n/);
    for (const offer of ['/macd', '/peak', '/phase', '/russell'])
      expect(out).toMatch(new RegExp(`^ {2}${offer} `, 'm'));
    expect(out).toContain('Did you mean /macd?');
    const saved = [...out.matchAll(/^Chart: (.*)$/gm)].map(([, path = '']) => path);
    expect(saved).toHaveLength(2);
    expect(await findLeftovers()).toEqual([]);
  });

  it('serves the page where there is no terminal, until it is told to stop, and leaves no file behind', async () => {
    const { child, finished } = launch(['--demo']);
    child.stdin?.end();
    const address = await readAddress(child);
    expect((await fetch(`${address}/api/hello`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await finished).toMatchObject({ code: 0, err: '' });
    expect(await findLeftovers()).toEqual([]);
  });

  it('takes the next free port where its own is taken, and says so', async () => {
    const [first, second] = [launch(['--demo']), launch(['--demo'])];
    // Heard together: whichever is the second to be asked may have spoken first.
    const addresses = await Promise.all([readAddress(first.child), readAddress(second.child)]);
    expect(addresses[0]).not.toBe(addresses[1]);
    for (const { child } of [first, second]) child.stdin?.end('/help\n');
    const said = (await Promise.all([first.finished, second.finished])).map(({ out }) => out);
    expect(said.some((out) => out.includes('(port 3000 is taken)'))).toBe(true);
  });
});
