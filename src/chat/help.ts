import type { CommandDefinition, CommandGroup } from './command.ts';
import { writeCommand } from './parse.ts';
import type { Action, Block, Reply } from './reply.ts';
import { listArguments, takesDate, writeUsage } from './usage.ts';

/** A longer list is a wall that nobody reads on a phone. */
export const MAX_HELP_LINES = 12;
const OFFERED = 4;

const GROUPS: readonly { readonly group: CommandGroup; readonly title: string }[] = [
  { group: 'analysis', title: 'Analysis' },
  { group: 'evidence', title: 'Evidence' },
  { group: 'delivery', title: 'Digests and alerts' },
  { group: 'service', title: 'Service' },
];

type Commands = readonly CommandDefinition[];

function byGroup(commands: Commands): readonly { title: string; members: Commands }[] {
  return GROUPS.map(({ group, title }) => ({
    title,
    members: commands.filter((command) => command.group === group),
  })).filter(({ members }) => members.length > 0);
}

const slashed = ({ name }: CommandDefinition) => `/${name}`;

/** A line a command while they fit, then a line a group. */
function listBlocks(commands: Commands, room: number): Block[] {
  const groups = byGroup(commands);
  if (groups.length + commands.length > room) {
    const items = groups.map(({ title, members }) => ({
      label: title,
      value: members.map(slashed).join(' '),
    }));
    return [{ kind: 'facts', items }];
  }
  return groups.flatMap(({ title, members }): Block[] => [
    { kind: 'text', text: title },
    {
      kind: 'facts',
      items: members.map((command) => ({ label: slashed(command), value: command.description })),
    },
  ]);
}

/** Buttons that try the commands about market data. */
export function offerCommands(commands: Commands): readonly Action[] {
  return commands
    .filter(takesDate)
    .slice(0, OFFERED)
    .map(({ name }) => ({ kind: 'related', label: `/${name}`, command: `/${name}` }));
}

/** All commands by group, in at most `MAX_HELP_LINES` lines. */
export function composeHelp(commands: Commands): Reply {
  return {
    blocks: [
      { kind: 'heading', text: 'Ask one of these' },
      ...listBlocks(commands, MAX_HELP_LINES - 2),
      {
        kind: 'note',
        text: '/help with a command shows its arguments and examples; asof=YYYY-MM-DD asks about a past date.',
      },
    ],
    facts: { commands: commands.map(({ name, group, description }) => ({ name, group, description })) },
    actions: offerCommands(commands),
    visibility: 'private',
  };
}

function argumentItems(command: CommandDefinition): readonly { label: string; value: string }[] {
  const own = listArguments(command.args).map(({ key, description, fallback }) => ({
    label: key,
    value: fallback === undefined ? description : `${description}; ${fallback} unless you say otherwise`,
  }));
  const date = { label: 'asof', value: 'a past date as YYYY-MM-DD; now unless you say otherwise' };
  return takesDate(command) ? [...own, date] : own;
}

/** One command's usage, arguments and examples, with a button that tries it. */
export function composeCommandHelp(command: CommandDefinition): Reply {
  const items = argumentItems(command);
  const aliases = command.aliases.map((alias) => `/${alias}`).join(', ');
  const blocks: Block[] = [
    { kind: 'heading', text: `/${command.name}: ${command.description}` },
    { kind: 'text', text: `Usage: ${writeUsage(command)}` },
    ...(items.length > 0 ? [{ kind: 'facts', items } as const] : []),
    { kind: 'text', text: `Examples: ${command.examples.join(' · ')}` },
    ...(aliases === '' ? [] : [{ kind: 'note', text: `Also answers to ${aliases}` } as const]),
  ];
  const label = `Try /${command.name}`;
  return {
    blocks,
    facts: { command: command.name, usage: writeUsage(command), examples: command.examples },
    actions: [{ kind: 'related', label, command: command.examples[0] ?? writeCommand(command.name) }],
    visibility: 'private',
  };
}
