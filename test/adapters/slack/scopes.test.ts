import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  EVENT_SCOPES,
  listBotEvents,
  listBotScopes,
  METHOD_SCOPES,
} from '../../../src/adapters/slack/scopes.ts';

const FOLDER = new URL('../../../src/adapters/slack/', import.meta.url);
const source = readdirSync(FOLDER)
  .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
  .join('\n');

/** Every distinct first group of a pattern in the adapter's source, sorted. */
function findAll(pattern: RegExp): readonly string[] {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort((a, b) =>
    a < b ? -1 : 1,
  );
}

describe('the table of scopes', () => {
  it('has a row for every Web API method that the source calls, and for no other', () => {
    const called = findAll(/\bclient\.([a-z]+(?:\.[a-zA-Z\d]+)+)\(/g);
    expect(called).toContain('chat.postMessage');
    expect(called).toEqual(Object.keys(METHOD_SCOPES).sort((a, b) => (a < b ? -1 : 1)));
  });

  it('sees every call, because none goes by another way', () => {
    expect(source).not.toMatch(/\.apiCall\(|\bapp\.client\b|filesUploadV2|\bsay\(/);
  });

  it('has a row for every event that the source listens to, and for no other', () => {
    const listened = findAll(/\bapp\.event\('([\w.]+)'/g);
    const declared = [...new Set(Object.keys(EVENT_SCOPES).map((event) => event.split('.')[0] ?? ''))];
    expect(listened).toEqual(declared.sort((a, b) => (a < b ? -1 : 1)));
  });

  it('adds up to the least the bot needs', () => {
    expect(listBotScopes()).toEqual([
      'app_mentions:read',
      'channels:read',
      'chat:write',
      'commands',
      'files:read',
      'files:write',
      'groups:read',
      'im:history',
      'users:read',
    ]);
    expect(listBotEvents()).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'channel_id_changed',
      'channel_unarchive',
      'group_unarchive',
      'member_joined_channel',
      'message.im',
      'tokens_revoked',
    ]);
  });
});
