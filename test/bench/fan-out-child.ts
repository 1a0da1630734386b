import { setTimeout as sleep } from 'node:timers/promises';
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
const url = process.argv[2] ?? '';
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

function send(conversation: string): Promise<TextOutcome> {
  asked += 1;
  const number = asked;
  return new Promise((resolve) => {
    waiting.set(number, resolve);
    const { rss } = process.memoryUsage();
    process.send?.({ number, conversation, rss, compositions });
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
      'test',
      {
        platform: 'test',
        // Telegram's limits for chats of two, as the adapter keeps them.
        budgetsOf: ({ conversation }) => [
          { key: `test:${conversation}`, intervalMs: 1_020 },
          { key: 'test', intervalMs: 34 },
        ],
        sendText: ({ conversation }) => send(conversation),
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
