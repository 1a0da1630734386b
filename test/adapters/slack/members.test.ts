import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { createMembers, type SettingsBy } from '../../../src/adapters/slack/members.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { turnableClock } from '../../digests/support.ts';
import { useStage } from './stage.ts';

const stage = useStage();
const log = createLogger('silent', [], () => {});

function setUp(settingsBy: SettingsBy) {
  const clock = turnableClock(1_000);
  const describeMember = createMembers({ settingsBy, clock, log });
  const client = new WebClient('xoxb-alpha', {
    slackApiUrl: stage.slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  return { clock, of: (user: string) => describeMember(client, 'T0ALPHA01', user) };
}
const lookUps = () => stage.slack.of('users.info').length;

describe('a member of a workspace', () => {
  it.each([
    ['U0ALICE01', true],
    ['U0ADMIN001', true],
    ['U0GUEST001', false],
    ['U0GUEST002', false],
    ['U0OUTSIDE1', false],
    ['U0NOBODY01', false],
  ])('%s may change what is for members, unless a guest or unknown: %s', async (user, mayChange) => {
    expect(await setUp('members').of(user).resolveAdmin?.()).toBe(mayChange);
  });

  it.each([
    ['U0ADMIN001', true],
    ['U0OWNER001', true],
    ['U0ALICE01', false],
    ['U0NOBODY01', false],
  ])('%s may change what is for administrators: %s', async (user, isAdmin) => {
    expect(await setUp('admins').of(user).resolveAdmin?.()).toBe(isAdmin);
  });

  it('has a name and a zone, looked up once a minute', async () => {
    const { clock, of } = setUp('admins');
    expect(await of('U0ALICE01').resolveProfile?.()).toEqual({ name: 'Alice', zone: 'Europe/Zurich' });
    await of('U0ALICE01').resolveAdmin?.();
    expect(lookUps()).toBe(1);
    clock.turn(60_001);
    await of('U0ALICE01').resolveProfile?.();
    expect(lookUps()).toBe(2);
  });

  it('of whom nothing can be learned has neither', async () => {
    expect(await setUp('admins').of('U0NOBODY01').resolveProfile?.()).toEqual({});
  });
});
