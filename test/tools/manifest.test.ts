import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildManifest, findManifestProblems } from '../../src/adapters/slack/manifest.ts';
import { listBotEvents, listBotScopes } from '../../src/adapters/slack/scopes.ts';
import { defineCommand } from '../../src/chat/command.ts';
import { loadCommands } from '../../src/chat/registry.ts';
import { composeManifestFile, MANIFEST_FILE, PLACEHOLDER_ORIGIN } from '../../src/tools/manifest.ts';

const run = promisify(execFile);
const TOOL = fileURLToPath(new URL('../../src/tools/manifest.ts', import.meta.url));
const commands = await loadCommands(new URL('../../commands/', import.meta.url));

const manifestFile = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), url: z.string().optional() })),
  }),
  oauth_config: z.object({
    redirect_urls: z.array(z.string()).optional(),
    scopes: z.object({ bot: z.array(z.string()) }),
  }),
  settings: z.object({
    event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    socket_mode_enabled: z.boolean(),
  }),
});

const SOCKET = { origin: undefined, isShared: false } as const;
const ORIGIN = 'https://bot.mine.org';

function commandOf(name: string, description = 'A command') {
  return defineCommand({
    name,
    aliases: [],
    group: 'service',
    description,
    examples: [`/${name}`],
    terms: [],
    args: z.object({}),
    run: () => ({ blocks: [], facts: {}, visibility: 'public' }),
  });
}

describe('the committed manifest', () => {
  it('is the one that `npm run manifest` writes', async () => {
    expect(await readFile(MANIFEST_FILE, 'utf8'), 'run `npm run manifest`').toBe(await composeManifestFile());
  });

  it('declares every command that Slack lets it declare, the umbrella, and what the code uses', async () => {
    const manifest = manifestFile.parse(parse(await readFile(MANIFEST_FILE, 'utf8')));
    const names = manifest.features.slash_commands.map(({ command }) => command);
    const expected = commands.map(({ name }) => `/${name}`).filter((name) => name !== '/help');
    expect(names).toEqual(['/macro', ...expected]);
    expect(
      manifest.features.slash_commands.every(({ url }) => url === `${PLACEHOLDER_ORIGIN}/slack/events`),
    ).toBe(true);
    expect(manifest.oauth_config.scopes.bot).toEqual(listBotScopes());
    expect(manifest.settings.event_subscriptions.bot_events).toEqual(listBotEvents());
  });
});

describe('a manifest', () => {
  it('shows the arguments of a command after its name', () => {
    const macd = commands.filter(({ name }) => name === 'macd');
    const [, declared] = buildManifest(macd, SOCKET).features.slash_commands;
    expect(declared?.usage_hint).toMatch(/^\[asset=BTC\].*\[asof=YYYY-MM-DD\]$/);
  });

  it('for any number of workspaces has the way back, rotates tokens, and is for organisations too', () => {
    const manifest = buildManifest(commands, { origin: ORIGIN, isShared: true });
    expect(manifest.oauth_config.redirect_urls).toEqual([`${ORIGIN}/slack/oauth_redirect`]);
    expect(manifest.settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: true });
    expect(manifest.features.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
  });

  it.each([SOCKET, { origin: ORIGIN, isShared: false }])(
    'for one workspace (%j) leaves its token to last, since nobody could renew it',
    (place) => {
      const manifest = buildManifest(commands, place);
      expect(manifest.settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
      expect(manifest.oauth_config).not.toHaveProperty('redirect_urls');
    },
  );

  it('for Socket Mode holds no address', () => {
    const manifest = buildManifest(commands, SOCKET);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest)).not.toContain('http');
  });

  it('is refused where Slack keeps a name for itself, since one such name spoils the whole of it', () => {
    for (const name of ['status', 'invite', 'topic', 'who', 'remind', 'dnd', 'search'])
      expect(() => buildManifest([commandOf(name)], SOCKET)).toThrow(`/${name} is reserved by Slack`);
  });

  it('is refused beyond Slack’s limits, each named', () => {
    expect(() => buildManifest([commandOf('a'.repeat(32))], SOCKET)).toThrow('longer than 32');
    expect(() => buildManifest([commandOf('long', 'x'.repeat(2_001))], SOCKET)).toThrow('1 to 2000');
    expect(() => buildManifest([commandOf('blank', '')], SOCKET)).toThrow('1 to 2000');
    expect(() => buildManifest([commandOf('Bad.name')], SOCKET)).toThrow('other characters');
    expect(() => buildManifest([commandOf('twice'), commandOf('twice')], SOCKET)).toThrow(
      '/twice is there twice',
    );
    const many = Array.from({ length: 50 }, (_, at) => commandOf(`command${at}`));
    expect(() => buildManifest(many, SOCKET)).toThrow('51 slash commands are more than 50');
  });

  it('keeps its own texts within the limits', () => {
    const { display_information: display, ...rest } = buildManifest(commands, SOCKET);
    const problems = findManifestProblems({
      ...rest,
      display_information: {
        name: 'n'.repeat(36),
        description: 'd'.repeat(141),
        long_description: 'too short',
      },
    });
    expect(problems).toHaveLength(3);
    expect(findManifestProblems({ ...rest, display_information: display })).toEqual([]);
  });
});

describe('npm run manifest', () => {
  const tool = async (...args: string[]) => run(process.execPath, [TOOL, ...args]);

  it('prints the manifest for an address or for Socket Mode', async () => {
    const web = manifestFile.parse(parse((await tool('--url', 'https://bot.mine.org/some/path')).stdout));
    expect(web.settings.event_subscriptions.request_url).toBe('https://bot.mine.org/slack/events');
    expect(web.oauth_config.redirect_urls).toEqual(['https://bot.mine.org/slack/oauth_redirect']);
    const socket = manifestFile.parse(parse((await tool('--socket')).stdout));
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });

  it.each([
    [['--url', 'http://plain.org']],
    [['--url', 'https://a.org', '--socket']],
    [['--single']],
    [['--nonsense']],
  ])('refuses %j with a line and exit code 2', async (args) => {
    const failure = await tool(...args).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run manifest') });
  });
});
