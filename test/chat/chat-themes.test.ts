import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/chat/adapter.ts';
import { withChatThemes } from '../../src/chat/chat-themes.ts';
import { createLogger } from '../../src/lib/log.ts';
import { digestReply } from '../digests/support.ts';
import { fakeRequest, textReply } from '../fakes/conversation.ts';

const answering = (answer: Answer | undefined) => ({ handle: () => Promise.resolve(answer) });
const drawn: Answer = { command: 'macd', theme: 'dark', reply: digestReply('words') };
const request = fakeRequest('/macd', { thread: '7' });

function setUp(answer: Answer | undefined, readTheme = async (): Promise<'light' | 'dark'> => 'light') {
  const lines: string[] = [];
  const log = createLogger('info', [], (line) => void lines.push(line));
  return { router: withChatThemes(answering(answer), readTheme, log), lines };
}

describe('a router with the themes of chats', () => {
  it('draws answers as their chat has chosen', async () => {
    expect(await setUp(drawn).router.handle(request)).toEqual({ ...drawn, theme: 'light' });
  });

  it('asks nobody where there is nothing to draw or to say', async () => {
    const failing = () => Promise.reject(new Error('asked in vain'));
    const words: Answer = { ...drawn, reply: textReply('words') };
    const { router, lines } = setUp(words, failing);
    expect(await router.handle(request)).toBe(words);
    expect(await setUp(undefined, failing).router.handle(request)).toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('answers in its own theme where the choice cannot be read', async () => {
    const { router, lines } = setUp(drawn, () => Promise.reject(new Error('no database')));
    expect(await router.handle(request)).toEqual(drawn);
    expect(lines.join()).toContain('no database');
  });
});
