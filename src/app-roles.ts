import type { Adapter } from './chat/adapter.ts';
import { ROLES, type Role } from './config.ts';

/**
 * What the processes of one bot do: `web` takes what people write and answers it, `worker` refreshes market data and
 * sends digests and alerts, `all` does both. Platforms reach a bot at one place only, so a worker never polls and
 * opens no port.
 */
const DUTIES = {
  web: { isAnswering: true, isWorking: false },
  worker: { isAnswering: false, isWorking: true },
  all: { isAnswering: true, isWorking: true },
} as const satisfies Record<Role, { readonly isAnswering: boolean; readonly isWorking: boolean }>;

/** Whether a process of this role refreshes market data and sends what is due. */
export const isWorking = (role: Role): boolean => DUTIES[role].isWorking;

/** A platform as a role uses it: a worker's takes nothing in, and only sends. */
export function asRole(adapter: Adapter, role: Role): Adapter {
  if (DUTIES[role].isAnswering) return adapter;
  const { name, sender } = adapter;
  return {
    name,
    routes: [],
    ...(sender === undefined ? {} : { sender }),
    start: async () => adapter.startSending?.(),
    // What is being sent is finished by whoever sends it.
    stop: async () => {},
  };
}

/** The role that a command line names; undefined for anything else. */
export function findRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}
