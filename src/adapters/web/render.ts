import type { Answer } from '../../chat/adapter.ts';
import type { CommandDefinition } from '../../chat/command.ts';
import { parseMessage } from '../../chat/parse.ts';
import type { CommandList } from '../../chat/ports.ts';
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
  /** True where the question got no answer: the page marks it. */
  readonly isError: boolean;
}

/** Nothing can be sent to a page later, so what is about deliveries is neither listed nor offered there. */
const isForPage = (command: CommandDefinition | undefined) => command?.group !== 'delivery';

/** The reply with the buttons that a page has use for. */
export function forPage(reply: Reply, commands: CommandList): Reply {
  const { actions } = reply;
  if (actions === undefined) return reply;
  const useful = actions.filter(({ command }) => isForPage(commands.find(parseMessage(command).name)));
  return { ...reply, actions: useful };
}

export const CHART_PATH = /^\/charts\/([A-Za-z0-9_-]{16})\.png$/;

export function renderAnswer(id: string, { command, reply }: Answer, asOf: string | undefined): PageAnswer {
  const { blocks, actions = [], chart } = reply;
  return {
    id,
    command,
    blocks,
    actions,
    isError: 'error' in reply.facts,
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

/** The commands that a page can offer. */
export function listPageCommands(commands: readonly CommandDefinition[]): readonly PageCommand[] {
  return commands.filter(isForPage).map((command) => ({
    name: command.name,
    aliases: command.aliases,
    group: command.group,
    description: command.description,
    usage: writeUsage(command),
    takesDate: takesDate(command),
  }));
}
