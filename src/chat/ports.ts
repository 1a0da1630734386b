import type { CommandDefinition } from './command.ts';
import type { DataStatus, HealthPort, LastAnswerPort } from './data-ports.ts';
import type { DeliveryPorts } from './delivery-ports.ts';

/** What commands may ask of the rest of the bot, wired in `app.ts`. */
export interface Ports {
  /** The commands of this bot, for help. */
  readonly commands: CommandList;
  /** The level watched as support unless a question names another, in index points (`SUPPORT_LEVEL`). */
  readonly supportLevel: number;
  /** What the bot sends by itself; absent where nothing is stored, as for one question from the shell. */
  readonly delivery?: DeliveryPorts;
  /** How series and their sources stand. */
  readonly dataStatus?: DataStatus;
  /** What was answered last, for explaining it. */
  readonly lastAnswer?: LastAnswerPort;
  readonly health?: HealthPort;
}

export interface CommandList {
  readonly all: readonly CommandDefinition[];
  /** By name or alias, without the slash. */
  find(name: string): CommandDefinition | undefined;
  /** The nearest names to a mistyped one, best first. */
  suggest(name: string): readonly string[];
}
