import { describe, expect, it } from 'vitest';
import type { CommandGroup } from '../../src/chat/command.ts';
import { composeCommandHelp, composeHelp, MAX_HELP_LINES } from '../../src/chat/help.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { fakeCommand } from '../fakes/conversation.ts';

const groups: CommandGroup[] = ['service', 'analysis', 'evidence', 'delivery'];
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    fakeCommand({ name: `c${index}`, group: groups[index % groups.length] ?? 'service' }),
  );

describe('the list of commands', () => {
  it('has a line a command by group while they fit', () => {
    expect(
      renderPlain(composeHelp(many(4)))
        .split('\n')
        .slice(1, -1),
    ).toEqual([
      'Analysis',
      '/c1: What c1 says',
      'Evidence',
      '/c2: What c2 says',
      'Digests and alerts',
      '/c3: What c3 says',
      'Service',
      '/c0: What c0 says',
    ]);
  });

  it('has a line a group when they do not', () => {
    expect(
      renderPlain(composeHelp(many(8)))
        .split('\n')
        .slice(1, -1),
    ).toEqual(['Analysis: /c1 /c5', 'Evidence: /c2 /c6', 'Digests and alerts: /c3 /c7', 'Service: /c0 /c4']);
  });

  it('never exceeds its lines and names every command', () => {
    for (const count of [0, 1, 5, 6, 7, 10, 21, 60]) {
      const text = renderPlain(composeHelp(many(count)));
      expect(text.split('\n').length, `${count} commands`).toBeLessThanOrEqual(MAX_HELP_LINES);
      for (const { name } of many(count)) expect(text).toContain(`/${name}`);
    }
  });

  it('offers buttons for commands about data', () => {
    expect(composeHelp(many(8)).actions?.map(({ command }) => command)).toEqual(['/c1', '/c2', '/c5', '/c6']);
  });
});

describe('the help of one command', () => {
  it('shows usage, arguments, examples and aliases from its definition', () => {
    const command = fakeCommand({ aliases: ['golden_cross'], examples: ['/macd', '/macd eth'] });
    const reply = composeCommandHelp(command);
    expect(renderPlain(reply).split('\n')).toEqual([
      '/macd: What macd says',
      'Usage: /macd [asset=BTC] [range=3y] [asof=YYYY-MM-DD]',
      'asset: an asset such as btc, eth, russell or gold; BTC unless you say otherwise',
      'range: a range: 6m, 1y, 3y, 5y or max; 3y unless you say otherwise',
      'asof: a past date as YYYY-MM-DD; now unless you say otherwise',
      'Examples: /macd · /macd eth',
      'Also answers to /golden_cross',
    ]);
    expect(reply.actions).toEqual([{ kind: 'related', label: 'Try /macd', command: '/macd' }]);
  });
});
