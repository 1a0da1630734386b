import { beforeAll, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/app.ts';
import { isError } from '../../src/chat/error-reply.ts';
import { findTerm } from '../../src/chat/glossary/find-term.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { takesDate } from '../../src/chat/usage.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeRequest } from '../fakes/conversation.ts';

const limits = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
const NOW = Date.parse('2026-01-20T09:30:00Z');
const { router, commands } = await createConversation(
  { marketData: 'sample', supportLevel: 2_400, limits },
  { clock: { now: () => NOW }, log: createLogger('silent', [], () => {}) },
);

async function ask(text: string, person = 'u1'): Promise<Reply> {
  const answer = await router.handle(fakeRequest(text, { user: { id: person, isAdmin: false } }));
  if (answer === undefined) throw new Error(`${text} met silence`);
  return answer.reply;
}

describe('/why', () => {
  it('asks for a question first where none was answered', async () => {
    const reply = await ask('/why', 'newcomer');
    expect(isError(reply)).toBe(true);
    expect(renderPlain(reply)).toMatch(/answered nothing about the market here.*\nAsk something first/);
  });

  it('tells series, source, unit, date and lag, then each number with its formula, to the asker alone', async () => {
    await ask('/macd eth');
    const reply = await ask('/why');
    const [heading, origin, ...lines] = renderPlain(reply).split('\n');
    expect(heading).toBe('Where the numbers of /macd come from · as answered Mon 19 Jan 2026 00:30 UTC');
    expect(origin).toBe('ETH (Ethereum): SAMPLE; USD; to 18 Jan 2026; public the next day, 00:00 UTC');
    expect(lines).toContainEqual(
      expect.stringMatching(/^Histogram: .*ratio −?\d.*MACD minus its signal line\./),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^Cross price: cross price [\d,.]+, distance .*P\* = \(351\/28\)/),
    );
    expect(reply.visibility).toBe('private');
    expect(reply.facts).toMatchObject({
      question: '/macd asset=ETH range=3y',
      series: [{ series: 'ETH', source: 'SAMPLE', unit: 'usd', date: '2026-01-18', link: null }],
      isComputedAnew: false,
    });
  });

  it('explains the words "why?" the same way', async () => {
    await ask('/macd eth');
    expect(await ask('why?')).toEqual(await ask('/why'));
  });

  it('explains another question when it names one, without losing the last', async () => {
    await ask('/macd eth');
    const named = await ask('/why "fuse leader=GLD"');
    expect(named.facts).toMatchObject({ command: 'fuse', isComputedAnew: true });
    expect((await ask('/why')).facts).toMatchObject({ command: 'macd' });
    expect((await ask('/why is the phase mixed?')).facts).toMatchObject({ command: 'phase' });
  });

  it('tells what was told where the question is the last one, whatever its chart showed', async () => {
    await ask('/macd eth 1y');
    expect((await ask('/why "macd asset=ETH"')).facts).toMatchObject({ isComputedAnew: false });
    expect((await ask('/why macd')).facts).toMatchObject({ isComputedAnew: true });
  });

  it('keeps a past date', async () => {
    const reply = await ask('/why "macd asof=2025-03-01"');
    expect(renderPlain(reply)).toContain('as of 1 Mar 2025');
    expect(reply.facts['asOf']).toBe('2025-03-01T23:59:59.999Z');
  });

  it('refuses what measures nothing, naming what does', async () => {
    expect(renderPlain(await ask('/why help'))).toMatch(
      /no numbers of "help"[\s\S]*Name a command, such as \/why /,
    );
    expect(renderPlain(await ask('/why macd nonsense'))).toMatch(/nonsense/);
  });
});

const questions = commands.all.filter(takesDate).flatMap(({ examples }) => examples);

describe.each(questions)('every number of the answer to %s', (question) => {
  let facts: Reply['facts'];
  beforeAll(async () => {
    const { actions = [] } = await ask(question);
    const why = actions.find(({ kind }) => kind === 'why');
    ({ facts } = await ask(why?.command ?? ''));
  });

  it('has a term of the glossary and series with source, unit and date', () => {
    expect(facts['numbers']).not.toEqual([]);
    for (const number of facts['numbers'] as { fact: string; term: string | null; series: string[] }[]) {
      expect({ fact: number.fact, term: findTerm(number.term ?? '')?.term }).toEqual({
        fact: number.fact,
        term: number.term,
      });
      expect(number.series).not.toEqual([]);
    }
  });
});
