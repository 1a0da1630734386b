import type { InstallationKeep } from '../../src/adapters/slack/installed-workspaces.ts';

interface Kept {
  body: unknown;
  installedAt: number;
  refreshUntil: number;
}

/** Installations in memory, with the same rules as in the database. */
export function createKeep(): InstallationKeep & { readonly kept: ReadonlyMap<string, Kept> } {
  const kept = new Map<string, Kept>();
  return {
    kept,
    async install(tenant, body, now) {
      kept.set(tenant, { body: structuredClone(body), installedAt: now, refreshUntil: 0 });
    },
    find: async (tenant) => kept.get(tenant),
    async update(tenant, body) {
      const found = kept.get(tenant);
      if (found !== undefined) Object.assign(found, { body: structuredClone(body), refreshUntil: 0 });
    },
    async claimRefresh(tenant, now, forMs) {
      const found = kept.get(tenant);
      if (found === undefined || found.refreshUntil > now) return false;
      found.refreshUntil = now + forMs;
      return true;
    },
    async endRefresh(tenant) {
      const found = kept.get(tenant);
      if (found !== undefined) found.refreshUntil = 0;
    },
    async remove(tenant, until) {
      const found = kept.get(tenant);
      return found !== undefined && found.installedAt <= until && kept.delete(tenant);
    },
    reseal: async () => ({ total: kept.size, resealed: 0, unreadable: 0 }),
  };
}
