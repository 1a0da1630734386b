import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { CommandDefinition, CommandGroup } from './command.ts';
import { findNearest } from './nearest.ts';
import type { CommandList } from './ports.ts';
import { RESERVED_NAMES, UMBRELLA_ONLY_NAMES } from './reserved-names.ts';
import { AS_OF_KEY } from './usage.ts';

const NAME = /^[a-z][a-z0-9_]{0,30}$/;

/** Enough of a command to tell it from a stray module; its author's mistakes beyond that are the compiler's to find. */
const commandModule = z.object({
  default: z.custom<CommandDefinition>(
    (value) => typeof value === 'object' && value !== null && 'name' in value && 'run' in value,
  ),
});

async function loadCommand(folder: URL, file: string): Promise<CommandDefinition> {
  const { data } = commandModule.safeParse(await import(new URL(file, folder).href));
  if (data === undefined) throw new Error(`commands/${file} has no command as its default export`);
  const { name } = data.default;
  if (`${name}.ts` !== file)
    throw new Error(`commands/${file} defines /${name}: the file must be named after it`);
  return data.default;
}

/**
 * Every command of a folder, one a file: the listing is the only list of commands there is.
 * @param folder URL of the folder, ending in a slash.
 * @throws Error where a file holds no command or one of another name.
 */
export async function loadCommands(folder: URL): Promise<readonly CommandDefinition[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  return Promise.all(files.map((file) => loadCommand(folder, file)));
}

function checkName(command: CommandDefinition, name: string): void {
  if (!NAME.test(name)) throw new Error(`/${command.name}: "${name}" is not a legal command name`);
  if (RESERVED_NAMES.has(name) && !UMBRELLA_ONLY_NAMES.has(name))
    throw new Error(`/${command.name}: "${name}" is reserved by a platform`);
  if (AS_OF_KEY in command.args.shape)
    throw new Error(`/${command.name}: the argument ${AS_OF_KEY} is read for every command, leave it out`);
}

function indexByName(commands: readonly CommandDefinition[]): ReadonlyMap<string, CommandDefinition> {
  const byName = new Map<string, CommandDefinition>();
  for (const command of commands)
    for (const name of [command.name, ...command.aliases]) {
      checkName(command, name);
      const other = byName.get(name);
      if (other !== undefined) throw new Error(`"${name}" names both /${other.name} and /${command.name}`);
      byName.set(name, command);
    }
  return byName;
}

/** What people come for stands first in every list; the rest follows by group, then by name. */
const CORE: readonly string[] = ['phase', 'russell', 'macd', 'peak'];
const GROUP_ORDER: readonly CommandGroup[] = ['analysis', 'evidence', 'delivery', 'service'];

function compareForLists(a: CommandDefinition, b: CommandDefinition): number {
  const placeOf = ({ name }: CommandDefinition) => (CORE.includes(name) ? CORE.indexOf(name) : CORE.length);
  const groups = GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group);
  return placeOf(a) - placeOf(b) || groups || (a.name < b.name ? -1 : 1);
}

/**
 * The commands by name and alias, and all of them in the order in which lists show them.
 * @throws Error where a name or alias is taken, illegal on some platform, or reserved.
 */
export function createRegistry(commands: readonly CommandDefinition[]): CommandList {
  const byName = indexByName(commands);
  const names = [...byName.keys()];
  return {
    all: commands.toSorted(compareForLists),
    find: (name) => byName.get(name.toLowerCase()),
    suggest(name) {
      const found = findNearest(name, names).map((near) => byName.get(near)?.name ?? near);
      return [...new Set(found)];
    },
  };
}
