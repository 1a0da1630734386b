import type { Answer } from '../../chat/adapter.ts';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Action, Block, Reply } from '../../chat/reply.ts';
import { takesDate, writeUsage } from '../../chat/usage.ts';

/** An answer as the page gets it: plain text in plain JSON, which the page never reads as markup. */
interface PageAnswer {
  readonly id: string;
  readonly command: string;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  readonly chart?: { readonly path: string; readonly alt: string; readonly title: string };
  readonly asOf?: string;
}

/** The reply without what a page has no use for: nothing can be sent to it later. */
export function forPage(reply: Reply): Reply {
  const { actions } = reply;
  return actions === undefined
    ? reply
    : { ...reply, actions: actions.filter(({ kind }) => kind !== 'alert') };
}

export const CHART_PATH = /^\/charts\/([A-Za-z0-9_-]{16})\.png$/;

export function renderAnswer(id: string, { command, reply }: Answer, asOf: string | undefined): PageAnswer {
  const { blocks, actions = [], chart } = reply;
  return {
    id,
    command,
    blocks,
    actions,
    ...(chart === undefined
      ? {}
      : { chart: { path: `/charts/${id}.png`, alt: chart.alt, title: chart.title } }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** What the page must know of a command to offer and complete it. */
interface PageCommand {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: string;
  readonly description: string;
  readonly usage: string;
  readonly takesDate: boolean;
}

/** The commands that a page can offer: nothing is delivered to one, so what delivers is left out. */
export function listPageCommands(commands: readonly CommandDefinition[]): readonly PageCommand[] {
  return commands
    .filter(({ group }) => group !== 'delivery')
    .map((command) => ({
      name: command.name,
      aliases: command.aliases,
      group: command.group,
      description: command.description,
      usage: writeUsage(command),
      takesDate: takesDate(command),
    }));
}
