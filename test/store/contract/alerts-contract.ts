import { beforeEach, describe, expect, it } from 'vitest';
import { createAlertStanding } from '../../../src/store/alert-standing.ts';
import { createAlerts } from '../../../src/store/alerts.ts';
import { createDeliveries } from '../../../src/store/deliveries.ts';
import { createForecasts } from '../../../src/store/forecasts.ts';
import { DUE, delivery, place, useDeliveryStore, WEEK } from './delivery-samples.ts';
import type { OpenStore } from './engines.ts';

/** What every database must keep of alerts and of the ledger of forecasts. */
export function alertsContract(open: OpenStore): void {
  const store = useDeliveryStore(open);
  const alerts = () => createAlerts(store().database);
  const standing = () => createAlertStanding(store().database);
  const forecasts = () => createForecasts(store().database);
  const outbox = () => createDeliveries(store().database);

  beforeEach(async () => {
    for (const table of ['alerts', 'alert_events', 'forecasts'] as const)
      await store().database.query.deleteFrom(table).execute();
  });

  const order = (condition = 'btc macd cross') => ({
    condition,
    setBy: 'u1',
    setByName: null,
    expiresAt: DUE + WEEK,
    evaluation: undefined,
  });
  const outcome = (id: string, key: string, endsAlert = false) => ({
    id,
    evaluation: { told: key },
    event: { key, endsAlert },
  });

  describe('alerts', () => {
    it('count within their place, and a number never means another one', async () => {
      const first = await alerts().create(place('a'), order(), DUE);
      const second = await alerts().create(place('a'), order('phase change'), DUE);
      await alerts().create(place('b'), order(), DUE);
      expect([first.number, second.number]).toEqual([1, 2]);
      await alerts().setState(place('a'), 2, 'ended');
      expect((await alerts().create(place('a'), order(), DUE)).number).toBe(3);
      expect((await alerts().list(place('a'))).map(({ number }) => number)).toEqual([1, 3]);
      expect(await alerts().setState(place('a'), 2, 'active')).toBeUndefined();
    });

    it('take different numbers when several are ordered at once', async () => {
      await Promise.all(Array.from({ length: 4 }, () => alerts().create(place('a'), order(), DUE)));
      expect((await alerts().list(place('a'))).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    });

    it('put an event into the outbox once, whoever evaluates it again', async () => {
      const { id } = await alerts().create(place('a'), order(), DUE);
      const write = (fresh: ReadonlySet<string>) =>
        fresh.size === 0 ? [] : [delivery('a', { kind: 'alert', period: `run of ${fresh.size}` })];
      expect(await alerts().record([outcome(id, 'golden 2900')], DUE, write)).toBe(1);
      expect(await alerts().record([outcome(id, 'golden 2900')], DUE, write)).toBe(0);
      expect(await outbox().listNewest('s-a', 5)).toHaveLength(1);
      expect(await alerts().list(place('a'))).toMatchObject([
        { evaluation: { told: 'golden 2900' }, lastEventAt: DUE },
      ]);
    });

    it('keep nothing of a run whose message could not be written', async () => {
      const { id } = await alerts().create(place('a'), order(), DUE);
      const failing = alerts().record([outcome(id, 'golden 2900')], DUE, () => {
        throw new Error('no words');
      });
      await expect(failing).rejects.toThrow('no words');
      expect(await alerts().list(place('a'))).toMatchObject([{ lastEventAt: null, evaluation: undefined }]);
      expect(await alerts().record([outcome(id, 'golden 2900')], DUE, () => [delivery('a')])).toBe(1);
    });

    it('end when they have told once, and when they expire', async () => {
      const once = await alerts().create(place('a'), order(), DUE);
      await alerts().create(place('b'), order(), DUE);
      await alerts().record([outcome(once.id, 'golden 2900', true)], DUE, () => []);
      expect(await alerts().list(place('a'))).toEqual([]);
      expect(await alerts().takeActive(DUE)).toHaveLength(1);
      expect(await alerts().takeActive(DUE + WEEK)).toEqual([]);
      expect(await alerts().list(place('b'))).toEqual([]);
    });

    it('rest while their chat is away, and come back with it unless a person paused them', async () => {
      await alerts().create(place('a'), order(), DUE);
      await alerts().create(place('a', { thread: '7' }), order(), DUE);
      await alerts().setState(place('a', { thread: '7' }), 1, 'paused');
      await standing().pause(place('a', { thread: '' }), 'blocked');
      expect(await alerts().takeActive(DUE)).toEqual([]);
      await standing().revive({ platform: 'test' }, ['revoked']);
      expect(await alerts().takeActive(DUE)).toEqual([]);
      const { platform, tenant, conversation } = place('a');
      await standing().revive({ platform, tenant, conversation }, ['blocked']);
      expect((await alerts().takeActive(DUE)).map((each) => each.place.thread)).toEqual(['']);
    });

    it('move with their chat behind those of the other name, and are forgotten with a workspace', async () => {
      await alerts().create(place('a'), order('phase change'), DUE);
      await alerts().create(place('b'), order(), DUE);
      await standing().move(place('a'), 'b');
      expect((await alerts().list(place('b'))).map(({ number, condition }) => [number, condition])).toEqual([
        [1, 'btc macd cross'],
        [2, 'phase change'],
      ]);
      await standing().forget({ platform: 'test', tenant: '' });
      expect(await alerts().takeActive(DUE)).toEqual([]);
    });
  });

  describe('the ledger of forecasts', () => {
    const entry = (week: number, probability: number) => ({
      kind: 'statement' as const,
      name: 'phase',
      week,
      body: { probability },
    });

    it('keeps the first statement of a week and refuses to say it otherwise later', async () => {
      expect(await forecasts().append([entry(1, 0.9), entry(2, 0.8)])).toBe(2);
      expect(await forecasts().append([entry(1, 0.1)])).toBe(0);
      expect(await forecasts().read()).toEqual([entry(1, 0.9), entry(2, 0.8)]);
      expect(await forecasts().findBreak()).toBeNull();
    });

    it('makes one chain of what several write at once', async () => {
      await Promise.all([1, 2, 3, 4].map((week) => forecasts().append([entry(week, 0.5), entry(9, week)])));
      expect(await forecasts().read()).toHaveLength(5);
      expect(await forecasts().findBreak()).toBeNull();
    });

    it('shows where somebody edited or removed an entry', async () => {
      await forecasts().append([entry(1, 0.9), entry(2, 0.8), entry(3, 0.7)]);
      const { query } = store().database;
      await query
        .updateTable('forecasts')
        .set({ body: '{"probability":0.2}' })
        .where('week', '=', 2)
        .execute();
      expect(await forecasts().findBreak()).toBe(2);
      await query.deleteFrom('forecasts').where('week', '=', 2).execute();
      expect(await forecasts().findBreak()).toBe(2);
    });
  });
}
