import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { ChartRenderer } from './charts/spec.ts';
import type { PlatformFault, Router } from './chat/adapter.ts';
import type { ErrorFacts } from './chat/error-reply.ts';
import type { Reply } from './chat/reply.ts';

/** From a kept answer to one that waited for a picture of another chat (s). */
const ANSWER_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const DRAWING_SECONDS = [0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 1, 2.5, 5, 20];

/**
 * What this process counts by itself. Labels are names of the program's own (commands, platforms, kinds of failure):
 * never a chat, a person or a word that anybody typed, so their number is bounded and they give nobody away.
 */
export interface Metrics {
  readonly registry: Registry;
  /** The same router, counted and timed. */
  watchRouter(router: Router): Router;
  /** The same renderer, timed. */
  watchCharts(charts: ChartRenderer): ChartRenderer;
  countFault(platform: string, fault: PlatformFault): void;
}

function outcomeOf({ facts }: Reply): ErrorFacts['kind'] | 'ok' {
  const { error } = facts;
  const kind = typeof error === 'object' && error !== null && 'kind' in error ? error.kind : undefined;
  return kind === 'user' || kind === 'data' || kind === 'defect' ? kind : 'ok';
}

function createInstruments(registry: Registry) {
  const registers = [registry];
  return {
    answers: new Counter({
      name: 'bot_answers_total',
      help: 'Answers by command, platform and outcome: ok, user (a question that cannot be answered), data, defect',
      labelNames: ['command', 'platform', 'outcome'],
      registers,
    }),
    answerSeconds: new Histogram({
      name: 'bot_answer_seconds',
      help: 'From a question to its answer, before it is drawn and sent',
      labelNames: ['command', 'platform'],
      buckets: ANSWER_SECONDS,
      registers,
    }),
    drawingSeconds: new Histogram({
      name: 'bot_chart_seconds',
      help: 'Until a picture was there: drawn, kept (drawn before) or failed',
      labelNames: ['result'],
      buckets: DRAWING_SECONDS,
      registers,
    }),
    faults: new Counter({
      name: 'bot_platform_faults_total',
      help: 'Refusals of a platform: rate-limited (429), markup-refused (sent again in simpler form)',
      labelNames: ['platform', 'fault'],
      registers,
    }),
  };
}

/** Instruments in a registry of their own, with the process's: memory, processor, event-loop lag, collections. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { answers, answerSeconds, drawingSeconds, faults } = createInstruments(registry);
  /** Pictures that were handed out before: the renderer gives the same buffer for the same chart. */
  const known = new WeakSet<Buffer>();

  return {
    registry,
    countFault: (platform, fault) => faults.inc({ platform, fault }),
    watchRouter: (router) => ({
      async handle(request) {
        const startedAt = performance.now();
        const answer = await router.handle(request);
        if (answer === undefined) return undefined;
        const labels = { command: answer.command, platform: request.platform };
        answers.inc({ ...labels, outcome: outcomeOf(answer.reply) });
        answerSeconds.observe(labels, (performance.now() - startedAt) / 1000);
        return answer;
      },
    }),
    watchCharts: (charts) => ({
      async render(spec, theme) {
        const stop = drawingSeconds.startTimer();
        try {
          const png = await charts.render(spec, theme);
          stop({ result: known.has(png) ? 'kept' : 'drawn' });
          known.add(png);
          return png;
        } catch (error) {
          stop({ result: 'failed' });
          throw error;
        }
      },
    }),
  };
}
