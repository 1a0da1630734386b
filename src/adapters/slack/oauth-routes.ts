import type { ServerResponse } from 'node:http';
import { type Installation as Delivered, InstallProvider } from '@slack/oauth';
import type { HttpRoute } from '../../lib/http-route.ts';
import type { Logger } from '../../lib/log.ts';
import { toBoltLogger } from './bolt-logger.ts';
import { type ApiAccess, clientOptions } from './clients.ts';
import type { InFlight } from './in-flight.ts';
import { drawFailurePage, drawInstalledPage, drawInstallPage, PAGE_HEADERS } from './oauth-pages.ts';
import { listBotScopes } from './scopes.ts';

export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** What the app's settings page tells of the app, for installations by anybody. */
export interface OauthSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that ties the way back to the browser that began. */
  readonly stateSecret: string;
  /** Where people give their consent; Slack's own page where absent. */
  readonly authorizeUrl?: string | undefined;
  /** The way back as Slack knows it; it may be left out where the app has only one. */
  readonly redirectUrl?: string | undefined;
}

interface OauthRouteOptions {
  readonly oauth: OauthSettings;
  readonly access: ApiAccess;
  readonly log: Logger;
  readonly inFlight: InFlight;
  readonly isOpen: () => boolean;
  readonly install: (delivered: unknown) => Promise<void>;
  /** Told of every installation that is complete. */
  readonly onInstalled: () => Promise<void>;
}

/** What people mend by beginning anew; everything else is Slack's or ours. */
const ASKERS_FAULT = /^slack_oauth_(missing_state|invalid_state|missing_code|installer_authorization_error)$/;

function show(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, PAGE_HEADERS).end(page);
}

/** Opens the app in the workspace that has just installed it. */
function appLinkOf({ team, appId }: Delivered): string {
  if (team === undefined || appId === undefined) return 'slack://open';
  return `slack://app?${new URLSearchParams({ team: team.id, id: appId }).toString()}`;
}

function createProvider({ oauth, access, log, install }: OauthRouteOptions): InstallProvider {
  const { clientId, clientSecret, stateSecret, authorizeUrl, redirectUrl } = oauth;
  return new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installUrlOptions: {
      scopes: [...listBotScopes()],
      ...(redirectUrl === undefined ? {} : { redirectUri: redirectUrl }),
    },
    ...(authorizeUrl === undefined ? {} : { authorizationUrl: authorizeUrl }),
    renderHtmlForInstallPath: drawInstallPage,
    clientOptions: clientOptions(access),
    logger: toBoltLogger(log),
    installationStore: {
      storeInstallation: install,
      // Only the pages are the provider's: deliveries find their installation elsewhere.
      fetchInstallation: () => Promise.reject(new Error('Not asked here')),
    },
  });
}

/** "Add to Slack" and the way back from Slack, as parts of the one HTTP server. */
export function createOauthRoutes(options: OauthRouteOptions): readonly HttpRoute[] {
  const { log, inFlight, isOpen, onInstalled } = options;
  const provider = createProvider(options);

  function createRoute(name: string, at: string, handle: HttpRoute['handle']): HttpRoute {
    return {
      name,
      matches: (method, path) => method === 'GET' && path === at,
      async handle(request, response) {
        if (!isOpen()) {
          response.writeHead(503, { connection: 'close' }).end();
          return;
        }
        const work = Promise.resolve(handle(request, response));
        inFlight.track(work);
        await work;
      },
    };
  }

  return [
    createRoute('slack-install', INSTALL_PATH, async (request, response) => {
      for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
      await provider.handleInstallPath(request, response);
    }),
    createRoute('slack-oauth-redirect', REDIRECT_PATH, (request, response) =>
      provider.handleCallback(request, response, {
        async successAsync(installation) {
          log.info('slack: the app was installed');
          await onInstalled();
          show(response, 200, drawInstalledPage(appLinkOf(installation)));
        },
        failure({ code }) {
          show(response, ASKERS_FAULT.test(code) ? 400 : 502, drawFailurePage(code, INSTALL_PATH));
        },
      }),
    ),
  ];
}
