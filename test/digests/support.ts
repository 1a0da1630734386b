import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChartSpec } from '../../src/charts/spec.ts';
import type { Place } from '../../src/chat/place.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { ImageOutcome, Letter, Sender, TextOutcome } from '../../src/chat/sender.ts';
import { createChatEvents } from '../../src/digests/chat-events.ts';
import type { ComposedDigest, DigestComposer, DigestRequest } from '../../src/digests/composer.ts';
import { createCompositions } from '../../src/digests/compositions.ts';
import { createDeliveryWorker } from '../../src/digests/delivery-worker.ts';
import { createDigestLetters } from '../../src/digests/digest-letters.ts';
import { createRefusalHandler } from '../../src/digests/refusals.ts';
import { createLogger } from '../../src/lib/log.ts';
import { createChatSettings } from '../../src/store/chat-settings.ts';
import { createChatStanding } from '../../src/store/chat-standing.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createDeliveries } from '../../src/store/deliveries.ts';
import { createSendSlots } from '../../src/store/send-slots.ts';
import { createSubscriptions } from '../../src/store/subscriptions.ts';

/** A clock that tests turn. */
export function turnableClock(start: number) {
  let now = start;
  return {
    now: () => now,
    turn(ms: number) {
      now += ms;
    },
  };
}

export type TestClock = ReturnType<typeof turnableClock>;

const chart: ChartSpec = {
  title: 'BTC above its signal line',
  subtitle: '',
  corner: 'As of 22 Nov 2026',
  alt: 'BTC weekly MACD, above its signal line since 4 weeks.',
  x: { kind: 'time' },
  panels: [],
};

export function digestReply(text: string, hasChart = true): Reply {
  return {
    blocks: [
      { kind: 'heading', text },
      { kind: 'source', text: 'Data to 22 Nov 2026' },
    ],
    facts: {},
    ...(hasChart ? { chart } : {}),
    visibility: 'public',
  };
}

/** One thing that a chat got. */
export interface Sent {
  readonly kind: 'text' | 'image';
  readonly place: Place;
  readonly letter: Letter;
  readonly reference?: string;
}

export type FakeSender = Sender & {
  readonly sent: readonly Sent[];
  /** The chats that got words, in order. */
  readonly chats: readonly string[];
  onText: ((place: Place) => TextOutcome | Promise<TextOutcome> | undefined) | undefined;
  onImage: ((place: Place) => ImageOutcome | Promise<ImageOutcome> | undefined) | undefined;
  intervalMs: number;
};

/** A platform that takes everything, unless a test says otherwise. */
export function fakeSender(platform = 'test'): FakeSender {
  const sent: Sent[] = [];
  const sender: FakeSender = {
    platform,
    sent,
    get chats() {
      return sent.filter(({ kind }) => kind === 'text').map(({ place }) => place.conversation);
    },
    onText: undefined,
    onImage: undefined,
    intervalMs: 0,
    budgetsOf: ({ conversation }) => [{ key: `${platform}:${conversation}`, intervalMs: sender.intervalMs }],
    async sendText(place, letter) {
      const outcome = await sender.onText?.(place);
      if (outcome !== undefined && outcome.kind !== 'sent') return outcome;
      sent.push({ kind: 'text', place, letter });
      return outcome ?? { kind: 'sent', reference: `m${sent.length}`, hasImage: false };
    },
    async sendImage(place, letter, reference) {
      const outcome = await sender.onImage?.(place);
      if (outcome !== undefined && outcome.kind !== 'sent') return outcome;
      sent.push({ kind: 'image', place, letter, reference });
      return outcome ?? { kind: 'sent' };
    },
  };
  return sender;
}

/** Composes a digest that names its data version, unless a test says otherwise. */
export function fakeComposer(change: (request: DigestRequest) => Partial<ComposedDigest> = () => ({})) {
  const requests: DigestRequest[] = [];
  const composer: DigestComposer = {
    async compose(request) {
      requests.push(request);
      return {
        dataVersion: request.dataVersion,
        state: { version: request.dataVersion },
        awaited: [],
        replyFor: (previous) =>
          digestReply(
            `${request.detail} of ${request.dataVersion} after ${JSON.stringify(previous ?? null)}`,
          ),
        ...change(request),
      };
    },
  };
  return { composer, requests };
}

export interface OpenDesk {
  readonly database: Database;
  close(): Promise<void>;
}

export async function openDesk(): Promise<OpenDesk> {
  const dataDir = mkdtempSync(join(tmpdir(), 'delivery-'));
  const database = await openDatabase({ dataDir });
  return {
    database,
    async close() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything of delivery over one database, with a platform that tests steer. */
export function createDesk(
  database: Database,
  clock: TestClock,
  options: { composer?: DigestComposer; owner?: string; lines?: string[] } = {},
) {
  const { composer = fakeComposer().composer, owner = 'w', lines = [] } = options;
  const log = createLogger('info', [], (line) => void lines.push(line));
  const deliveries = createDeliveries(database);
  const subscriptions = createSubscriptions(database);
  const settings = createChatSettings(database);
  const standing = createChatStanding(database);
  const slots = createSendSlots(database);
  const sender = fakeSender();
  const onChatEvent = createChatEvents({ standing, clock, log });
  let version = 'v1';
  const compositions = createCompositions(composer, () => version, clock);
  const worker = createDeliveryWorker({
    deliveries,
    slots,
    senders: new Map([[sender.platform, sender]]),
    letters: {
      digest: createDigestLetters({ compositions, subscriptions, settings }),
      alert: {
        prepare: async () => ({
          kind: 'ready',
          letter: { reply: digestReply('alert', false), theme: 'dark' },
        }),
      },
    },
    refusals: createRefusalHandler({ deliveries, clock, log, random: () => 0, owner, onChatEvent }),
    clock,
    wait: async (ms) => clock.turn(ms),
    log,
    owner,
  });
  return {
    deliveries,
    subscriptions,
    settings,
    standing,
    sender,
    worker,
    onChatEvent,
    compositions,
    log,
    setVersion(next: string) {
      version = next;
    },
    drain: () => worker.drain(new AbortController().signal),
  };
}

export type Desk = ReturnType<typeof createDesk>;
