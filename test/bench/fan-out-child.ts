import { setTimeout as sleep } from 'node:timers/promises';
import type { Place } from '../../src/chat/place.ts';
import type { TextOutcome } from '../../src/chat/sender.ts';
import { createCompositions } from '../../src/digests/compositions.ts';
import { createDeliveryWorker } from '../../src/digests/delivery-worker.ts';
import { createDigestLetters } from '../../src/digests/digest-letters.ts';
import { createRefusalHandler } from '../../src/digests/refusals.ts';
import { createPgBossRunner } from '../../src/jobs/pg-boss-runner.ts';
import { installDeliveryJobs } from '../../src/jobs/tick.ts';
import { systemClock as clock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { createChatSettings } from '../../src/store/chat-settings.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSendSlots } from '../../src/store/send-slots.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';

/** One worker process of the fan-out measurement; its parent is the platform. */
interface ChildTask {
  readonly url: string;
  readonly platform: string;
  /** What the platform's adapter waits between messages (ms): in a chat, and in all that share a limit. */
  readonly chatMs: number;
  readonly sharedMs: number;
}

const { url, platform, chatMs, sharedMs }: ChildTask = JSON.parse(process.argv[2] ?? '{}');
const log = createLogger('error', [], (line) => void process.stderr.write(line));
const database = await openDatabase({ url, dataDir: '' });
const deliveries = createDeliveries(database);
const subscriptions = createSubscriptions(database);
const settings = createChatSettings(database);
const wait = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal });
const owner = `worker ${process.pid}`;

let asked = 0;
let compositions = 0;
const waiting = new Map<number, (outcome: TextOutcome) => void>();
process.on('message', (answer: { number: number; outcome: TextOutcome }) => {
  waiting.get(answer.number)?.(answer.outcome);
  waiting.delete(answer.number);
});

function send({ tenant, conversation }: Place): Promise<TextOutcome> {
  asked += 1;
  const number = asked;
  return new Promise((resolve) => {
    waiting.set(number, resolve);
    const { rss } = process.memoryUsage();
    process.send?.({ number, tenant, conversation, rss, compositions });
  });
}

const composer = {
  async compose({ dataVersion }: { dataVersion: string }) {
    compositions += 1;
    const reply = {
      blocks: [{ kind: 'text', text: 'The digest' }],
      facts: {},
      visibility: 'public',
    } as const;
    return { dataVersion, state: { dataVersion }, awaited: [], replyFor: () => reply };
  },
};
const digest = createDigestLetters({
  compositions: createCompositions(composer, () => 'v1', clock),
  subscriptions,
  settings,
});
const worker = createDeliveryWorker({
  deliveries,
  slots: createSendSlots(database),
  senders: new Map([
    [
      platform,
      {
        platform,
        budgetsOf: ({ tenant, conversation }) => [
          { key: `${platform}:${tenant}:${conversation}`, intervalMs: chatMs },
          { key: `${platform}:${tenant}`, intervalMs: sharedMs },
        ],
        sendText: (place) => send(place),
        sendImage: async () => ({ kind: 'sent' }),
      },
    ],
  ]),
  letters: { digest, alert: digest },
  refusals: createRefusalHandler({
    deliveries,
    clock,
    log,
    random: Math.random,
    owner,
    onChatEvent: async () => undefined,
  }),
  clock,
  wait,
  log,
  owner,
});
const runner = createPgBossRunner({ url, wait, log });
installDeliveryJobs(runner, { subscriptions, deliveries, worker, clock, log });
await runner.start();
