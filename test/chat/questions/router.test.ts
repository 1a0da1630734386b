import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LastAnswerPort } from '../../../src/chat/data-ports.ts';
import { renderPlain } from '../../../src/chat/plain.ts';
import type { Request } from '../../../src/chat/request.ts';
import { createRouter } from '../../../src/chat/router.ts';
import { createGivenAnswers } from '../../../src/jobs/given-answers.ts';
import { createMemoryAnswers } from '../../../src/jobs/memory-answers.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest, textReply } from '../../fakes/conversation.ts';
import { fakeMarket } from '../../fakes/market.ts';

const NOW = Date.UTC(2026, 0, 20, 12, 34, 56);

const commands = fakeCommands(
  fakeCommand({ run: ({ args }) => textReply(`macd ${JSON.stringify(args)}`) }),
  fakeCommand({ name: 'alts', run: () => textReply('alts') }),
  fakeCommand({ name: 'help', group: 'service', args: z.object({}), run: () => textReply('help') }),
);

const clock = { now: () => NOW };
const memory = () => createGivenAnswers(createMemoryAnswers(), clock);

function setUp(lastAnswer: LastAnswerPort = memory()) {
  const lines: string[] = [];
  const router = createRouter({
    commands,
    market: () => fakeMarket(),
    ports: { ...fakePorts(commands), lastAnswer },
    clock,
    log: createLogger('info', [], (line) => lines.push(line)),
    limits: { questions: 100, windowMs: 1000 },
  });
  const ask = (text: string, request: Partial<Request> = {}) => router.handle(fakeRequest(text, request));
  const read = async (text: string, request: Partial<Request> = {}) => {
    const answer = await ask(text, request);
    return answer === undefined ? undefined : renderPlain(answer.reply);
  };
  return { ask, read, lines };
}

describe('questions in plain words', () => {
  it('reach the command that they mean, with its arguments', async () => {
    const { read, ask } = setUp();
    expect(await read('show me the weekly macd of ethereum over 5 years')).toBe(
      'macd {"asset":"ETH","range":"5y"}',
    );
    expect(await ask('is it altseason yet?')).toMatchObject({ command: 'alts' });
    expect(await read('good morning')).toBe('help');
  });

  it('are asked about where they are mistyped, with a button', async () => {
    expect(await setUp().ask('mcad eth')).toMatchObject({
      command: 'error',
      reply: {
        visibility: 'private',
        facts: { error: { message: 'Did you mean /macd eth?' } },
        actions: [{ kind: 'related', label: '/macd', command: '/macd eth' }],
      },
    });
  });

  it('are refused in two lines with the nearest measurement on a button', async () => {
    const answer = await setUp().ask('should I buy SOL?');
    expect(answer).toMatchObject({
      command: 'error',
      reply: {
        visibility: 'private',
        facts: { refusal: { reason: 'advice', nearest: '/alts' } },
        actions: [{ kind: 'related', label: '/alts', command: '/alts' }],
      },
    });
    expect(renderPlain(answer?.reply ?? textReply('')).split('\n')).toHaveLength(2);
    expect(await setUp().read('price of AAPL')).toMatch(/^That is outside what I measure.*\n\/help /);
  });

  it('for commands that are not there are told so', async () => {
    expect(await setUp().read('are small caps and altcoins correlated')).toMatch(
      /^That would be \/fuse, which is not available here yet\.\nThe nearest I have is \/alts/,
    );
  });

  it('may go on from the last answer, each person from their own', async () => {
    const { ask, read } = setUp();
    const other: Partial<Request> = { user: { id: 'u2', isAdmin: false } };
    await ask('/macd btc 1y');
    await ask('/macd gold', other);
    expect(await read('and ethereum?')).toBe('macd {"asset":"ETH","range":"1y"}');
    expect(await read('zoom out')).toBe('macd {"asset":"ETH","range":"3y"}');
    expect(await read('zoom out', other)).toBe('macd {"asset":"GOLD","range":"5y"}');
  });

  it('go on from no answer that failed, and from none about the bot itself', async () => {
    const { ask, read } = setUp();
    await ask('/macd btc 1y');
    await ask('/macd nonsense');
    await ask('/help');
    expect(await read('and gold?')).toBe('macd {"asset":"GOLD","range":"1y"}');
  });

  it('share what is remembered with whoever reads it, and go on from it after a restart', async () => {
    const lastAnswer = memory();
    await setUp(lastAnswer).ask('/macd eth asof=2026-01-18');
    expect(await lastAnswer.read(fakeRequest(''))).toMatchObject({
      command: 'macd',
      text: '/macd asset=ETH range=3y asof=2026-01-18',
      asOf: { isDate: true },
      facts: {},
    });
    expect(await setUp(lastAnswer).read('zoom out')).toBe('macd {"asset":"ETH","range":"5y"}');
  });

  it('cost no answer where nothing can be remembered', async () => {
    const broken = {
      read: () => Promise.reject(new Error('full')),
      save: () => Promise.reject(new Error('full')),
    };
    const { read, lines } = setUp(broken);
    expect(await read('show me the macd')).toMatch(/^macd/);
    expect(await read('/macd')).toMatch(/^macd/);
    expect(lines.join()).toMatch(/could not be read[\s\S]*could not be remembered/);
  });
});

describe('an answer about data', () => {
  const buttons = async (text: string) => (await setUp().ask(text))?.reply.actions;

  it('has a "Why?" that asks for this very answer, as short as that can be', async () => {
    expect(await buttons('/macd 1y')).toEqual([{ kind: 'why', label: 'Why?', command: '/why macd' }]);
    expect(await buttons('/macd eth asof=2026-01-18')).toEqual([
      { kind: 'why', label: 'Why?', command: '/why "macd asset=ETH asof=2026-01-18"' },
    ]);
  });

  it('has none where it failed, and none where it is about the bot', async () => {
    expect(await buttons('/macd nonsense')).toBeUndefined();
    expect(await buttons('/help')).toBeUndefined();
  });

  it('has its buttons in the order of every answer', async () => {
    const actions = (['related', 'alert', 'range'] as const).map((kind) => ({
      kind,
      label: kind,
      command: '/x',
    }));
    const command = fakeCommand({ run: () => ({ ...textReply('macd'), actions }) });
    const router = createRouter({
      commands: fakeCommands(command),
      market: () => fakeMarket(),
      ports: fakePorts(commands),
      clock,
      log: createLogger('silent', [], () => {}),
      limits: { questions: 100, windowMs: 1000 },
    });
    const answer = await router.handle(fakeRequest('/macd'));
    expect(answer?.reply.actions?.map(({ kind }) => kind)).toEqual(['range', 'why', 'alert', 'related']);
  });
});
