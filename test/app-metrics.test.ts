import { describe, expect, it } from 'vitest';
import { createMetrics } from '../src/app-metrics.ts';
import { composeError } from '../src/chat/error-reply.ts';
import type { Reply } from '../src/chat/reply.ts';
import { FIXTURES } from './charts/specs/all.ts';
import { fakeRequest, textReply } from './fakes/conversation.ts';

const routerOf = (reply: Reply | undefined) => ({
  handle: () =>
    Promise.resolve(reply === undefined ? undefined : { command: 'macd', reply, theme: 'dark' as const }),
});

async function valueOf(metrics: ReturnType<typeof createMetrics>, name: string) {
  const lines = (await metrics.registry.metrics()).split('\n');
  return lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe('what the bot counts of itself', () => {
  it('counts answers by command, platform and outcome, and times them', async () => {
    const metrics = createMetrics();
    await metrics.watchRouter(routerOf(textReply('42'))).handle(fakeRequest('/macd'));
    const refusal = composeError({ kind: 'data', message: 'No data', series: 'BTC' });
    await metrics.watchRouter(routerOf(refusal)).handle(fakeRequest('/macd eth'));
    expect(await valueOf(metrics, 'bot_answers_total')).toEqual([
      'bot_answers_total{command="macd",platform="test",outcome="ok"} 1',
      'bot_answers_total{command="macd",platform="test",outcome="data"} 1',
    ]);
    expect(await valueOf(metrics, 'bot_answer_seconds_count')).toEqual([
      'bot_answer_seconds_count{command="macd",platform="test"} 2',
    ]);
  });

  it('does not count silence', async () => {
    const metrics = createMetrics();
    await metrics.watchRouter(routerOf(undefined)).handle(fakeRequest('hello'));
    expect(await valueOf(metrics, 'bot_answers_total')).toEqual([]);
  });

  it('tells a picture that was drawn from one that was kept and one that failed', async () => {
    const metrics = createMetrics();
    const png = Buffer.from('png');
    const { macd: spec } = FIXTURES;
    if (spec === undefined) throw new Error('no chart');
    const good = metrics.watchCharts({ render: () => Promise.resolve(png) });
    await good.render(spec, 'dark');
    await good.render(spec, 'dark');
    const bad = metrics.watchCharts({ render: () => Promise.reject(new Error('no')) });
    await expect(bad.render(spec, 'dark')).rejects.toThrow('no');
    expect(await valueOf(metrics, 'bot_chart_seconds_count')).toEqual([
      'bot_chart_seconds_count{result="drawn"} 1',
      'bot_chart_seconds_count{result="kept"} 1',
      'bot_chart_seconds_count{result="failed"} 1',
    ]);
  });

  it('describes the process: memory and event-loop lag', async () => {
    const text = await createMetrics().registry.metrics();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });
});
