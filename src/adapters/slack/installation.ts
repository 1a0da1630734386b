import { z } from 'zod';
import type { Workspace, WorkspaceQuery } from './workspaces.ts';

/**
 * What is kept of an installation, in the shape the SDK delivers it in. Whatever else Slack tells, such as who
 * installed it, is nobody's business here and is left out.
 */
const installation = z.object({
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  isEnterpriseInstall: z.boolean().default(false),
  bot: z.object({
    token: z.string(),
    refreshToken: z.string().optional(),
    /** Seconds. */
    expiresAt: z.number().optional(),
    id: z.string(),
    userId: z.string(),
    name: z.string().optional(),
  }),
});

export type Installation = z.output<typeof installation>;

/** Reads what the SDK delivers or what was kept. @throws ZodError where it lacks a bot or has another shape. */
export function readInstallation(value: unknown): Installation {
  return installation.parse(value);
}

/** The organisation where the app is installed for a whole one, else the workspace; undefined where neither is told. */
export function tenantOf({ isEnterpriseInstall, enterpriseId, teamId }: WorkspaceQuery): string | undefined {
  return isEnterpriseInstall ? enterpriseId : teamId;
}

/** Under which name an installation is kept. @throws Error where it names no owner. */
export function ownerOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const owner = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (owner === undefined) throw new Error('Slack did not say who installed the app');
  return owner;
}

/** What the bot is called where Slack did not tell: the name its manifest gives it. */
const DEFAULT_BOT_NAME = 'macro-rotation-bot';

export function toWorkspace({ bot }: Installation): Workspace {
  return {
    botToken: bot.token,
    botUserId: bot.userId,
    botId: bot.id,
    botName: bot.name ?? DEFAULT_BOT_NAME,
  };
}
