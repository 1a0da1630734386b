import { describe, expect, it } from 'vitest';
import explain from '../../commands/explain.ts';
import { createConversation } from '../../src/app.ts';
import type { CommandContext } from '../../src/chat/command.ts';
import { isError } from '../../src/chat/error-reply.ts';
import { findTerm } from '../../src/chat/glossary/find-term.ts';
import { MAX_HELP_LINES } from '../../src/chat/help.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { takesDate } from '../../src/chat/usage.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { findSeries } from '../../src/market/catalogue.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { asOfDate, fakeMarket } from '../fakes/market.ts';

async function ask(text: string) {
  const context: CommandContext<Record<string, unknown>> = {
    args: readArguments(explain, parseMessage(text)),
    market: fakeMarket(),
    asOf: asOfDate('2026-01-18'),
    request: fakeRequest(text),
    ports: fakePorts(fakeCommands(fakeCommand(), explain)),
  };
  return explain.run(context);
}

describe('/explain', () => {
  it('tells a term, its text and its source, with a button to the command that shows it', async () => {
    const reply = await ask('/explain the Golden Cross');
    expect(reply.blocks.map(({ kind }) => kind)).toEqual(['heading', 'text', 'source']);
    expect(renderPlain(reply)).toMatch(/^Golden cross\nTwo things go by this name/);
    expect(reply.facts).toMatchObject({ term: 'Golden cross', seeAlso: 'macd' });
    expect(reply.actions).toEqual([{ kind: 'related', label: '/macd', command: '/macd' }]);
  });

  it('offers no command that this bot lacks', async () => {
    expect((await ask('/explain tga')).actions).toBeUndefined();
  });

  it('lists its topics where no term is named, in few lines', async () => {
    const reply = await ask('/explain');
    expect(renderPlain(reply).split('\n').length).toBeLessThanOrEqual(MAX_HELP_LINES);
    expect(renderPlain(reply)).toContain('Liquidity: Net liquidity, Fed assets, TGA');
  });

  it('asks about a term mistyped, with a button, and names the topics where there is none', async () => {
    const near = await ask('/explain histogrm');
    expect(isError(near)).toBe(true);
    expect(near.facts).toMatchObject({
      error: { kind: 'user', message: 'I have no entry for "histogrm". Did you mean Histogram?' },
    });
    expect(near.actions?.[0]?.command).toBe('/explain term=histogram');
    const none = await ask('/explain astrology');
    expect(renderPlain(none)).toMatch(/^I have no entry for "astrology"\.\nTopics: rotation, .*liquidity/);
    expect(none.actions).toBeUndefined();
  });
});

/** What answers say that a newcomer may not know, besides the capitals that the test finds by itself. */
const WATCHED = [
  'MACD',
  'signal line',
  'histogram',
  'golden cross',
  'death cross',
  'zero',
  'weekly closes',
  'IQR',
  'median',
  '95% interval',
  'any week',
  'blue sky',
  'ATR',
  'retest',
  'ceiling',
  'support',
  'record',
  'relative strength',
  'confidence',
  'candidate',
  'phase',
  'legs',
  'risk-off',
  'mixed',
  'thresholds',
  'momentum',
  'z',
  'order',
  'split-adjusted',
  'total-return',
  'net liquidity',
  'Fed assets',
  'Treasury account',
  'reverse repo',
  'impulse',
  'reserve purchases',
  'reserve management',
  'QE',
  'altcoin season',
  'Bitcoin season',
  'dominance',
  'OTHERS',
  'correlation',
  'r',
  'decoupled',
  'divergence',
  'percentile',
  'shock',
  'sd',
  'drawdown',
  'volatility',
  'family-wise p',
  'consistent with chance',
  'not distinguishable from zero',
  'overlapping',
  'independent',
  'stabilization clock',
  'lead-lag',
  'provisional',
  'confirmed',
  'as of',
  'stale',
  'missing',
  'proxy',
  'held',
  'failed',
  'open',
  'unmeasurable',
  'n too small for a rate',
  'random weeks',
  'leading',
  'lagging',
  'improving',
  'weakening',
  'EMA4',
  'base of a year',
  'conditioning on success',
  'forward return',
  'simulated',
  'FOMC',
  'descriptive statistics',
  'Wilson interval',
  'base rate',
  'Fisher interval',
  'resistance',
  'TGA',
  'reserve management purchases',
];

/** Capitals that are no terms: places in time, currencies, months and the like. */
const NO_TERMS = new Set(['UTC', 'USD', 'SAMPLE', 'YYYY', 'MM', 'DD']);

describe('every term of every answer', async () => {
  const limits = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
  const { router, commands } = await createConversation(
    { marketData: 'sample', supportLevel: 2_400, limits },
    { clock: systemClock, log: createLogger('silent', [], () => {}) },
  );
  const dates = ['', ' asof=2025-10-19', ' asof=2025-12-20', ' asof=2022-06-30'];
  const questions = commands.all
    .filter(takesDate)
    .flatMap(({ examples }) => examples.flatMap((example) => dates.map((date) => `${example}${date}`)));
  const answers = await Promise.all(questions.map((text) => router.handle(fakeRequest(text))));
  const text = answers
    .map((answer) =>
      answer === undefined
        ? ''
        : `${renderPlain(answer.reply)} ${answer.reply.chart?.title ?? ''} ${answer.reply.chart?.alt ?? ''}`,
    )
    .join('\n');

  it('of those watched has an entry', () => {
    expect(WATCHED.filter((term) => findTerm(term) === undefined)).toEqual([]);
  });

  it('is watched: most of the list is really said', () => {
    const said = WATCHED.filter((term) => text.toLowerCase().includes(term.toLowerCase()));
    expect(said.length).toBeGreaterThan(55);
  });

  it('in capitals has an entry or is the name of a series', () => {
    const capitals = new Set([...text.matchAll(/\b[A-Z][A-Z0-9]{1,}\b/g)].map(([word]) => word));
    expect(capitals.size).toBeGreaterThan(20);
    const unknown = [...capitals].filter(
      (word) => !NO_TERMS.has(word) && findTerm(word) === undefined && findSeries(word) === undefined,
    );
    expect(unknown).toEqual([]);
  });
});
