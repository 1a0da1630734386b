import { beforeEach, describe, expect, it } from 'vitest';
import { createInstallations } from '../../../src/store/installations.ts';
import { createSeal, type EncryptionKey } from '../../../src/store/installations-seal.ts';
import { DUE, HOUR, MINUTE } from './delivery-samples.ts';
import { type OpenStore, useStore } from './engines.ts';

const keyOf = (id: string): EncryptionKey => ({ id, secret: new Uint8Array(32).fill(id.charCodeAt(0)) });
const OLD = keyOf('a-2025');
const NEW = keyOf('b-2026');
const BODY = { bot: { token: 'xoxb-very-secret' } };

/** What every database must keep of who has installed the bot. */
export function installationsContract(open: OpenStore): void {
  const store = useStore(open);
  const installations = (...keys: readonly EncryptionKey[]) =>
    createInstallations(store().database, createSeal(keys.length > 0 ? keys : [NEW]));
  const rows = () => store().database.query.selectFrom('installations').selectAll().execute();

  beforeEach(async () => {
    await store().database.query.deleteFrom('installations').execute();
  });

  describe('an installation', () => {
    it('is found by its workspace alone, as it was saved last', async () => {
      await installations().install('T1', { bot: { token: 'first' } }, DUE);
      await installations().install('T1', BODY, DUE + MINUTE);
      expect(await installations().find('T1')).toEqual({ body: BODY, installedAt: DUE + MINUTE });
      expect(await installations().find('T2')).toBeUndefined();
    });

    it('lies in the database without a readable token', async () => {
      await installations().install('T1', BODY, DUE);
      const [row] = await rows();
      expect(row?.sealed).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
      const decoded = (row?.sealed ?? '').split('.').map((part) => Buffer.from(part, 'base64url').toString());
      expect(`${decoded.join(' ')} ${row?.sealed}`).not.toContain('secret');
    });

    it('does not open for another workspace, even where its row is copied there', async () => {
      await installations().install('T1', BODY, DUE);
      await store().database.query.updateTable('installations').set({ tenant: 'T2' }).execute();
      await expect(installations().find('T2')).rejects.toThrow('It was sealed for somebody else');
    });

    it('is forgotten once, and not by news from before it', async () => {
      await installations().install('T1', BODY, DUE);
      expect(await installations().remove('T1', DUE - 1)).toBe(false);
      expect(await installations().remove('T1', DUE)).toBe(true);
      expect(await installations().remove('T1', DUE)).toBe(false);
    });

    it('that is gone is not brought back by a late refresh', async () => {
      await installations().install('T1', BODY, DUE);
      await installations().remove('T1', DUE);
      await installations().update('T1', BODY);
      expect(await installations().find('T1')).toBeUndefined();
    });
  });

  describe('a change of keys', () => {
    it('opens with the old key what it sealed and seals with the new one', async () => {
      await installations(OLD).install('T1', BODY, DUE);
      const both = installations(NEW, OLD);
      expect((await both.find('T1'))?.body).toEqual(BODY);
      await both.install('T2', BODY, DUE);
      expect((await installations(NEW).find('T2'))?.body).toEqual(BODY);
      await expect(installations(NEW).find('T1')).rejects.toThrow('sealed with the key "a-2025"');
    });

    it('is over once everything is sealed again: then the old key can go', async () => {
      await installations(OLD).install('T1', BODY, DUE);
      await installations(NEW).install('T2', BODY, DUE);
      expect(await installations(NEW, OLD).reseal()).toEqual({ total: 2, resealed: 1, unreadable: 0 });
      expect((await installations(NEW).find('T1'))?.body).toEqual(BODY);
      expect(await installations(NEW).reseal()).toEqual({ total: 2, resealed: 0, unreadable: 0 });
    });

    it('that lost the old key too early is counted, not hidden', async () => {
      await installations(OLD).install('T1', BODY, DUE);
      expect(await installations(NEW).reseal()).toEqual({ total: 1, resealed: 0, unreadable: 1 });
    });
  });

  describe('refreshing', () => {
    it('is one caller’s at a time, until it ends, says so, or takes too long', async () => {
      await installations().install('T1', BODY, DUE);
      const claims = await Promise.all([1, 2, 3].map(() => installations().claimRefresh('T1', DUE, MINUTE)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await installations().update('T1', { bot: { token: 'fresh' } });
      expect(await installations().claimRefresh('T1', DUE, MINUTE)).toBe(true);
      await installations().endRefresh('T1');
      expect(await installations().claimRefresh('T1', DUE, MINUTE)).toBe(true);
      expect(await installations().claimRefresh('T1', DUE + MINUTE - 1, MINUTE)).toBe(false);
      expect(await installations().claimRefresh('T1', DUE + HOUR, MINUTE)).toBe(true);
    });
  });
}
