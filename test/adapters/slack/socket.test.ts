import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { createSocketConnection } from '../../../src/adapters/slack/socket.ts';

const log = pino({ level: 'silent' });

/** A socket client whose starts succeed or fail as listed, and whose connection the test drops. */
function fakeClient(outcomes: readonly ('connected' | Error)[]) {
  const listeners: (() => void)[] = [];
  const left = [...outcomes];
  return {
    starts: 0,
    start() {
      this.starts += 1;
      const outcome = left.shift() ?? 'connected';
      return outcome === 'connected' ? Promise.resolve({ ok: true }) : Promise.reject(outcome);
    },
    disconnect: vi.fn(() => Promise.resolve()),
    on(_event: string, listener: () => void) {
      listeners.push(listener);
      return this;
    },
    drop: () => listeners.forEach((listener) => listener()),
  };
}

function connect(client: ReturnType<typeof fakeClient>, waits: number[] = []) {
  const sleep = (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  };
  return createSocketConnection(client, sleep, log);
}

describe('a Socket Mode connection', () => {
  it('is made again at once when Slack closes it', async () => {
    const client = fakeClient([]);
    await connect(client).start();
    client.drop();
    expect(client.starts).toBe(2);
  });

  it('that can’t be made again is tried ever more slowly and never ends the process', async () => {
    const failure = new WebAPIRequestError(new Error('no route'));
    const waits: number[] = [];
    const client = fakeClient(['connected', ...Array.from({ length: 9 }, () => failure)]);
    await connect(client, waits).start();
    client.drop();
    await vi.waitFor(() => expect(client.starts).toBe(11));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('reports a refused token in one line without it', async () => {
    const refused = new WebAPIPlatformError({ ok: false, error: 'invalid_auth' });
    await expect(connect(fakeClient([refused])).start()).rejects.toThrow(
      /^Slack refused the app-level token \(invalid_auth\)/,
    );
  });

  it('stays closed after a stop', async () => {
    const client = fakeClient([]);
    const connection = connect(client);
    await connection.start();
    await connection.stop();
    client.drop();
    expect(client.disconnect).toHaveBeenCalledOnce();
    expect(client.starts).toBe(1);
  });
});
