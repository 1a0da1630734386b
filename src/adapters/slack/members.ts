import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { User } from '../../chat/request.ts';
import { type Clock, forwardClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/log.ts';
import { classifySlackError } from './errors.ts';
import { logFailure } from './outlet.ts';

/** Who may change what a channel gets. Guests and people of other organisations are no members. */
export type SettingsBy = 'members' | 'admins';

/** What Slack knows of a member of a workspace. */
interface Member {
  readonly name: string | undefined;
  /** IANA name. */
  readonly zone: string | undefined;
  readonly isAdmin: boolean;
  /** Let into single channels, or there from another organisation through a shared one. */
  readonly isGuest: boolean;
}

interface MembersOptions {
  readonly settingsBy: SettingsBy;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Says what can be asked about a member; nothing is asked until a command wants to know. */
export type DescribeMember = (
  client: WebClient,
  tenant: string,
  user: string,
) => Pick<User, 'resolveAdmin' | 'resolveProfile'>;

const REMEMBERED_MS = 60_000;
const MAX_REMEMBERED = 2_000;

/** Looks members up at most once a minute. Not knowing counts as no right and as nothing known. */
export function createMembers({ settingsBy, clock, log }: MembersOptions): DescribeMember {
  const known = new LRUCache<string, Promise<Member | undefined>>({
    max: MAX_REMEMBERED,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: forwardClock(clock),
  });

  async function ask(client: WebClient, user: string): Promise<Member | undefined> {
    try {
      const { user: found } = await client.users.info({ user });
      const name = found?.profile?.display_name || found?.real_name || found?.name;
      return {
        name,
        zone: found?.tz,
        isAdmin: found?.is_admin === true || found?.is_owner === true || found?.is_primary_owner === true,
        isGuest:
          found?.is_restricted === true || found?.is_ultra_restricted === true || found?.is_stranger === true,
      };
    } catch (error) {
      logFailure(log, classifySlackError(error), 'a member could not be looked up');
      return undefined;
    }
  }

  return (client, tenant, user) => {
    const find = () => {
      const key = `${tenant}:${user}`;
      const found = known.get(key) ?? ask(client, user);
      known.set(key, found);
      return found;
    };
    return {
      async resolveAdmin() {
        const member = await find();
        if (member === undefined) return false;
        return settingsBy === 'members' ? !member.isGuest : member.isAdmin;
      },
      async resolveProfile() {
        const { name, zone } = (await find()) ?? {};
        return { ...(name === undefined ? {} : { name }), ...(zone === undefined ? {} : { zone }) };
      },
    };
  };
}
