import { App } from '@slack/bolt';
import type { Logger } from '../../lib/log.ts';
import { toBoltLogger } from './bolt-logger.ts';
import { type ApiAccess, clientOptions } from './clients.ts';
import type { Transport } from './transport.ts';
import type { Workspaces } from './workspaces.ts';

/** Bolt with our receiver. It asks for the token per delivery, so one app serves one workspace or many. */
export function createBoltApp(
  { receiver }: Transport,
  workspaces: Workspaces,
  access: ApiAccess,
  log: Logger,
): App {
  const app = new App({
    receiver,
    logger: toBoltLogger(log),
    clientOptions: clientOptions(access),
    convoStore: false,
    // Otherwise the constructor calls Slack, and a bad token ends the process instead of this one platform.
    deferInitialization: true,
    async authorize({ teamId, enterpriseId, isEnterpriseInstall }) {
      const found = await workspaces.find({ teamId, enterpriseId, isEnterpriseInstall });
      if (found === undefined) throw new Error('The app is not installed there');
      const { botToken, botUserId, botId, botName } = found;
      return { botToken, botUserId, botName, ...(botId === undefined ? {} : { botId }) };
    },
  });
  app.error((error) => {
    log.error({ code: error.code, detail: error.message }, 'slack: a delivery failed');
    return Promise.resolve();
  });
  return app;
}
