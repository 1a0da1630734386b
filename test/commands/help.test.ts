import { describe, expect, it } from 'vitest';
import help from '../../commands/help.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { createRouter } from '../../src/chat/router.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts, fakeRequest } from '../fakes/conversation.ts';
import { fakeMarket } from '../fakes/market.ts';

const commands = fakeCommands(fakeCommand({ aliases: ['golden_cross'] }), help);
const router = createRouter({
  commands,
  market: () => fakeMarket(),
  ports: fakePorts(commands),
  clock: fixedClock(0),
  log: createLogger('silent', [], () => {}),
  limits: { questions: 100, windowMs: 1 },
});

async function ask(text: string): Promise<string> {
  const answer = await router.handle(fakeRequest(text));
  return answer === undefined ? '' : renderPlain(answer.reply);
}

describe('/help', () => {
  it('lists the commands of this bot', async () => {
    expect(await ask('/help')).toContain('/macd: What macd says');
  });

  it('explains one, by name or alias, with or without its slash', async () => {
    for (const text of ['/help macd', '/help /macd', '/help GOLDEN_CROSS', '/help command=macd'])
      expect(await ask(text)).toContain('Usage: /macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]');
  });

  it('guesses what a mistyped one meant', async () => {
    expect(await ask('/help mcad')).toBe(
      'I have no command "mcad". Did you mean /macd?\n/help lists all of them.',
    );
    expect(await ask('/help weather')).toBe('I have no command "weather".\n/help lists all of them.');
  });
});
