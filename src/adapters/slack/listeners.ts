import type { App, Context } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ChatEvent } from '../../chat/adapter.ts';
import type { ReadHome } from '../../chat/home.ts';
import type { Logger } from '../../lib/log.ts';
import { type AnswerDeps, answerDelivery } from './answer.ts';
import { createSlackApi } from './api.ts';
import type { Wire } from './call.ts';
import { readChatChange, readRemoval } from './chat-changes.ts';
import type { DeliveryLog } from './deliveries.ts';
import { showHome } from './home.ts';
import { readHomeOpened, readHomePress, type Visit } from './home-requests.ts';
import type { InFlight } from './in-flight.ts';
import type { DescribeMember } from './members.ts';
import { type Incoming, readCommand, readMessage, readPress, type Tenancy } from './requests.ts';
import { createResponseUrl } from './response-url.ts';
import type { Removal, Workspaces } from './workspaces.ts';

export interface ListenerDeps extends AnswerDeps {
  readonly wire: Wire;
  readonly log: Logger;
  readonly workspaces: Pick<Workspaces, 'forget'>;
  readonly deliveries: DeliveryLog;
  readonly inFlight: InFlight;
  readonly describeMember: DescribeMember;
  /** Absent where people have no page of their own. */
  readonly readHome: ReadHome | undefined;
  readonly onChatEvent: ((event: ChatEvent) => Promise<void>) | undefined;
}

/** What Bolt knows of the installation that a delivery belongs to. */
interface Arrival {
  readonly context: Context;
  readonly client: WebClient;
}

function tenancyOf({ context, client }: Arrival, { describeMember }: ListenerDeps): Tenancy {
  const tenant = (context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? '';
  return {
    tenant,
    botUserId: context.botUserId,
    describeMember: (user) => describeMember(client, tenant, user),
  };
}

/** Answers a delivery unless it was answered before. Never rejects: a defect costs one answer and is logged. */
async function handle(incoming: Incoming | undefined, arrival: Arrival, deps: ListenerDeps): Promise<void> {
  if (incoming === undefined) return;
  const { destination } = incoming;
  const { wire, log } = deps;
  try {
    if (!(await deps.deliveries.claim(incoming.keys))) return;
    const outlet = {
      destination,
      api: createSlackApi(arrival.client, wire.sleep),
      response:
        destination.responseUrl === undefined
          ? undefined
          : createResponseUrl(destination.responseUrl, destination.thread, wire),
      botName: typeof arrival.context['botName'] === 'string' ? arrival.context['botName'] : 'the bot',
      log,
    };
    await answerDelivery(incoming, outlet, deps);
  } catch (error) {
    log.error({ err: error }, 'slack: an answer failed');
  }
}

/** Shows a person their page unless that was done for this very delivery. Never rejects. */
async function welcome(visit: Visit | undefined, { client }: Arrival, deps: ListenerDeps): Promise<void> {
  const { readHome, wire, deliveries } = deps;
  if (visit === undefined || readHome === undefined || !(await deliveries.claim(visit.keys))) return;
  await showHome(visit, createSlackApi(client, wire.sleep), { ...deps, readHome });
}

/** Forgets an installation that is over, and tells who keeps something for its chats. Never rejects. */
async function follow(removal: Removal | undefined, deps: ListenerDeps): Promise<void> {
  try {
    if (removal === undefined || !(await deps.workspaces.forget(removal))) return;
    await deps.onChatEvent?.({ platform: 'slack', kind: 'uninstalled', tenant: removal.tenant });
  } catch (error) {
    deps.log.error({ err: error }, 'slack: an installation that is over could not be forgotten');
  }
}

/** What happens to chats and to installations. */
function registerFollowers(app: App, deps: ListenerDeps): void {
  type Happening = { readonly body: unknown } & Arrival;
  const followChat = async ({ body, ...arrival }: Happening) => {
    const change = readChatChange(body, tenancyOf(arrival, deps));
    if (change !== undefined && deps.onChatEvent !== undefined) deps.inFlight.track(deps.onChatEvent(change));
  };
  app.event('member_joined_channel', followChat);
  app.event('channel_unarchive', followChat);
  app.event('group_unarchive', followChat);
  app.event('channel_id_changed', followChat);
  // The SDK looks up no installation for these two, because it may be gone by now.
  const followRemoval = async ({ body, ...arrival }: Happening) => {
    deps.inFlight.track(follow(readRemoval(body, tenancyOf(arrival, deps)), deps));
  };
  app.event('app_uninstalled', followRemoval);
  app.event('tokens_revoked', followRemoval);
}

/**
 * Registers what the bot listens to. Every listener acknowledges first, because Slack waits three seconds, and hands
 * its work to `inFlight`, because stopping must wait for it. Any slash command is taken, so that one which an old
 * manifest still declares is answered by the router instead of timing out.
 */
export function registerListeners(app: App, deps: ListenerDeps): void {
  const answer = (incoming: Incoming | undefined, arrival: Arrival) =>
    deps.inFlight.track(handle(incoming, arrival, deps));

  app.command(/^\//, async ({ ack, body, ...arrival }) => {
    await ack();
    answer(readCommand(body, tenancyOf(arrival, deps)), arrival);
  });
  app.action(/./, async ({ ack, body, ...arrival }) => {
    await ack();
    deps.inFlight.track(welcome(readHomePress(body, tenancyOf(arrival, deps)), arrival, deps));
    answer(readPress(body, tenancyOf(arrival, deps)), arrival);
  });
  // Bolt has acknowledged events before any listener runs.
  app.event('app_mention', async ({ body, ...arrival }) => {
    answer(readMessage(body, tenancyOf(arrival, deps)), arrival);
  });
  app.event('message', async ({ body, ...arrival }) => {
    answer(readMessage(body, tenancyOf(arrival, deps)), arrival);
  });
  app.event('app_home_opened', async ({ body, ...arrival }) => {
    deps.inFlight.track(welcome(readHomeOpened(body, tenancyOf(arrival, deps)), arrival, deps));
  });
  registerFollowers(app, deps);
}
