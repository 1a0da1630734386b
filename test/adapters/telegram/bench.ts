import type { Wait } from '../../../src/adapters/telegram/retry.ts';
import {
  createTelegramAdapter,
  type TelegramOptions,
} from '../../../src/adapters/telegram/telegram-adapter.ts';
import type { ChartRenderer, ChartSpec } from '../../../src/charts/spec.ts';
import type { Adapter, Answer, ChatEvent, UpdateRecord } from '../../../src/chat/adapter.ts';
import type { Action, Block, Reply } from '../../../src/chat/reply.ts';
import type { Request } from '../../../src/chat/request.ts';
import { type Clock, fixedClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { fakeCommand, fakeCommands } from '../../fakes/conversation.ts';
import { makePng } from '../../fakes/png.ts';

export const PNG = makePng(1200, 1000);

export const CHART: ChartSpec = {
  title: 'MACD below its signal',
  subtitle: '',
  corner: 'As of 18 Jan 2026',
  alt: 'MACD below its signal, last close 93,634',
  x: { kind: 'time' },
  panels: [],
};

/** An answer of one text, drawn over where a test needs more. */
export function answer(text: string, extra: Partial<Reply> = {}): Answer {
  const blocks: Block[] = [{ kind: 'text', text }];
  return { command: 'macd', theme: 'dark', reply: { blocks, facts: {}, visibility: 'public', ...extra } };
}

/** The same with a chart and a button for another range. */
export function charted(text: string, actions: readonly Action[] = [RANGE]): Answer {
  return answer(text, { chart: CHART, actions });
}

export const RANGE: Action = { kind: 'range', label: '1Y', command: '/macd btc range=1y' };
export const WHY: Action = { kind: 'why', label: 'Why?', command: '/why' };

interface BenchOptions extends Partial<TelegramOptions> {
  readonly apiRoot: string;
  readonly token: string;
  readonly respond: (request: Request) => Answer | undefined | Promise<Answer | undefined>;
  readonly render?: ChartRenderer['render'];
  readonly clock?: Clock;
  readonly updates?: UpdateRecord;
}

/** An adapter with everything around it faked but the network, and what it left behind. */
export interface Bench {
  readonly adapter: Adapter;
  readonly requests: readonly Request[];
  /** What the adapter told of chats. */
  readonly events: readonly ChatEvent[];
  /** Parsed log lines, in order. */
  readonly logged: readonly Record<string, unknown>[];
  readonly logText: () => string;
  /** How long the adapter wanted to wait, in ms, in order. */
  readonly waits: readonly number[];
  /** Ends the open waits of this many ms, once there is one. */
  elapse(ms: number): Promise<void>;
}

/** Waits that stand for a person's, a picture's or a database's time stay open until a test lets them elapse; all others are over at once. */
const OPEN_WAITS = new Set([2500, 4500, 20_000, 5000]);

export function createBench({ respond, render, clock, updates, ...options }: BenchOptions): Bench {
  const requests: Request[] = [];
  const events: ChatEvent[] = [];
  const lines: string[] = [];
  const waits: number[] = [];
  const open = new Map<number, (() => void)[]>();
  const opened = new Map<number, PromiseWithResolvers<void>>();
  const openedOne = (ms: number) => {
    const signal = opened.get(ms) ?? Promise.withResolvers<void>();
    opened.set(ms, signal);
    return signal;
  };
  const wait: Wait = (ms, signal) => {
    waits.push(ms);
    if (!OPEN_WAITS.has(ms)) return Promise.resolve();
    return new Promise<void>((resolve, reject) => {
      open.set(ms, [...(open.get(ms) ?? []), resolve]);
      openedOne(ms).resolve();
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  };
  const commands = fakeCommands(
    fakeCommand({ name: 'macd' }),
    fakeCommand({ name: 'peak' }),
    fakeCommand({ name: 'subscribe', group: 'delivery' }),
  );
  const deps = {
    router: {
      handle(request: Request) {
        requests.push(request);
        return Promise.resolve(request).then(respond);
      },
    },
    charts: { render: render ?? (() => Promise.resolve(PNG)) },
    commands,
    log: createLogger('debug', [], (line) => lines.push(line)),
    clock: clock ?? fixedClock(Date.UTC(2026, 0, 18)),
    updates,
    onChatEvent: async (event: ChatEvent) => void events.push(event),
  };
  return {
    adapter: createTelegramAdapter({ wait, ...options }, deps),
    requests,
    events,
    get logged() {
      return lines.map((line): Record<string, unknown> => Object(JSON.parse(line)));
    },
    logText: () => lines.join(''),
    waits,
    async elapse(ms) {
      await openedOne(ms).promise;
      opened.delete(ms);
      for (const resolve of open.get(ms) ?? []) resolve();
      open.delete(ms);
    },
  };
}
