import { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createAdminLookup } from '../../src/adapters/telegram/admins.ts';
import { createRouter } from '../../src/chat/router.ts';
import { forwardClock } from '../../src/lib/clock.ts';
import { HostGate } from '../../src/lib/http-gate.ts';
import { createLogger } from '../../src/lib/log.ts';
import { turnableClock } from '../digests/support.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';

const START = Date.parse('2026-11-24T12:00:00Z');
const HOUR = 3_600_000;
const log = createLogger('silent', [], () => {});

describe('a machine whose clock is set back by an hour', () => {
  it('goes on measuring from where it was', () => {
    const clock = turnableClock(START);
    const forward = forwardClock(clock);
    clock.turn(1_000);
    expect(forward.now()).toBe(START + 1_000);
    clock.turn(-HOUR);
    expect(forward.now()).toBe(START + 1_000);
    clock.turn(500);
    expect(forward.now()).toBe(START + 1_500);
  });

  it('does not keep people waiting for an hour who have asked too much', async () => {
    const clock = turnableClock(START);
    const commands = fakeCommands(fakeCommand());
    const router = createRouter({
      commands,
      market: () => fakeMarket(),
      ports: fakePorts(commands),
      clock,
      log,
      limits: { questions: 1, windowMs: 20_000 },
      defaultAsOf: asOfDate('2026-11-20'),
    });
    const ask = async () => (await router.handle(fakeRequest('/macd')))?.command;
    expect(await ask()).toBe('macd');
    expect(await ask()).toBe('error');
    clock.turn(-HOUR);
    expect(await ask()).toBeUndefined();
    clock.turn(20_001);
    expect(await ask()).toBe('macd');
  });

  it('does not ask a source an hour late', async () => {
    const clock = turnableClock(START);
    const waits: number[] = [];
    const gate = new HostGate(clock, async (ms) => {
      waits.push(ms);
    });
    const { signal } = new AbortController();
    await gate.pace('host', 300, signal);
    clock.turn(-HOUR);
    await gate.pace('host', 300, signal);
    expect(waits).toEqual([300]);
  });

  it('does not go on believing for an hour that somebody is an administrator', async () => {
    const clock = turnableClock(START);
    let status = 'administrator';
    const api = new Api('1:a');
    api.config.use(async () => ({ ok: true, result: { status } }) as never);
    const isAdmin = createAdminLookup(api, clock, log);
    expect(await isAdmin(1, 2)).toBe(true);
    status = 'member';
    clock.turn(-HOUR);
    expect(await isAdmin(1, 2)).toBe(true);
    clock.turn(61_000);
    expect(await isAdmin(1, 2)).toBe(false);
  });
});
