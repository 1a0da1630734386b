import type { Database } from './database.ts';
import type { Seal } from './installations-seal.ts';

export interface StoredInstallation {
  /** As it was saved, parsed from JSON. */
  readonly body: unknown;
  /** Milliseconds. */
  readonly installedAt: number;
}

/** Who has installed the bot, by workspace or organisation (`tenant`). Bodies hold tokens, so they are stored sealed. */
export interface Installations {
  /** Keeps a new installation in the place of the one before. */
  install(tenant: string, body: unknown, now: number): Promise<void>;
  /** Undefined where it is not installed. @throws Error where no key opens it. */
  find(tenant: string): Promise<StoredInstallation | undefined>;
  /** Changes an installation that is still there, and ends the claim to refresh it. */
  update(tenant: string, body: unknown): Promise<void>;
  /** True for the one caller, of all processes, that may refresh it now; the claim ends by itself after `forMs`. */
  claimRefresh(tenant: string, now: number, forMs: number): Promise<boolean>;
  endRefresh(tenant: string): Promise<void>;
  /** Forgets an installation that is no newer than `until` (ms); false where there is none. */
  remove(tenant: string, until: number): Promise<boolean>;
  /** Seals with the current key what an older one sealed, so that the older one can go. */
  reseal(): Promise<Resealed>;
}

interface Resealed {
  readonly total: number;
  readonly resealed: number;
  /** That no key opens. */
  readonly unreadable: number;
}

type Query = Database['query'];

async function find(query: Query, seal: Seal, tenant: string): Promise<StoredInstallation | undefined> {
  const row = await query
    .selectFrom('installations')
    .select(['sealed', 'installed_at'])
    .where('tenant', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { text } = await seal.open(row.sealed, tenant);
  return { body: JSON.parse(text), installedAt: row.installed_at };
}

const change = (query: Query, tenant: string) =>
  query.updateTable('installations').where('tenant', '=', tenant);

async function reseal(query: Query, seal: Seal): Promise<Resealed> {
  const rows = await query.selectFrom('installations').select(['tenant', 'sealed']).execute();
  let resealed = 0;
  let unreadable = 0;
  for (const { tenant, sealed } of rows) {
    const opened = await seal.open(sealed, tenant).catch(() => undefined);
    if (opened === undefined) unreadable += 1;
    if (opened === undefined || opened.isCurrent) continue;
    // What was refreshed meanwhile has the current key already.
    await change(query, tenant)
      .set({ sealed: await seal.close(opened.text, tenant) })
      .where('sealed', '=', sealed)
      .execute();
    resealed += 1;
  }
  return { total: rows.length, resealed, unreadable };
}

export function createInstallations({ query }: Database, seal: Seal): Installations {
  const close = (tenant: string, body: unknown) => seal.close(JSON.stringify(body), tenant);
  return {
    async install(tenant, body, now) {
      const value = { sealed: await close(tenant, body), installed_at: now, refresh_until: 0 };
      await query
        .insertInto('installations')
        .values({ tenant, ...value })
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet(value))
        .execute();
    },
    find: (tenant) => find(query, seal, tenant),
    async update(tenant, body) {
      const sealed = await close(tenant, body);
      await change(query, tenant).set({ sealed, refresh_until: 0 }).execute();
    },
    async claimRefresh(tenant, now, forMs) {
      const claimed = await change(query, tenant)
        .set({ refresh_until: now + forMs })
        .where('refresh_until', '<=', now)
        .returning('tenant')
        .executeTakeFirst();
      return claimed !== undefined;
    },
    async endRefresh(tenant) {
      await change(query, tenant).set({ refresh_until: 0 }).execute();
    },
    async remove(tenant, until) {
      const removed = await query
        .deleteFrom('installations')
        .where('tenant', '=', tenant)
        .where('installed_at', '<=', until)
        .returning('tenant')
        .executeTakeFirst();
      return removed !== undefined;
    },
    reseal: () => reseal(query, seal),
  };
}
