import { type Params, Refusal } from './slack-rules.ts';

/** Members of the workspace by id. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  U0ALICE01: {
    name: 'alice',
    real_name: 'Alice A.',
    tz: 'Europe/Zurich',
    profile: { display_name: 'Alice' },
  },
  U0ADMIN001: { name: 'ada', is_admin: true },
  U0OWNER001: { name: 'olga', is_owner: true },
  U0GUEST001: { name: 'gus', is_restricted: true },
  U0GUEST002: { name: 'gina', is_restricted: true, is_ultra_restricted: true },
  U0OUTSIDE1: { name: 'otto', is_stranger: true },
};

export function readMember(params: Params): Readonly<Record<string, unknown>> {
  const user = MEMBERS[params.user ?? ''];
  if (user === undefined) throw new Refusal('user_not_found');
  return { user };
}
