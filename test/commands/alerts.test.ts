import { beforeEach, describe, expect, it } from 'vitest';
import alerts from '../../commands/alerts.ts';
import type { AlertPort, AlertSummary } from '../../src/chat/alert-ports.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { askCommand, fakeDelivery, PERSONS } from '../fakes/delivery.ts';

const summary: AlertSummary = {
  number: 2,
  command: '/alert rut below 2400',
  condition: 'RUT weekly close below 2,400, or back above it',
  manner: 'confirmed closes only, each time',
  state: 'active',
  reason: null,
  setBy: 'u1',
  expiresAt: Date.parse('2027-05-29T08:00:00Z'),
  lastEventAt: null,
};

let asked: unknown[] = [];
let known: readonly AlertSummary[] = [];
beforeEach(() => {
  asked = [];
  known = [summary];
});

const port: AlertPort = {
  async create(wish) {
    asked.push(wish);
    return { alert: summary, standing: 'above' };
  },
  list: async () => known,
  async change(_place, number, state) {
    asked.push([number, state]);
    return number === 2 ? { ...summary, state } : undefined;
  },
};

const delivery = { ...fakeDelivery(), alerts: port };
type Change = Parameters<typeof askCommand>[2];
const ask = (command: typeof alerts, text: string, request: Change = {}) =>
  askCommand(command, text, { ...request, ports: { delivery } });

describe('/alerts', () => {
  it('lists each with its number, its manner and why it rests', async () => {
    known = [
      summary,
      { ...summary, number: 3, state: 'paused', reason: 'blocked', lastEventAt: summary.expiresAt },
    ];
    const lines = renderPlain(await ask(alerts, '/alerts')).split('\n');
    expect(lines[0]).toBe('2 alerts here');
    expect(lines[1]).toBe(
      'Alert 2: RUT weekly close below 2,400, or back above it: confirmed closes only, each time; nothing told yet; until 29 May 2027',
    );
    expect(lines[2]).toContain('paused (blocked); confirmed closes only, each time; last told 29 May 2027');
  });

  it('says how to set one where there is none', async () => {
    known = [];
    expect(renderPlain(await ask(alerts, '/alerts'))).toContain('Set one like /alert macd cross');
  });

  it.each([
    ['/alerts pause 2', [2, 'paused']],
    ['/alerts resume #2', [2, 'active']],
    ['/alerts remove 2', [2, 'ended']],
    ['/alerts 2 delete', [2, 'ended']],
  ])('does what "%s" says', async (text, change) => {
    const reply = await ask(alerts, text);
    expect(asked).toEqual([change]);
    expect(renderPlain(reply)).toContain('Alert 2 is ');
  });

  it.each([
    ['/alerts pause 9', 'no alert 9 here'],
    ['/alerts pause', 'what to do with which alert'],
    ['/alerts explode 2', 'explode'],
  ])('refuses "%s"', async (text, message) => {
    await expect(ask(alerts, text)).rejects.toThrow(message);
  });

  it.each(PERSONS)('changed by %s: %o is allowed: %s', async (_who, request, isAllowed) => {
    const outcome = await ask(alerts, '/alerts pause 2', request).then(
      () => 'done',
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(isAllowed ? /^done$/ : /administrators/);
  });
});
