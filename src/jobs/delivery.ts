import { createAlertDesk } from '../alerts/alert-desk.ts';
import { createAlertRunner } from '../alerts/alert-runner.ts';
import { createAlertListener } from '../alerts/chat-listener.ts';
import { createAlertLetters } from '../alerts/letter-source.ts';
import type { ChatChoices, DeliveryPorts } from '../chat/delivery-ports.ts';
import type { Place } from '../chat/place.ts';
import type { Sender } from '../chat/sender.ts';
import { type ChatListener, createChatEvents } from '../digests/chat-events.ts';
import { createDigestComposer } from '../digests/compose.ts';
import { createCompositions } from '../digests/compositions.ts';
import { createDeliveryWorker } from '../digests/delivery-worker.ts';
import { createDigestLetters } from '../digests/digest-letters.ts';
import { createDigestPreview } from '../digests/preview.ts';
import { createRefusalHandler } from '../digests/refusals.ts';
import { createSettingsService } from '../digests/settings-service.ts';
import { createSubscriptionService } from '../digests/subscription-service.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/log.ts';
import type { Market } from '../market/view.ts';
import { createAlertStanding } from '../store/alert-standing.ts';
import { createAlerts } from '../store/alerts.ts';
import { createChatSettings } from '../store/chat-settings.ts';
import { createChatStanding } from '../store/chat-standing.ts';
import type { Database } from '../store/database.ts';
import { createDeliveries } from '../store/deliveries.ts';
import { createForecasts } from '../store/forecasts.ts';
import { createSendSlots } from '../store/send-slots.ts';
import { createSubscriptions } from '../store/subscriptions.ts';
import { installAlertJobs } from './alert-jobs.ts';
import type { JobRunner, Wait } from './runner.ts';
import { DELIVER_QUEUE, installDeliveryJobs } from './tick.ts';

export interface DeliveryDeps {
  readonly database: Database;
  readonly runner: JobRunner;
  /** The market at its newest version. */
  readonly market: () => Market;
  /** What the market takes for now. */
  readonly marketClock: Clock;
  readonly supportLevel: number;
  readonly clock: Clock;
  readonly wait: Wait;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Unique to this process. */
  readonly owner: string;
  readonly log: Logger;
}

/** Everything the bot sends by itself. */
export interface Delivery {
  readonly ports: DeliveryPorts;
  /** Where it is kept what was sent and what is to be. */
  readonly database: Database;
  readTheme(place: Place): Promise<ChatChoices['theme']>;
  readonly onChatEvent: ChatListener;
  /** Begins to send what is due through the platforms that are on. */
  start(senders: readonly Sender[]): Promise<void>;
  stop(deadlineMs: number): Promise<void>;
  /** Closes a database of its own, once nothing uses it any more. */
  close(): Promise<void>;
}

/** The tables of delivery as repositories. */
function openTables(database: Database) {
  return {
    subscriptions: createSubscriptions(database),
    deliveries: createDeliveries(database),
    settings: createChatSettings(database),
    standing: createChatStanding(database),
    slots: createSendSlots(database),
    alerts: createAlerts(database),
  };
}

/** Builds delivery over one database: what commands see of it, and the jobs that do it. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { database, runner, market, marketClock, supportLevel, clock, log } = deps;
  const tables = openTables(database);
  const { subscriptions, settings, deliveries, standing, alerts } = tables;
  const composer = createDigestComposer({ market, forecasts: createForecasts(database), supportLevel });
  const compositions = createCompositions(composer, () => market().version, marketClock);
  const alertRunner = createAlertRunner({ ...deps, ...tables, wake: () => runner.send(DELIVER_QUEUE) });
  const choices = createSettingsService({ settings, subscriptions, clock });
  const onChatEvent = createChatEvents({
    standing,
    clock,
    log,
    listeners: [createAlertListener(createAlertStanding(database))],
  });

  return {
    database,
    ports: {
      subscriptions: createSubscriptionService({ subscriptions, deliveries, settings, clock }),
      settings: choices,
      digests: createDigestPreview({ compositions, subscriptions, settings }),
      countDeliveries: () => deliveries.count(),
      alerts: createAlertDesk({ alerts, market, clock, marketClock }),
    },
    readTheme: async (place) => (await choices.read(place)).theme,
    onChatEvent,
    async start(senders) {
      const worker = createDeliveryWorker({
        ...deps,
        ...tables,
        senders: new Map(senders.map((sender) => [sender.platform, sender])),
        letters: {
          digest: createDigestLetters({ compositions, subscriptions, settings }),
          alert: createAlertLetters(),
        },
        refusals: createRefusalHandler({ ...deps, deliveries, onChatEvent }),
      });
      // The embedded database serves one process: whoever held leases on it is gone.
      if (database.dialect === 'sqlite') await worker.recover(true);
      installDeliveryJobs(runner, { ...deps, ...tables, worker });
      installAlertJobs(runner, { alertRunner, market, marketClock });
      await runner.start();
    },
    stop: (deadlineMs) => runner.stop(deadlineMs),
    async close() {},
  };
}
