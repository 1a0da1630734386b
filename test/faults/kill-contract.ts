import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDeliveryWorker } from '../../src/digests/delivery-worker.ts';
import { createRefusalHandler } from '../../src/digests/refusals.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import type { Delivery } from '../../src/store/delivery-rows.ts';
import { createSendSlots } from '../../src/store/send-slots.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';
import { HOUR, order, place } from '../store/contract/delivery-samples.ts';
import { DUE, faultLetters, STEPS, type Step } from './delivery-parts.ts';

const CHILD = fileURLToPath(new URL('./delivery-child.ts', import.meta.url));
const CHATS = 4;
/** How often each step is tried; the suite of faults asks for more. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);

/** A database that survives the process that uses it. */
export interface FaultStore {
  readonly task: { readonly url?: string; readonly dataDir: string };
  open(): Promise<Database>;
  dispose(): Promise<void>;
}

/** What chats saw, over both processes. */
interface Platform {
  readonly texts: string[];
  readonly images: string[];
}

interface Told {
  readonly number: number;
  readonly step: string;
  readonly delivery: string;
}

/** Runs the child until the step has been reached `times` times, and kills it there; returns whose step it was. */
function killAt(task: FaultStore['task'], step: Step, times: number, platform: Platform): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [JSON.stringify(task)], {
      execArgv: [],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'macro-rotation-fault-cache') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let left = times;
    let target = 'nobody';
    child.on('message', ({ number, step: reached, delivery }: Told) => {
      if (reached === 'called text') platform.texts.push(delivery);
      if (reached === 'called image') platform.images.push(delivery);
      if (reached === step) left -= 1;
      if (reached === step && left === 0) {
        target = delivery;
        child.kill('SIGKILL');
      } else if (left > 0) child.send({ go: number });
    });
    child.once('error', reject);
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(target);
      else reject(new Error(`the child ended by itself before "${step}" came ${times} times`));
    });
  });
}

/** Another process of the bot, which finds what the killed one left and goes on. */
async function survive(database: Database, platform: Platform): Promise<void> {
  const isAlone = database.dialect === 'sqlite';
  // On its own file a process knows that it is alone; among others it waits for the leases to end.
  const clock = fixedClock(isAlone ? DUE : DUE + HOUR);
  const log = createLogger('silent', [], () => {});
  const deps = { clock, log, owner: 'survivor', deliveries: createDeliveries(database) };
  const worker = createDeliveryWorker({
    ...deps,
    slots: createSendSlots(database),
    senders: new Map([
      [
        'test',
        {
          platform: 'test',
          budgetsOf: () => [],
          async sendText({ conversation }) {
            platform.texts.push(conversation);
            return { kind: 'sent', reference: conversation, hasImage: false };
          },
          async sendImage({ conversation }) {
            platform.images.push(conversation);
            return { kind: 'sent' };
          },
        },
      ],
    ]),
    letters: { digest: faultLetters, alert: faultLetters },
    refusals: createRefusalHandler({ ...deps, random: () => 0, onChatEvent: async () => undefined }),
    wait: async () => undefined,
  });
  await worker.recover(isAlone);
  await worker.drain(new AbortController().signal);
}

const countIn = (list: readonly string[], conversation: string) =>
  list.filter((each) => each === conversation).length;

/** The rules that hold for every delivery, whatever happened to the process. */
function checkDelivery(delivery: Delivery, platform: Platform): void {
  const { conversation } = delivery.place;
  const texts = countIn(platform.texts, conversation);
  const images = countIn(platform.images, conversation);
  expect(['sent', 'unknown']).toContain(delivery.state);
  expect(texts).toBeLessThanOrEqual(1);
  expect(images).toBeLessThanOrEqual(1);
  if (delivery.state === 'sent') expect(texts).toBe(1);
  if (delivery.image === 'sent') expect(images).toBe(1);
}

/** What becomes of the very delivery at whose step the process was killed. */
const OUTCOMES: Readonly<Record<Exclude<Step, 'filled'>, Partial<Delivery>>> = {
  claimed: { state: 'sent', image: 'sent' },
  'begun text': { state: 'unknown', image: 'none' },
  'called text': { state: 'unknown', image: 'none' },
  'answered text': { state: 'unknown', image: 'none' },
  'finished text': { state: 'sent', image: 'sent' },
  'begun image': { state: 'sent', image: 'unknown' },
  'called image': { state: 'sent', image: 'unknown' },
  'answered image': { state: 'sent', image: 'unknown' },
  'finished image': { state: 'sent', image: 'sent' },
};

/** What must hold wherever a process is killed. */
export function killContract(create: () => Promise<FaultStore>): void {
  let store: FaultStore;
  beforeAll(async () => {
    store = await create();
  });
  afterAll(() => store.dispose());

  async function prepare(): Promise<void> {
    const database = await store.open();
    await database.query.deleteFrom('deliveries').execute();
    await database.query.deleteFrom('subscriptions').execute();
    const subscriptions = createSubscriptions(database);
    for (let index = 0; index < CHATS; index += 1) await subscriptions.save(place(`c${index}`), order(), DUE);
    await database.close();
  }

  async function readAll(database: Database): Promise<Delivery[]> {
    const deliveries = createDeliveries(database);
    const rows = await database.query.selectFrom('deliveries').select('id').execute();
    const found = await Promise.all(rows.map(({ id }) => deliveries.read(id)));
    return found.filter((each) => each !== undefined);
  }

  it.each(STEPS)(
    'killed at "%s": nothing is lost, nothing known to be sent is sent again',
    { timeout: 60_000 * ROUNDS },
    async (step) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        await prepare();
        const platform: Platform = { texts: [], images: [] };
        const times = step === 'filled' ? 1 : (round % CHATS) + 1;
        const target = await killAt(store.task, step, times, platform);
        const database = await store.open();
        await survive(database, platform);
        const all = await readAll(database);
        await database.close();
        expect(all).toHaveLength(CHATS);
        for (const delivery of all) checkDelivery(delivery, platform);
        if (step === 'filled') {
          expect(all.every(({ state, image }) => state === 'sent' && image === 'sent')).toBe(true);
          continue;
        }
        const killed = all.find(
          ({ id, place: { conversation } }) => id === target || conversation === target,
        );
        expect(killed).toMatchObject(OUTCOMES[step]);
      }
    },
  );
}
