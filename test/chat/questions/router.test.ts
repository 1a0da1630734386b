import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderPlain } from '../../../src/chat/plain.ts';
import { createLastAnswers, type LastAnswers } from '../../../src/chat/questions/last-answers.ts';
import type { Request } from '../../../src/chat/request.ts';
import { createRouter } from '../../../src/chat/router.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest, textReply } from '../../fakes/conversation.ts';
import { fakeMarket } from '../../fakes/market.ts';

const NOW = Date.UTC(2026, 0, 20, 12, 34, 56);

const commands = fakeCommands(
  fakeCommand({ run: ({ args }) => textReply(`macd ${JSON.stringify(args)}`) }),
  fakeCommand({ name: 'alts', run: () => textReply('alts') }),
  fakeCommand({ name: 'help', group: 'service', args: z.object({}), run: () => textReply('help') }),
);

function setUp(shared: { readonly lastAnswers?: LastAnswers } = {}) {
  const router = createRouter({
    commands,
    market: () => fakeMarket(),
    ports: fakePorts(commands),
    clock: { now: () => NOW },
    log: createLogger('silent', [], () => {}),
    limits: { questions: 100, windowMs: 1000 },
    ...shared,
  });
  const ask = (text: string, request: Partial<Request> = {}) => router.handle(fakeRequest(text, request));
  const read = async (text: string, request: Partial<Request> = {}) => {
    const answer = await ask(text, request);
    return answer === undefined ? undefined : renderPlain(answer.reply);
  };
  return { ask, read };
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

  it('share what is remembered where it is handed in', async () => {
    const lastAnswers = createLastAnswers({ now: () => NOW });
    const { ask } = setUp({ lastAnswers });
    await ask('/macd eth asof=2026-01-18');
    expect(lastAnswers.recall(fakeRequest(''))).toEqual({
      command: 'macd',
      pairs: { asset: 'ETH', range: '3y', asof: '2026-01-18' },
    });
  });
});
