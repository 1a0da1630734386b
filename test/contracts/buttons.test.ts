import { afterAll, describe, expect, it } from 'vitest';
import { MAX_BUTTON_VALUE } from '../../src/adapters/slack/limits.ts';
import { createButtonCodec } from '../../src/adapters/telegram/buttons.ts';
import { CALLBACK_DATA_BYTES } from '../../src/adapters/telegram/limits.ts';
import { parseAlert } from '../../src/alerts/parse-alert.ts';
import { createConversation } from '../../src/app.ts';
import { openDelivery } from '../../src/app-delivery.ts';
import { isError } from '../../src/chat/error-reply.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import type { Action, Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { takesDate } from '../../src/chat/usage.ts';
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

async function ask(text: string, request: Partial<Request> = {}): Promise<Reply> {
  const answer = await router.handle(fakeRequest(text, request));
  if (answer === undefined) throw new Error(`${text} met silence`);
  return answer.reply;
}

const questions = commands.all
  .filter(takesDate)
  .flatMap(({ examples }) => examples.flatMap((example) => [example, `${example} asof=2025-12-20`]));
const answers: { question: string; actions: readonly Action[] }[] = [];
for (const question of questions) answers.push({ question, actions: (await ask(question)).actions ?? [] });

describe.each(answers)('the buttons under $question', ({ actions }) => {
  it('have one "Why?", right after the ranges', () => {
    const others = actions.filter(({ kind }) => kind !== 'range');
    expect(others.map(({ kind }) => kind === 'why')).toEqual(others.map((_, index) => index === 0));
  });

  it('fit what Telegram and Slack carry, as commands that outlive a restart', () => {
    const codec = createButtonCodec();
    for (const action of actions) {
      const data = codec.encode(action);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(CALLBACK_DATA_BYTES);
      expect(codec.decode(data)?.command).toBe(action.command);
      expect(action.command.length).toBeLessThanOrEqual(MAX_BUTTON_VALUE);
      if (action.kind !== 'range') expect(data).toMatch(/^n:/);
    }
  });
});

const alerts = [
  ...new Set(
    answers
      .flatMap(({ actions }) => actions)
      .flatMap(({ kind, command }) => (kind === 'alert' ? [command] : [])),
  ),
];

describe.each(alerts)('the button %s', (command) => {
  it('sets what it says', async () => {
    const reply = await ask(command);
    expect(isError(reply)).toBe(false);
    expect(renderPlain(reply)).toMatch(/^Alert \d+ is set: /);
    expect(() => parseAlert(command.replace('/alert ', ''))).not.toThrow();
  });

  it('is refused in a group to who may not change what it gets', async () => {
    const reply = await ask(command, { conversation: 'g1', isDirect: false });
    expect(renderPlain(reply)).toMatch(/^Only administrators/);
  });
});

describe('"Alert me here"', () => {
  it('is offered wherever a condition watches what was asked', () => {
    expect(alerts.toSorted()).toEqual([
      '/alert altseason above 75',
      '/alert fuse clock end',
      '/alert impulse turn',
      '/alert macd btc cross',
      '/alert macd eth cross',
      '/alert phase change',
      '/alert russell below 2400',
      '/alert russell below 2500',
    ]);
  });
});
