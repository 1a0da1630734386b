import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { CommandDefinition } from '../../src/chat/command.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { Request } from '../../src/chat/request.ts';
import { createRouter, type RouterDeps } from '../../src/chat/router.ts';
import { DataError, UserError } from '../../src/lib/errors.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest, textReply } from '../fakes/conversation.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';

const NOW = Date.UTC(2026, 0, 20, 12, 34, 56);

function setUp(commands: CommandDefinition[], overrides: Partial<RouterDeps> = {}) {
  const lines: string[] = [];
  const list = fakeCommands(...commands);
  const router = createRouter({
    commands: list,
    market: () => fakeMarket(),
    ports: fakePorts(list),
    clock: { now: () => NOW },
    log: createLogger('info', ['hush-hush'], (line) => lines.push(line)),
    limits: { questions: 100, windowMs: 1000 },
    ...overrides,
  });
  const ask = (text: string, request: Partial<Request> = {}) => router.handle(fakeRequest(text, request));
  const read = async (text: string, request: Partial<Request> = {}) => {
    const answer = await ask(text, request);
    return answer === undefined ? undefined : renderPlain(answer.reply);
  };
  return { ask, read, lines };
}

describe('finding the command', () => {
  const macd = fakeCommand({ aliases: ['golden_cross'] });
  const peak = fakeCommand({ name: 'peak' });
  const { ask, read } = setUp([macd, peak]);

  it.each(['/macd', 'macd', '/MACD btc', '/golden_cross', '/macro macd', '@bot macd eth', 'macd?'])(
    '"%s" reaches it',
    async (text) => {
      const answer = await ask(text);
      expect(answer).toMatchObject({ command: 'macd', theme: 'dark', reply: { visibility: 'public' } });
    },
  );

  it('asks about a mistyped one, with a button that asks it with the same arguments', async () => {
    const answer = await ask('/mcad eth asof=2026-01-18');
    expect(answer).toMatchObject({
      command: 'error',
      reply: {
        visibility: 'private',
        facts: { error: { kind: 'user', message: 'I have no command "mcad". Did you mean /macd?' } },
        actions: [{ kind: 'related', label: '/macd', command: '/macd eth asof=2026-01-18' }],
      },
    });
    expect(await read('/peek')).toBe('I have no command "peek". Did you mean /peak?');
    expect(await read('theiss')).toContain('/help lists everything');
  });

  it('says how to ask where nothing is near', async () => {
    expect(await read('qwertz uiop')).toBe(
      'I did not understand that.\nTry /macd, /peak; /help lists everything.',
    );
    expect(await read('/weather')).toBe(
      'I have no command "weather".\nTry /macd, /peak; /help lists everything.',
    );
    for (const text of ['', '/macro', '/macro@bot '])
      expect(await read(text)).toContain('I did not understand that.');
  });

  it('stays silent where the message was not meant for it', async () => {
    expect(await ask('/macd', { isAddressed: false })).toBeUndefined();
  });
});

describe('the arguments', () => {
  it('reach the command as its schema reads them', async () => {
    const run = vi.fn<CommandDefinition['run']>(() => textReply('x'));
    await setUp([fakeCommand({ run })]).ask('/macd small caps 1y');
    expect(run.mock.calls[0]?.[0].args).toEqual({ asset: 'RUT', range: '1y' });
  });

  it('are refused in private with what would fit', async () => {
    const answer = await setUp([fakeCommand()]).ask('/macd 2y');
    expect(answer).toMatchObject({ command: 'macd', reply: { visibility: 'private' } });
    expect(answer?.reply.facts).toMatchObject({
      error: { kind: 'user', hint: 'Usage: /macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]' },
    });
  });
});

describe('the date', () => {
  const run = vi.fn<CommandDefinition['run']>(() => textReply('x'));
  const asOfSeen = () => run.mock.lastCall?.[0].asOf;

  it('is the end of the day named, else the running minute', async () => {
    const { ask } = setUp([fakeCommand({ run })]);
    await ask('/macd asof=2026-01-18');
    expect(asOfSeen()).toEqual(asOfDate('2026-01-18'));
    await ask('/macd');
    expect(asOfSeen()).toEqual({ instant: Date.UTC(2026, 0, 20, 12, 34), isDate: false });
  });

  it('is the replayed one where the router was built for a replay', async () => {
    const { ask } = setUp([fakeCommand({ run })], { defaultAsOf: asOfDate('2026-01-18') });
    await ask('/macd');
    expect(asOfSeen()).toEqual(asOfDate('2026-01-18'));
    await ask('/macd asof=2026-01-11');
    expect(asOfSeen()).toEqual(asOfDate('2026-01-11'));
  });

  it('is measured against the market clock where that stands elsewhere', async () => {
    const { ask, read } = setUp([fakeCommand({ run })], {
      marketClock: { now: () => Date.UTC(2025, 5, 1, 0, 0, 30) },
    });
    await ask('/macd');
    expect(asOfSeen()).toEqual({ instant: Date.UTC(2025, 5, 1), isDate: false });
    expect(await read('/macd asof=2026-01-18')).toContain('2026-01-18 is not over yet');
  });

  it('must not lie in the future', async () => {
    const { read } = setUp([fakeCommand()]);
    expect(await read('/macd asof=2026-01-20')).toBe(
      '2026-01-20 is not over yet in UTC, so nothing is known as of it.\nName an earlier date, or leave it out to ask about now.',
    );
  });

  it('is no argument of commands that are not about data', async () => {
    const { read } = setUp([fakeCommand({ name: 'help', group: 'service', args: z.object({}) })]);
    expect(await read('/help asof=2026-01-18')).toContain('/help has no argument "asof".');
  });
});

