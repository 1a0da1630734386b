import { createRegistry, loadCommands } from '../../../src/chat/registry.ts';

/** The commands of this bot, as the matcher meets them. */
export const realCommands = createRegistry(
  await loadCommands(new URL('../../../commands/', import.meta.url)),
);
