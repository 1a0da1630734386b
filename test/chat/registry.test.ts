import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandGroup } from '../../src/chat/command.ts';
import { createRegistry, loadCommands } from '../../src/chat/registry.ts';
import { RESERVED_NAMES } from '../../src/chat/reserved-names.ts';
import { fakeCommand } from '../fakes/conversation.ts';

describe('the list of all commands', () => {
  it('starts with the core, and goes on by group, then by name', () => {
    const named = (name: string, group: CommandGroup) => fakeCommand({ name, aliases: [], group });
    const { all } = createRegistry([
      named('alerts', 'delivery'),
      named('alts', 'analysis'),
      named('help', 'service'),
      named('macd', 'analysis'),
      named('odds', 'evidence'),
      named('peak', 'analysis'),
      named('phase', 'analysis'),
      named('alert', 'delivery'),
    ]);
    const names = all.map(({ name }) => name);
    expect(names).toEqual(['phase', 'macd', 'peak', 'alts', 'odds', 'alert', 'alerts', 'help']);
  });
});

describe('loadCommands', () => {
  let folder = '';
  const url = () => new URL(`${pathToFileURL(folder).href}/`);
  const write = (file: string, text: string) => writeFile(join(folder, file), text);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'commands-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds one command a file, in the order of their names, and ignores other files', async () => {
    await write('peak.ts', `export default { name: 'peak', run: () => 'p' };`);
    await write('macd.ts', `export default { name: 'macd', run: () => 'm' };`);
    await write('notes.md', 'not a command');
    const commands = await loadCommands(url());
    expect(commands.map(({ name }) => name)).toEqual(['macd', 'peak']);
  });

  it('refuses a file named otherwise than its command', async () => {
    await write('macd.ts', `export default { name: 'peak', run: () => 'p' };`);
    await expect(loadCommands(url())).rejects.toThrow('commands/macd.ts defines /peak');
  });

  it('refuses a file without a command', async () => {
    await write('macd.ts', 'export const macd = 1;');
    await expect(loadCommands(url())).rejects.toThrow(
      'commands/macd.ts has no command as its default export',
    );
  });
});

describe('createRegistry', () => {
  const macd = fakeCommand({ aliases: ['golden_cross'] });
  const peak = fakeCommand({ name: 'peak' });
  const registry = createRegistry([macd, peak]);

  it('finds by name and alias in any case', () => {
    expect(registry.find('MACD')).toBe(macd);
    expect(registry.find('golden_cross')).toBe(macd);
    expect(registry.find('constructor')).toBeUndefined();
    expect(registry.all).toEqual([macd, peak]);
  });

  it('suggests commands by their names, each once', () => {
    expect(registry.suggest('mcad')).toEqual(['macd']);
    expect(registry.suggest('golden_cros')).toEqual(['macd']);
    expect(registry.suggest('peek')).toEqual(['peak']);
    expect(registry.suggest('weather')).toEqual([]);
  });

  it('refuses a name or alias that two commands claim', () => {
    expect(() => createRegistry([macd, fakeCommand({ name: 'golden_cross' })])).toThrow(
      '"golden_cross" names both /macd and /golden_cross',
    );
  });

  it.each([...RESERVED_NAMES].filter((name) => name !== 'help'))('refuses the reserved name %s', (name) => {
    expect(() => createRegistry([fakeCommand({ name })])).toThrow('reserved');
    expect(() => createRegistry([fakeCommand({ aliases: [name] })])).toThrow('reserved');
  });

  it('lets help through, which is reached by the umbrella command where it is reserved', () => {
    expect(createRegistry([fakeCommand({ name: 'help' })]).find('help')).toBeDefined();
  });

  it.each(['Macd', '1st', 'a-b', '', 'x'.repeat(32)])('refuses the illegal name "%s"', (name) => {
    expect(() => createRegistry([fakeCommand({ name })])).toThrow('not a legal command name');
  });

  it('refuses an argument that the router reads itself', () => {
    const command = fakeCommand({ args: z.object({ asof: z.string() }) });
    expect(() => createRegistry([command])).toThrow('asof');
  });
});
