import { afterAll, describe, expect, it } from 'vitest';
import { createConversation } from '../../src/app.ts';
import { openDelivery } from '../../src/app-delivery.ts';
import type { Answer } from '../../src/chat/adapter.ts';
import { isError } from '../../src/chat/error-reply.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { takesDate } from '../../src/chat/usage.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeRequest } from '../fakes/conversation.ts';
import { temporaryFolder } from '../store/contract/engines.ts';

const log = createLogger('silent', [], () => {});
const limits = { questions: Number.POSITIVE_INFINITY, windowMs: 1 };
const folder = temporaryFolder();
const world = { clock: systemClock, log };
const storage = { dataDir: folder.path, hasOwnDataDir: true, supportLevel: 2_400 };
const { router, commands, delivery } = await createConversation(
  { marketData: 'sample', limits, ...storage, openDelivery: (data) => openDelivery(storage, world, data) },
  world,
);

afterAll(async () => {
  await delivery?.close();
  folder.remove();
});

async function ask(text: string): Promise<Answer> {
  const answer = await router.handle(fakeRequest(text));
  if (answer === undefined) throw new Error(`${text} met silence`);
  return answer;
}

/** Every example over the sample market, now and, where the command takes one, on past dates. */
const questions = commands.all.flatMap((command) =>
  command.examples.flatMap((example) =>
    takesDate(command)
      ? [example, ...['2025-12-20', '2022-06-30'].map((date) => `${example} asof=${date}`)]
      : [example],
  ),
);
/** Asked before, so that the examples about alert 2 find one. */
for (const text of ['/alert macd cross', '/alert phase change']) await ask(text);
const answers: { text: string; answer: Answer }[] = [];
// One after the other: what an example sets is there for the next.
for (const text of questions) answers.push({ text, answer: await ask(text) });
const aboutData = answers.filter(({ answer: { command } }) => {
  const found = commands.find(command);
  return found !== undefined && takesDate(found);
});

/** Facts travel as JSON, which has no NaN, no infinity and no undefined: what it cannot carry would be lost. */
function findUnsafe(value: unknown, path = 'facts'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null)
    return ['string', 'boolean'].includes(typeof value) || value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => findUnsafe(inner, `${path}.${key}`));
}

describe.each(answers)('the answer to $text', ({ answer: { command, reply } }) => {
  const text = renderPlain(reply);

  it('is an answer of that command', () => {
    expect({ command: commands.find(command)?.name, isError: isError(reply) }).toEqual({
      command,
      isError: false,
    });
  });

  it('promises nothing', () => {
    expect(bannedWordsIn(`${text} ${reply.chart?.title ?? ''} ${reply.chart?.alt ?? ''}`)).toEqual([]);
  });

  it('shows no number that is none and no missing word', () => {
    expect(text).not.toMatch(/NaN|Infinity|undefined|null|\[object/);
    expect(findUnsafe(reply.facts)).toEqual([]);
  });

  it('has buttons whose commands are read by their own schemas', () => {
    for (const action of reply.actions ?? []) {
      const message = parseMessage(action.command);
      const target = commands.find(message.name);
      expect(target).toBeDefined();
      expect(() => target && readArguments(target, message)).not.toThrow();
    }
  });
});

describe.each(aboutData)('the answer about data to $text', ({ text: question, answer: { reply } }) => {
  const lines = renderPlain(reply).split('\n');

  it('has six lines at most: SAMPLE and its state first, source and "not advice" last', () => {
    expect(reply.blocks.filter(({ kind }) => kind !== 'table').length).toBeLessThanOrEqual(6);
    expect(lines[0]).toMatch(/^SAMPLE · /);
    expect(lines.at(-1)).toMatch(/SAMPLE; descriptive statistics, not advice$/);
  });

  it('carries its instant and the origin of every series', () => {
    const date = /asof=(\S+)/.exec(question)?.[1];
    expect(reply.facts['asOf']).toBe(
      date === undefined ? '2026-01-19T00:30:00.000Z' : `${date}T23:59:59.999Z`,
    );
    expect(reply.facts['data']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ series: expect.any(String), source: 'SAMPLE', date: expect.any(String) }),
      ]),
    );
  });

  it('has a chart, if any, that says SAMPLE and can be read aloud', () => {
    const { chart } = reply;
    const isMarked = (alt: string, watermark?: string) =>
      watermark === 'SAMPLE' && /^SAMPLE data\. .{5,}/.test(alt);
    expect(chart === undefined || isMarked(chart.alt, chart.watermark)).toBe(true);
  });
});
