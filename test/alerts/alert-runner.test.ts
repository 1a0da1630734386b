import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAlertDesk } from '../../src/alerts/alert-desk.ts';
import { createAlertRunner } from '../../src/alerts/alert-runner.ts';
import { createAlertListener } from '../../src/alerts/chat-listener.ts';
import { createAlertLetters } from '../../src/alerts/letter-source.ts';
import { placeKey } from '../../src/chat/place.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { UserError } from '../../src/lib/errors.ts';
import { createLogger } from '../../src/lib/log.ts';
import { createMarket } from '../../src/market/market.ts';
import { SAMPLE_EVENTS } from '../../src/sources/sample/events.ts';
import { createSampleReader } from '../../src/sources/sample/sample-reader.ts';
import { createAlertStanding } from '../../src/store/alert-standing.ts';
import { createAlerts } from '../../src/store/alerts.ts';
import { createChatSettings } from '../../src/store/chat-settings.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { place } from '../store/contract/delivery-samples.ts';
import { type OpenedStore, openSqliteStore } from '../store/contract/engines.ts';

const sample = createMarket(createSampleReader());
const WEEK = 7 * 86_400_000;
const HOUR = 3_600_000;
const { bitcoin } = SAMPLE_EVENTS;

let store: OpenedStore;
beforeAll(async () => {
  store = await openSqliteStore();
});
afterAll(() => store.dispose());
beforeEach(async () => {
  for (const table of ['alerts', 'alert_events', 'deliveries'] as const)
    await store.database.query.deleteFrom(table).execute();
});

/** The instant a week has passed since the end of the Sunday. */
const mondayAfter = (sunday: string) => Date.parse(sunday) + 24 * HOUR + HOUR;

/** Alerts at an instant; another call is another process over the same store. */
function startAt(instant: number) {
  const clock = { now: () => instant };
  const alerts = createAlerts(store.database);
  const wakes: string[] = [];
  const deps = { alerts, market: () => sample, clock, marketClock: clock };
  const runner = createAlertRunner({
    ...deps,
    settings: createChatSettings(store.database),
    log: createLogger('silent', [], () => {}),
    wake: async () => void wakes.push('deliver'),
  });
  return { alerts, wakes, desk: createAlertDesk(deps), evaluate: () => runner.evaluate('v1') };
}

const outbox = (conversation: string) =>
  createDeliveries(store.database).listNewest(placeKey(place(conversation)), 50);

async function readLetter(conversation: string, index = 0) {
  const delivery = (await outbox(conversation)).at(index);
  if (delivery === undefined) throw new Error('nothing was put into the outbox');
  const prepared = await createAlertLetters().prepare(delivery, 0);
  if (prepared.kind !== 'ready') throw new Error(prepared.reason);
  return prepared.letter;
}

const wish = (conversation: string, text: string) => ({ place: place(conversation), text, userId: 'u1' });

/** Evaluates every Monday from one Sunday to another, each time as a new process. */
async function liveThrough(from: string, to: string) {
  for (let now = mondayAfter(from); now <= mondayAfter(to); now += WEEK) await startAt(now).evaluate();
}