describe('shared answers', () => {
  it('are computed once per question, date and data version', async () => {
    let version = 'v1';
    const run = vi.fn(() => textReply('x'));
    const { ask } = setUp([fakeCommand({ run })], { market: () => fakeMarket({ version }) });
    const [first, second] = await Promise.all([ask('/macd btc'), ask('/macd asset=bitcoin')]);
    expect(first?.reply).toBe(second?.reply);
    expect(run).toHaveBeenCalledTimes(1);
    await ask('/macd eth');
    await ask('/macd btc 1y');
    await ask('/macd asof=2026-01-18');
    expect(run).toHaveBeenCalledTimes(4);
    version = 'v2';
    await ask('/macd btc');
    expect(run).toHaveBeenCalledTimes(5);
  });

  it('are those about market data only', async () => {
    const run = vi.fn(() => textReply('x'));
    const { ask } = setUp([fakeCommand({ group: 'service', run })]);
    await ask('/macd');
    await ask('/macd');
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe('repeated deliveries and impatient people', () => {
  it('answers a delivery once, even while the first is under way', async () => {
    const { ask } = setUp([fakeCommand()]);
    const repeat = { dedupeKey: 'same' };
    const answers = await Promise.all([ask('/macd', repeat), ask('/macd', repeat)]);
    expect(answers.map((answer) => answer?.command)).toEqual(['macd', undefined]);
    expect(await ask('/macd', { ...repeat, platform: 'other' })).toBeDefined();
  });

  it('asks for patience once and then says nothing, without holding up others', async () => {
    const { ask, read } = setUp([fakeCommand()], { limits: { questions: 2, windowMs: 20_000 } });
    await ask('/macd');
    await ask('/macd');
    expect(await read('/macd')).toBe('That is 2 questions within 20 seconds; please wait a moment.');
    expect(await ask('/macd')).toBeUndefined();
    expect(await ask('/macd', { user: { id: 'u2', isAdmin: false } })).toMatchObject({ command: 'macd' });
  });
});

describe('errors', () => {
  const failing = (error: unknown) =>
    fakeCommand({
      run: () => {
        throw error;
      },
    });

  it('meant for the person are told as they are, in private', async () => {
    const answer = await setUp([failing(new UserError('No such week', 'Try another'))]).ask('/macd');
    expect(answer).toMatchObject({ command: 'macd', reply: { visibility: 'private' } });
    expect(answer?.reply.facts).toEqual({
      error: { kind: 'user', message: 'No such week', hint: 'Try another' },
    });
    expect(renderPlain(answer?.reply ?? textReply(''))).toBe('No such week.\nTry another.');
  });

  it('of the data name the series and what to do', async () => {
    const { ask, lines } = setUp([
      failing(new DataError('RUT', 'RUT has no week of 16 Jan 2026', 'Ask later')),
    ]);
    const answer = await ask('/macd');
    expect(answer?.reply.facts).toEqual({
      error: { kind: 'data', message: 'RUT has no week of 16 Jan 2026', hint: 'Ask later', series: 'RUT' },
    });
    expect(lines).toEqual([]);
  });

  it('that are defects become an apology with the incident of a redacted log line', async () => {
    const { ask, lines } = setUp([failing(new TypeError('x is not a function, hush-hush'))]);
    const answer = await ask('/macd');
    const text = renderPlain(answer?.reply ?? textReply(''));
    const incident = /incident ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none';
    expect(text).not.toContain('not a function');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ incident, command: 'macd', platform: 'test' });
    expect(lines[0]).toContain('x is not a function, [redacted]');
  });

  it('thrown later or not as errors are answered too', async () => {
    const rejecting = fakeCommand({ run: () => Promise.reject(new UserError('later')) });
    expect(await setUp([rejecting]).read('/macd')).toBe('later.');
    expect(await setUp([failing('a string')]).read('/macd')).toContain('incident');
    expect(await setUp([failing(undefined)]).read('/macd')).toContain('incident');
  });

  it('of a market that cannot be had are answered too', async () => {
    const { read } = setUp([fakeCommand()], {
      market: () => {
        throw new DataError('BTC', 'BTC.csv row 3: the close is no number');
      },
    });
    expect(await read('/macd')).toBe('BTC.csv row 3: the close is no number.');
  });

  it('of a message too long are answered too', async () => {
    expect(await setUp([fakeCommand()]).read(`/macd ${'x'.repeat(600)}`)).toContain(
      'may have 500 characters',
    );
  });
});
