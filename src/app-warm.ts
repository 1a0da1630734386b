import { setTimeout as waitUnheld } from 'node:timers/promises';
import { asOfNow } from './chat/as-of.ts';
import type { CommandDefinition } from './chat/command.ts';
import type { CommandList, Ports } from './chat/ports.ts';
import type { Request } from './chat/request.ts';
import type { Clock } from './lib/clock.ts';
import { DataError } from './lib/errors.ts';
import type { Logger } from './lib/log.ts';
import { yieldToLoop } from './lib/yield-to-loop.ts';
import type { Market } from './market/view.ts';

/** Nobody asked: there is no chat behind it, and nothing is sent. */
const NOBODY: Request = {
  platform: '',
  tenant: '',
  conversation: '',
  user: { id: '', isAdmin: false },
  isDirect: true,
  isAddressed: true,
  text: '',
  dedupeKey: '',
  capabilities: { images: false, buttons: false, privateReplies: false },
};

/** How often what could not be computed yet is tried again, and how many times: a first read takes minutes. */
const RETRY_MS = 60_000;
const MAX_PASSES = 30;

export interface WarmUpDeps {
  readonly commands: CommandList;
  readonly ports: Ports;
  readonly market: () => Market;
  readonly marketClock: Clock;
  readonly log: Logger;
  /** Waits `ms`; rejects when the signal aborts first. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface WarmUp {
  /** Resolves after the first pass over all commands; never rejects. */
  start(): Promise<void>;
  stop(): void;
}

/** A wait that keeps no process alive. */
const sleepUnheld = (ms: number, signal: AbortSignal) => waitUnheld(ms, undefined, { signal, ref: false });

/** Runs one command for nobody; false where its data are not there yet. */
async function tryCommand(command: CommandDefinition, deps: WarmUpDeps): Promise<boolean> {
  const args = command.args.safeParse({});
  if (!args.success) return true;
  const { market, marketClock, ports, log } = deps;
  const asOf = asOfNow(marketClock.now());
  try {
    await command.run({ args: args.data, market: market(), asOf, request: NOBODY, ports });
    return true;
  } catch (error) {
    if (error instanceof DataError) return false;
    log.warn({ err: error }, `/${command.name} failed in the warm-up`);
    return true;
  }
}

/**
 * Computes every analysis command that needs no argument once, so that the first person to ask finds the code compiled
 * and the series aligned. One after the other, with a turn given up before each and inside each as an answer does: a
 * question that comes meanwhile goes first. What lacks its data is tried again each minute, for half an hour at most.
 */
export function createWarmUp(deps: WarmUpDeps): WarmUp {
  const { sleep = sleepUnheld } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  let waiting = deps.commands.all.filter(({ group }) => group === 'analysis');
  const pass = async () => {
    const missing: CommandDefinition[] = [];
    for (const command of waiting) {
      await yieldToLoop();
      if (signal.aborted) return;
      if (!(await tryCommand(command, deps))) missing.push(command);
    }
    waiting = missing;
    deps.log.debug({ waiting: missing.map(({ name }) => name) }, 'warmed up');
  };
  const retry = async () => {
    for (let passes = 1; passes < MAX_PASSES && waiting.length > 0; passes += 1) {
      await sleep(RETRY_MS, signal);
      await pass();
    }
  };
  return {
    async start() {
      await pass();
      // Only the stop ends the wait, and then nothing is left to do.
      retry().catch(() => undefined);
    },
    stop: () => stopping.abort(),
  };
}
