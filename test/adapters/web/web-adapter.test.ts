import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebOptions } from '../../../src/adapters/web/web-adapter.ts';
import type { ChartSpec } from '../../../src/charts/spec.ts';
import type { Answer } from '../../../src/chat/adapter.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import { turnableClock } from '../../digests/support.ts';
import { textReply } from '../../fakes/conversation.ts';
import { readShown, WebVisitor } from '../../fakes/web-visitor.ts';
import { TestSite } from './support.ts';

const CHART: ChartSpec = {
  title: 'MACD below its signal',
  subtitle: '',
  corner: '',
  alt: 'MACD below its signal, last 93,634',
  x: { kind: 'time' },
  panels: [],
};
const CHARTED: Reply = {
  ...textReply('Charted'),
  chart: CHART,
  actions: [
    { kind: 'range', label: '1Y', command: '/macd asset=btc range=1y asof=2025-10-17' },
    { kind: 'related', label: 'Ether', command: '/macd asset=eth' },
  ],
};

let site: TestSite;

beforeEach(async () => {
  site = new TestSite();
  await site.open();
});

afterEach(() => site.close());

async function reopen(options: Partial<WebOptions>, clock?: Clock): Promise<void> {
  await site.close();
  site = new TestSite(options, clock);
  await site.open();
}