describe('alerts over the sample market', () => {
  it('tell a golden cross and a death cross in the week that confirms each, once', async () => {
    const [golden = '', death = ''] = [bitcoin.goldenCrosses.at(-1), bitcoin.deathCrosses.at(-1)];
    const start = new Date(Date.parse(golden) - 3 * WEEK).toISOString().slice(0, 10);
    await startAt(mondayAfter(start)).desk.create(wish('a', 'macd cross for=2y'));
    await liveThrough(start, golden);
    expect(await outbox('a')).toHaveLength(1);
    const letter = await readLetter('a');
    const text = JSON.stringify(letter.reply.blocks);
    expect(text).toContain('BTC weekly MACD: golden cross');
    expect(text).toContain('before, the MACD line was below its signal line');
    expect(text).toMatch(/n=\d+\. BTC 13 weeks later: up in \d+ of \d+ .* any week: up \d+%/);
    expect(letter.reply.facts).toMatchObject({ alerts: [{ to: 'above', provisional: false }] });
    expect(letter.reply.chart?.title).toContain('golden cross confirmed');
    expect(bannedWordsIn(text)).toEqual([]);
    await liveThrough(golden, death);
    expect(JSON.stringify((await readLetter('a')).reply.blocks)).toContain('death cross');
  });

  it('tell nothing again after a restart, nor when two processes evaluate the same data', async () => {
    const golden = bitcoin.goldenCrosses.at(-1) ?? '';
    const before = mondayAfter(golden) - WEEK;
    await startAt(before).desk.create(wish('a', 'macd cross'));
    const one = startAt(mondayAfter(golden));
    const counts = [
      await one.evaluate(),
      await one.evaluate(),
      await startAt(mondayAfter(golden)).evaluate(),
    ];
    expect(counts).toEqual([1, 0, 0]);
    expect(one.wakes).toEqual(['deliver']);
    // A process that died before it kept the state finds the event again and knows its key.
    await store.database.query
      .updateTable('alerts')
      .set({
        evaluation: JSON.stringify({
          told: 'below',
          isArmed: true,
          lastDay: 0,
          firedDay: null,
          provisional: null,
        }),
      })
      .execute();
    await store.database.query.deleteFrom('deliveries').execute();
    expect(await startAt(mondayAfter(golden)).evaluate()).toBe(0);
  });

  it('tell everything of one run for one chat in one message', async () => {
    const golden = bitcoin.goldenCrosses.at(-1) ?? '';
    const { desk } = startAt(mondayAfter(golden) - WEEK);
    await desk.create(wish('a', 'macd cross'));
    await desk.create(wish('a', 'macd golden cross once'));
    await desk.create(wish('b', 'macd death cross'));
    await createChatSettings(store.database).save(place('a'), { theme: 'light' });
    expect(await startAt(mondayAfter(golden)).evaluate()).toBe(1);
    const { reply, theme } = await readLetter('a');
    expect(theme).toBe('light');
    expect(reply.facts).toMatchObject({ alerts: [{ number: 1 }, { number: 2 }] });
    expect(reply.blocks[0]).toMatchObject({ kind: 'heading', text: 'SAMPLE · 2 alerts' });
    expect(await outbox('b')).toEqual([]);
    expect((await startAt(0).alerts.list(place('a'))).map(({ number }) => number)).toEqual([1]);
  });

  it.each(['phase change', 'russell below 2400', 'fuse clock end', 'impulse turn', 'eth macd cross'])(
    'draw and weigh "%s" when it happens',
    async (text) => {
      const now = mondayAfter('2024-01-07');
      await startAt(now).desk.create(wish('a', `${text} for=2y`));
      // The newest event of a year and a half that were slept through.
      await startAt(mondayAfter('2025-09-28')).evaluate();
      await startAt(mondayAfter('2025-12-21')).evaluate();
      const { reply } = await readLetter('a', -1);
      expect(reply.chart?.panels.length).toBeGreaterThan(0);
      expect(JSON.stringify(reply.blocks)).toMatch(/before|The first such event/);
    },
  );

  it('say where a condition stands, and refuse what they do not understand', async () => {
    const { desk } = startAt(mondayAfter('2025-12-21'));
    const { alert, standing } = await desk.create(wish('a', 'russell below 2400'));
    expect(standing).toBe('above');
    expect(alert).toMatchObject({
      number: 1,
      command: '/alert rut below 2400',
      condition: 'RUT weekly close below 2,400, or back above it',
    });
    await expect(desk.create(wish('a', 'russell sideways'))).rejects.toThrow(UserError);
    expect(await desk.change(place('a'), 1, 'paused')).toMatchObject({ state: 'paused' });
    expect(await desk.change(place('a'), 9, 'paused')).toBeUndefined();
  });

  it('follow their chat when it is lost, found, moved and gone', async () => {
    const { desk, alerts } = startAt(mondayAfter('2025-12-21'));
    await desk.create(wish('a', 'phase change'));
    const listen = createAlertListener(createAlertStanding(store.database));
    const chat = { platform: 'test', tenant: '', conversation: 'a' };
    await listen({ kind: 'lost', reason: 'blocked', ...chat });
    expect(await desk.list(place('a'))).toMatchObject([{ state: 'paused', reason: 'blocked' }]);
    await listen({ kind: 'found', ...chat });
    await listen({ kind: 'moved', to: 'b', ...chat });
    expect(await desk.list(place('b'))).toMatchObject([{ state: 'active' }]);
    await listen({ kind: 'uninstalled', platform: 'test', tenant: '' });
    expect(await alerts.takeActive(0)).toEqual([]);
  });
});
