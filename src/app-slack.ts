import type { Adapter, AdapterDeps } from './chat/adapter.ts';
import type { SlackConfig } from './config-slack.ts';
import type { Database } from './store/database.ts';
import { createInstallations } from './store/installations.ts';
import { createSeal } from './store/installations-seal.ts';

/**
 * The Slack adapter as configured: one workspace, or those whose installations the database keeps.
 * @throws Error where there is no database to keep installations in.
 */
export async function openSlack(
  slack: SlackConfig,
  fetch: typeof globalThis.fetch,
  database: Database | undefined,
  deps: AdapterDeps,
): Promise<Adapter> {
  const { createSlackAdapter } = await import('./adapters/slack/slack-adapter.ts');
  if (!('oauth' in slack)) return createSlackAdapter({ ...slack, fetch }, deps);
  if (database === undefined) throw new Error('there is no database to keep installations in');
  const { encryptionKeys, ...oauth } = slack.oauth;
  const installations = createInstallations(database, createSeal(encryptionKeys));
  return createSlackAdapter({ ...slack, oauth: { ...oauth, installations }, fetch }, deps);
}
