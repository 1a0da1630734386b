import { afterEach, describe, expect, it } from 'vitest';
import { runSmokeLive } from '../../src/tools/smoke-live.ts';
import { type ProviderHosts, startProviderHosts } from '../fakes/provider-hosts.ts';

let hosts: ProviderHosts | undefined;
afterEach(async () => {
  await hosts?.close();
  hosts = undefined;
});

async function setUp() {
  let time = Date.parse('2026-11-24T12:00:00Z');
  const clock = { now: () => time };
  const started = await startProviderHosts(clock.now);
  hosts = started;
  const sleep = async (ms: number) => void (time += ms);
  const run = async (argv: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const lines: string[] = [];
    const settings = { SOURCE_URLS: started.setting, ...env };
    const code = await runSmokeLive(argv, settings, { fetch: globalThis.fetch, clock, sleep }, (line) =>
      lines.push(line),
    );
    return { code, lines };
  };
  return { hosts: started, run };
}

describe('npm run smoke:live', () => {
  it('prints provider, latency and last date of every series, and ends well', async () => {
    const { run } = await setUp();
    const { code, lines } = await run();
    expect(lines).toContainEqual(expect.stringMatching(/^BTC +Bitstamp +\d+ ms {2}2026-11-2[34]$/));
    expect(lines).toContainEqual(expect.stringMatching(/^RUT +Yahoo Finance +\d+ ms {2}2026-11-23$/));
    expect(lines.at(-1)).toMatch(/^\d+ series: every one has a working source\.$/);
    expect(code).toBe(0);
  });

  it('goes on to the next source, and ends with 1 where a series has none that works', async () => {
    const { hosts: servers, run } = await setUp();
    servers.spoil('bitstamp', { status: 451 });
    servers.spoil('nyfed', { body: '<html>closed</html>' });
    const { code, lines } = await run();
    expect(lines).toContainEqual(expect.stringMatching(/^BTC +Bitstamp .* FAILED: .*451/));
    expect(lines).toContainEqual(expect.stringMatching(/^BTC +Coinbase .* 2026-11-2[34]$/));
    expect(lines.at(-1)).toMatch(/^\d+ series: no working source for RMP\.$/);
    expect(code).toBe(1);
  });

  it('shows no key, and refuses bad settings with 2', async () => {
    const { hosts: servers, run } = await setUp();
    const key = 'a'.repeat(32);
    servers.spoil('fredgraph', { status: 400, body: `{"error_code":400,"error_message":"bad ${key}"}` });
    const { lines } = await run([], {
      FRED_API_KEY: key,
      SOURCE_URLS: `${servers.setting} fred=${servers.urls.fredgraph}`,
    });
    expect(lines).toContainEqual(expect.stringMatching(/^WALCL +FRED .*FAILED/));
    expect(lines.join('\n')).not.toContain(key);
    expect(await run([], { SOURCE_URLS: 'nonsense' })).toMatchObject({ code: 2 });
  });
});
