import { createDeliveryWorker } from '../../src/digests/delivery-worker.ts';
import { createRefusalHandler } from '../../src/digests/refusals.ts';
import { fillOutbox } from '../../src/jobs/tick.ts';
import { createLogger } from '../../src/lib/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveries, type Deliveries } from '../../src/store/deliveries.ts';
import { createSendSlots } from '../../src/store/send-slots.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { FAULT_CLOCK, faultLetters } from './delivery-parts.ts';

/**
 * A bot's delivery in a process of its own, which tells its parent of every step and goes on only when it is told
 * to: so that the parent can kill it at any of them. The parent is also the platform.
 */
interface Task {
  readonly url?: string;
  readonly dataDir: string;
}

let asked = 0;
const waiting = new Map<number, () => void>();
process.on('message', (message: { readonly go: number }) => waiting.get(message.go)?.());

/** Tells the parent and waits for its word. */
function tell(step: string, delivery: string): Promise<void> {
  asked += 1;
  const number = asked;
  return new Promise((resolve) => {
    waiting.set(number, resolve);
    process.send?.({ number, step, delivery });
  });
}

/** The outbox, telling after each step that is written down. */
function telling(deliveries: Deliveries): Deliveries {
  return {
    ...deliveries,
    async claim(request) {
      const claimed = await deliveries.claim(request);
      for (const { id } of claimed) await tell('claimed', id);
      return claimed;
    },
    async begin(id, step, holder) {
      const isOurs = await deliveries.begin(id, step, holder);
      await tell(`begun ${step}`, id);
      return isOurs;
    },
    async finishText(id, owner, result) {
      await tell('answered text', id);
      await deliveries.finishText(id, owner, result);
      await tell('finished text', id);
    },
    async finishImage(id, owner, result) {
      await tell('answered image', id);
      await deliveries.finishImage(id, owner, result);
      await tell('finished image', id);
    },
  };
}

async function run({ url, dataDir }: Task): Promise<void> {
  const database = await openDatabase({ url, dataDir });
  const deliveries = telling(createDeliveries(database));
  const subscriptions = createSubscriptions(database);
  const log = createLogger('silent', [], () => {});
  const deps = { clock: FAULT_CLOCK, log, owner: `child ${process.pid}` };
  await fillOutbox({ subscriptions, ...deps });
  await tell('filled', '');
  const worker = createDeliveryWorker({
    ...deps,
    deliveries,
    slots: createSendSlots(database),
    senders: new Map([
      [
        'test',
        {
          platform: 'test',
          budgetsOf: () => [],
          async sendText({ conversation }) {
            await tell('called text', conversation);
            return { kind: 'sent', reference: conversation, hasImage: false };
          },
          async sendImage({ conversation }) {
            await tell('called image', conversation);
            return { kind: 'sent' };
          },
        },
      ],
    ]),
    letters: { digest: faultLetters, alert: faultLetters },
    refusals: createRefusalHandler({
      ...deps,
      deliveries,
      random: () => 0,
      onChatEvent: async () => undefined,
    }),
    wait: async () => undefined,
  });
  await worker.drain(new AbortController().signal);
  await database.close();
  process.disconnect();
}

await run(JSON.parse(process.argv[2] ?? '{}'));