describe('a question', () => {
  it.each([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'http://127.0.0.1:1' }],
    ['of no readable origin', { origin: 'null' }],
    ['that a form could send', { 'content-type': 'text/plain' }],
    ['of another kind of JSON', { 'content-type': 'application/json; charset=utf-16' }],
    ['that the browser calls foreign', { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls a neighbour', { 'sec-fetch-site': 'same-site' }],
  ])('%s is refused', async (_title, headers) => {
    const visitor = await WebVisitor.open(site.origin);
    expect((await visitor.post('/api/ask', { text: '/macd' }, headers)).status).toBe(403);
    expect(site.requests).toEqual([]);
  });

  it.each([
    ['no JSON', '{'],
    ['no text', {}],
    ['an empty text', { text: '  ' }],
    ['a text that is none', { text: 7 }],
    ['a day that is none', { text: '/macd', asOf: 'yesterday' }],
    ['more than it may have', { text: '/macd', isAdmin: true }],
  ])('with %s is refused', async (_title, body) => {
    const visitor = await WebVisitor.open(site.origin);
    expect((await visitor.post('/api/ask', body)).status).toBe(400);
    expect(site.requests).toEqual([]);
  });

  it('of 64 KiB comes through, and a longer one is refused without being read to its end', async () => {
    const visitor = await WebVisitor.open(site.origin);
    expect((await visitor.ask('"'.repeat(65_536))).status).toBe(200);
    expect(site.requests[0]?.text).toHaveLength(65_536);
    const response = await visitor.ask('x'.repeat(500_000));
    expect([response.status, await readShown(response)]).toEqual([
      413,
      { error: 'That message is too long.' },
    ]);
  });

  it('carries the day that is replayed', async () => {
    const visitor = await WebVisitor.open(site.origin);
    const { answer: shown } = await readShown(await visitor.ask('is it altseason?', '2025-10-17'));
    expect(site.requests[0]?.asOf).toBe('2025-10-17');
    expect(shown?.asOf).toBe('2025-10-17');
  });

  it('that the router is silent on is told to wait', async () => {
    site.answer = async () => undefined;
    const response = await (await WebVisitor.open(site.origin)).ask('/macd');
    expect([response.status, await readShown(response)]).toMatchObject([429, { error: /wait a moment/ }]);
  });

  it('too many of one address are refused, whatever their session', async () => {
    await reopen({ limits: { questions: 2, windowMs: 1_000 } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 3; asked += 1)
      statuses.push((await (await WebVisitor.open(site.origin)).ask('/macd')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('pauses an address no longer where the clock of the machine is set back meanwhile', async () => {
    const clock = turnableClock(3_600_000);
    await reopen({ limits: { questions: 1, windowMs: 1_000 } }, clock);
    const visitor = await WebVisitor.open(site.origin);
    expect((await visitor.ask('/macd')).status).toBe(200);
    clock.turn(-3_600_000);
    expect((await visitor.ask('/macd')).status).toBe(429);
    clock.turn(1_000);
    expect((await visitor.ask('/macd')).status).toBe(200);
  });

  it('beyond those that can be answered at one time is told to come again', async () => {
    const gate = Promise.withResolvers<Answer>();
    site.answer = () => gate.promise;
    const visitor = await WebVisitor.open(site.origin);
    const asked = Array.from({ length: 40 }, () => visitor.ask('/macd'));
    const refused = Promise.withResolvers<void>();
    let refusals = 0;
    const count = async (one: Promise<Response>) => {
      const { status } = await one;
      if (status === 503) refusals += 1;
      if (refusals === 8) refused.resolve();
    };
    for (const one of asked) void count(one);
    await refused.promise;
    gate.resolve({ command: 'macd', reply: textReply('Hello'), theme: 'dark' });
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(32);
  });
});

describe('an answer', () => {
  it('keeps hostile text as it is, in JSON', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    site.say(textReply(hostile));
    const response = await (await WebVisitor.open(site.origin)).ask('/macd');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await readShown(response)).answer?.blocks).toEqual([{ kind: 'text', text: hostile }]);
  });

  it('has no button to what is delivered, and the page lists no such command', async () => {
    const actions = [
      { kind: 'related', label: 'Weekly', command: '/subscribe' } as const,
      { kind: 'related', label: 'Ether', command: '/macd asset=eth' } as const,
    ];
    site.say({ ...textReply('Hello'), actions });
    const visitor = await WebVisitor.open(site.origin);
    const { answer: shown } = await readShown(await visitor.ask('/macd'));
    expect(shown?.actions.map(({ label }) => label)).toEqual(['Ether']);
    const hello = JSON.parse(await (await fetch(`${site.origin}/api/hello`)).text());
    const listed: readonly { name: string }[] = hello.commands;
    expect(listed.map(({ name }) => name)).toEqual(['macd', 'help']);
  });

  it('has a chart in either theme, for the session that asked and for no other', async () => {
    site.say(CHARTED);
    const [ann, ben] = [await WebVisitor.open(site.origin), await WebVisitor.open(site.origin)];
    const { answer: shown } = await readShown(await ann.ask('/macd'));
    const path = shown?.chart?.path ?? '';
    const png = await ann.chart(path, 'light');
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(png.headers.get('cache-control')).toContain('private');
    await ann.chart(path, 'nonsense');
    expect(site.drawn).toEqual(['light', 'dark']);
    expect((await ben.chart(path)).status).toBe(404);
    expect((await fetch(site.origin + path)).status).toBe(404);
  });

  it('older than the last thirty has no chart and no buttons any more', async () => {
    site.say(CHARTED);
    const visitor = await WebVisitor.open(site.origin);
    const oldest = (await readShown(await visitor.ask('/macd'))).answer;
    for (let asked = 0; asked < 30; asked += 1) await visitor.ask('/macd');
    expect((await visitor.chart(oldest?.chart?.path ?? '')).status).toBe(404);
    const pressed = await visitor.press(oldest?.id ?? '', 0);
    expect([pressed.status, await readShown(pressed)]).toMatchObject([410, { error: /too old/ }]);
  });

  it('is redrawn by a range button and followed by any other, for the same day', async () => {
    site.say(CHARTED);
    const visitor = await WebVisitor.open(site.origin);
    const { answer: shown } = await readShown(await visitor.ask('/macd', '2025-10-17'));
    const id = shown?.id ?? '';
    expect((await readShown(await visitor.press(id, 0))).replaces).toBe(id);
    expect((await readShown(await visitor.press(id, 1))).replaces).toBeUndefined();
    expect(site.requests.slice(1)).toMatchObject([
      { text: '/macd asset=btc range=1y asof=2025-10-17', asOf: '2025-10-17' },
      { text: '/macd asset=eth', asOf: '2025-10-17' },
    ]);
  });

  it('has no buttons for others, and none but its own', async () => {
    site.say(CHARTED);
    const [ann, ben] = [await WebVisitor.open(site.origin), await WebVisitor.open(site.origin)];
    const id = (await readShown(await ann.ask('/macd'))).answer?.id ?? '';
    expect((await ben.press(id, 0)).status).toBe(410);
    expect((await ann.press(id, 2)).status).toBe(410);
    expect((await ann.press(id, -1)).status).toBe(400);
    expect((await ann.post('/api/press', { answer: id, action: 0, command: '/x' })).status).toBe(400);
  });
});

describe('a stop', () => {
  it('takes no new question and waits for the answer under way', async () => {
    const gate = Promise.withResolvers<Answer>();
    const asked = Promise.withResolvers<void>();
    site.answer = () => {
      asked.resolve();
      return gate.promise;
    };
    const visitor = await WebVisitor.open(site.origin);
    const pending = visitor.ask('/macd');
    await asked.promise;
    const order: string[] = [];
    const stopped = site.adapter.stop(10_000).then(() => order.push('stopped'));
    expect((await visitor.ask('/macd')).status).toBe(503);
    order.push('refused');
    gate.resolve({ command: 'macd', reply: textReply('Just in time'), theme: 'dark' });
    await stopped;
    expect(order).toEqual(['refused', 'stopped']);
    expect((await readShown(await pending)).answer?.blocks).toEqual([{ kind: 'text', text: 'Just in time' }]);
  });
});
