import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeCommandHelp, composeHelp, MAX_HELP_LINES } from '../../src/chat/help.ts';
import { parseMessage } from '../../src/chat/parse.ts';
import { renderPlain } from '../../src/chat/plain.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { createRegistry, loadCommands } from '../../src/chat/registry.ts';
import { listArguments, writeUsage } from '../../src/chat/usage.ts';
import { bannedWordsIn } from '../../src/chat/wording.ts';

const folder = new URL('../../commands/', import.meta.url);
const commands = await loadCommands(folder);
const registry = createRegistry(commands);

describe('the commands as a whole', () => {
  it('are one a file, none left out', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(1);
    expect(commands.map(({ name }) => `${name}.ts`)).toEqual(files.sort());
  });

  it('fit in a help of few lines', () => {
    expect(renderPlain(composeHelp(commands)).split('\n').length).toBeLessThanOrEqual(MAX_HELP_LINES);
  });

  it('are found by their own names', () => {
    for (const command of commands) expect(registry.find(command.name)).toBe(command);
  });
});

describe.each(commands.map((command) => ({ name: command.name, command })))('/$name', ({ name, command }) => {
  it('has a description that fits every menu, without a full stop', () => {
    expect(command.description).toMatch(/^[A-Z\d].{9,}[^.\s]$/);
    expect(command.description.length).toBeLessThan(100);
  });

  it('has examples, each asking this command and read by its own schema', () => {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      const message = parseMessage(example);
      expect(message.isCommand).toBe(true);
      expect(message.name).toBe(name);
      expect(() => readArguments(command, message)).not.toThrow();
    }
  });

  it('describes each of its arguments and takes them by legal keys', () => {
    for (const { key, description } of listArguments(command.args)) {
      expect(key).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(description).not.toBe('');
    }
  });

  it('has a usage line of its name and every argument', () => {
    const usage = writeUsage(command);
    expect(usage.startsWith(`/${name}`)).toBe(true);
    for (const { key } of listArguments(command.args)) expect(usage).toContain(key);
  });

  it('promises nothing in what its help says', () => {
    expect(bannedWordsIn(renderPlain(composeCommandHelp(command)))).toEqual([]);
  });

  it('has a test of its own', () => {
    expect(existsSync(new URL(`../commands/${name}.test.ts`, import.meta.url))).toBe(true);
  });
});
