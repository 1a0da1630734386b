import { beforeEach, describe, expect, it } from 'vitest';
import alert from '../../commands/alert.ts';
import alerts from '../../commands/alerts.ts';
import type { AlertPort, AlertSummary } from '../../src/chat/alert-ports.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { UserError } from '../../src/lib/errors.ts';
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
const ask = (command: typeof alert, text: string, request: Change = {}) =>
  askCommand(command, text, { ...request, ports: { delivery } });

describe('/alert', () => {
  it('hands on the words with their durations, for this very place', async () => {
    await ask(alert, '/alert russell below 2400 once for=90d', { thread: '7' });
    await ask(alert, '/alert macd cross cooldown=14d');
    expect(asked).toMatchObject([
      { text: 'russell below 2400 once for=90d', userId: 'u1', place: { conversation: 'c1', thread: '7' } },
      { text: 'macd cross cooldown=14d', place: { thread: '' } },
    ]);
  });

  it('says what it waits for, where that stands now, and how long', async () => {
    const reply = await ask(alert, '/alert russell below 2400');
    expect(renderPlain(reply).split('\n')).toEqual([
      'Alert 2 is set: RUT weekly close below 2,400, or back above it',
      'Now: above. Told here: confirmed closes only, each time; until 29 May 2027.',
    ]);
    expect(reply.actions?.map(({ command }) => command)).toEqual(['/alerts delete 2', '/alerts']);
  });

  it.each(PERSONS)('by %s: %o is allowed: %s', async (_who, request, isAllowed) => {
    const outcome = await ask(alert, '/alert macd cross', request).then(
      () => 'done',
      (error: Error) => error.message,
    );
    expect(outcome).toMatch(isAllowed ? /^done$/ : /administrators/);
    expect(asked).toHaveLength(isAllowed ? 1 : 0);
  });

  it('is refused where nothing is stored or evaluated', async () => {
    await expect(askCommand(alert, '/alert macd cross')).rejects.toBeInstanceOf(UserError);
    await expect(askCommand(alerts, '/alerts')).rejects.toBeInstanceOf(UserError);
  });
});
