import { describe, expect, it } from 'vitest';
import { createCoinSnapshots } from '../../../src/store/coin-snapshots.ts';
import { createLastAnswers } from '../../../src/store/last-answers.ts';
import { createProviderStates } from '../../../src/store/provider-states.ts';
import { createRefreshStates } from '../../../src/store/refresh-states.ts';
import { type OpenStore, useStore } from './engines.ts';
import { READ_AT } from './samples.ts';

const HOUR = 3_600_000;

/** What every database must remember about providers, refreshes, rankings and answers. */
export function statesContract(open: OpenStore): void {
  const store = useStore(open);

  describe("a provider's state", () => {
    const states = (secrets: readonly string[] = []) => createProviderStates(store().database, secrets);
    const failure = { provider: 'fred', series: 'WALCL', at: READ_AT, state: 'broken' } as const;
    const success = {
      provider: 'fred',
      series: 'WALCL',
      at: READ_AT + 5,
      lastDay: 20_500,
      latencyMs: 81.5,
    } as const;

    it('is unknown before the first attempt', async () => {
      expect(await states().find('fred', 'WALCL')).toBeUndefined();
      expect(await states().list()).toEqual([]);
    });

    it('counts failures in a row and forgets them with a success', async () => {
      await states().recordFailure({ ...failure, error: 'timeout' });
      await states().recordFailure({
        ...failure,
        at: READ_AT + 1,
        state: 'blocked',
        error: '451',
        blockedUntil: READ_AT + HOUR,
      });
      expect(await states().find('fred', 'WALCL')).toEqual({
        provider: 'fred',
        series: 'WALCL',
        state: 'blocked',
        lastAttemptAt: READ_AT + 1,
        lastSuccessAt: null,
        lastDay: null,
        failures: 2,
        lastError: '451',
        blockedUntil: READ_AT + HOUR,
        latencyMs: null,
      });
      await states().recordSuccess(success);
      expect(await states().find('fred', 'WALCL')).toEqual({
        provider: 'fred',
        series: 'WALCL',
        state: 'ok',
        lastAttemptAt: READ_AT + 5,
        lastSuccessAt: READ_AT + 5,
        lastDay: 20_500,
        failures: 0,
        lastError: null,
        blockedUntil: null,
        latencyMs: 81.5,
      });
    });

    it('keeps the last success through later failures', async () => {
      await states().recordSuccess(success);
      await states().recordFailure({ ...failure, at: READ_AT + 9, error: 'html' });
      expect(await states().find('fred', 'WALCL')).toMatchObject({
        state: 'broken',
        lastSuccessAt: READ_AT + 5,
        lastDay: 20_500,
        failures: 1,
      });
    });

    it('holds no credential, no line break and no page of text', async () => {
      const error = `GET /x?api_key=abcdef0123 said\n<html> my-own-key ${'y'.repeat(5000)}`;
      await states(['my-own-key']).recordFailure({ ...failure, error });
      const kept = (await states().find('fred', 'WALCL'))?.lastError ?? '';
      expect(kept).not.toMatch(/abcdef0123|my-own-key|\n/);
      expect(kept).toContain('GET /x?api_key=[redacted] said <html> [redacted]');
      expect(kept.length).toBeLessThan(320);
    });

    it('is listed for one series or for all', async () => {
      await states().recordSuccess({ ...success, provider: 'nyfed', series: 'BILLS' });
      await states().recordSuccess({ ...success, provider: 'fred', series: 'BILLS' });
      await states().recordSuccess(success);
      const names = (list: readonly { provider: string; series: string }[]) =>
        list.map(({ provider, series }) => `${provider} ${series}`);
      expect(names(await states().list())).toEqual(['fred BILLS', 'nyfed BILLS', 'fred WALCL']);
      expect(names(await states().list('WALCL'))).toEqual(['fred WALCL']);
    });
  });

  describe('the state of a refresh', () => {
    const states = () => createRefreshStates(store().database);

    it('begins unknown, and fills in what is told', async () => {
      expect(await states().find('BTC')).toBeUndefined();
      await states().recordAttempt('BTC', READ_AT);
      const attempted = {
        series: 'BTC',
        lastAttemptAt: READ_AT,
        lastSuccessAt: null,
        nextDueAt: null,
        backfillCursor: null,
        backfilledAt: null,
      };
      expect(await states().find('BTC')).toEqual(attempted);
      await states().recordSuccess('BTC', { at: READ_AT + 1, nextDueAt: READ_AT + HOUR });
      const succeeded = { lastAttemptAt: READ_AT + 1, lastSuccessAt: READ_AT + 1, nextDueAt: READ_AT + HOUR };
      expect(await states().find('BTC')).toEqual({ ...attempted, ...succeeded });
      await states().postpone('BTC', READ_AT + 2 * HOUR);
      expect(await states().list()).toEqual([{ ...attempted, ...succeeded, nextDueAt: READ_AT + 2 * HOUR }]);
    });

    it('resumes a first read where it stood, and knows when it was done', async () => {
      await states().saveCursor('BTC', 'page 2');
      await states().saveCursor('BTC', 'page 3');
      expect(await states().find('BTC')).toMatchObject({ backfillCursor: 'page 3', backfilledAt: null });
      await states().finishBackfill('BTC', READ_AT);
      expect(await states().find('BTC')).toMatchObject({ backfillCursor: null, backfilledAt: READ_AT });
    });

    it('is due at its time, the most overdue first', async () => {
      await states().postpone('BTC', READ_AT);
      await states().postpone('ETH', READ_AT - 1);
      await states().postpone('SPY', READ_AT + 1);
      await states().recordAttempt('QQQ', READ_AT);
      await states().recordAttempt('IWM', READ_AT);
      const due = (await states().listDue(READ_AT)).map(({ series }) => series);
      expect(due).toEqual(['IWM', 'QQQ', 'ETH', 'BTC']);
    });
  });

  describe('a snapshot of the coins', () => {
    const snapshots = () => createCoinSnapshots(store().database);
    const coin = (rank: number, coinId: string, marketCapUsd: number | null) => ({
      rank,
      coinId,
      symbol: coinId.slice(0, 3),
      marketCapUsd,
      priceUsd: rank === 1 ? 90_000.5 : null,
    });
    const snapshot = {
      day: 20_776,
      takenAt: READ_AT,
      coins: [coin(1, 'bitcoin', 1.8e12), coin(2, 'ethereum', 4e11), coin(3, 'unknown', null)],
    };

    it('is given back whole', async () => {
      expect(await snapshots().save(snapshot)).toBe(true);
      expect(await snapshots().read(20_776)).toEqual(snapshot);
      expect(await snapshots().read(20_777)).toBeUndefined();
    });

    it('of a day stands as it was first taken', async () => {
      await snapshots().save(snapshot);
      expect(
        await snapshots().save({ ...snapshot, takenAt: READ_AT + 1, coins: [coin(1, 'other', 1)] }),
      ).toBe(false);
      expect(await snapshots().read(20_776)).toEqual(snapshot);
    });

    it('is taken once however many take it', async () => {
      const taken = await Promise.all([1, 2, 3, 4].map(() => snapshots().save(snapshot)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    it('is listed by day', async () => {
      for (const day of [20_778, 20_776, 20_777]) await snapshots().save({ ...snapshot, day });
      expect(await snapshots().listDays()).toEqual([20_776, 20_777, 20_778]);
      expect(await snapshots().listDays(20_777)).toEqual([20_777, 20_778]);
    });

    it('without a coin is refused', async () => {
      await expect(snapshots().save({ ...snapshot, coins: [] })).rejects.toThrow(RangeError);
    });
  });

  describe('a last answer', () => {
    const answers = () => createLastAnswers(store().database);
    const key = { chat: 'telegram:-100', person: '42' };

    it('is kept for its person and chat alone', async () => {
      const answer = { numbers: [{ series: 'BTC', value: 1.5 }], text: 'über “quotes” \u{1F680}' };
      await answers().save(key, answer, READ_AT);
      expect(await answers().read(key, READ_AT)).toEqual(answer);
      expect(await answers().read({ ...key, person: '43' }, READ_AT)).toBeUndefined();
      expect(await answers().read({ ...key, chat: 'slack:C1' }, READ_AT)).toBeUndefined();
    });

    it('gives way to the next one', async () => {
      await answers().save(key, 'first', READ_AT);
      await answers().save(key, 'second', READ_AT + 1);
      expect(await answers().read(key, READ_AT + 2)).toBe('second');
    });

    it('is forgotten after 24 hours', async () => {
      await answers().save(key, 'old', READ_AT);
      await answers().save({ ...key, person: '43' }, 'new', READ_AT + 1);
      expect(await answers().read(key, READ_AT + 24 * HOUR - 1)).toBe('old');
      expect(await answers().read(key, READ_AT + 24 * HOUR)).toBeUndefined();
      expect(await answers().deleteExpired(READ_AT + 24 * HOUR)).toBe(1);
      expect(await answers().deleteExpired(READ_AT + 24 * HOUR)).toBe(0);
      expect(await answers().read({ ...key, person: '43' }, READ_AT + 24 * HOUR)).toBe('new');
    });
  });
}
