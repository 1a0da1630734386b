import type { CommandDefinition } from '../../chat/command.ts';
import { RESERVED_NAMES, UMBRELLA_COMMAND, UMBRELLA_ONLY_NAMES } from '../../chat/reserved-names.ts';
import { writeUsage } from '../../chat/usage.ts';
import { EVENTS_PATH } from './http-endpoint.ts';
import { MANIFEST } from './limits.ts';
import { REDIRECT_PATH } from './oauth-routes.ts';
import { listBotEvents, listBotScopes } from './scopes.ts';

const NAME = 'Macro Rotation Bot';
const DISPLAY_NAME = 'macro-rotation-bot';
const DESCRIPTION = 'Answers macro-rotation questions with measured numbers and charts';
const LONG_DESCRIPTION = [
  'Ask which rotation phase leads, where the Russell 2000 stands against its old ceiling, whether Bitcoin is near a',
  'weekly MACD cross, and how often such a cross was followed by what. Every number is measured from market data and',
  'carries its date; every claim about the future carries its sample size and its base rate. Not advice.',
].join(' ');

interface SlashCommand {
  readonly command: string;
  readonly url?: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: false;
}

/** An app manifest in the shape of docs.slack.dev/reference/app-manifest. */
export interface SlackManifest {
  readonly display_information: {
    readonly name: string;
    readonly description: string;
    readonly long_description: string;
  };
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlashCommand[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: true; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

/** The commands that get a slash command of their own; the others are reached through the umbrella alone. */
function declarable(commands: readonly CommandDefinition[]): readonly CommandDefinition[] {
  return commands.filter(({ name }) => !UMBRELLA_ONLY_NAMES.has(name));
}

/** The usage line without the command itself, which Slack shows before it. */
function usageHint(command: CommandDefinition): string | undefined {
  const hint = writeUsage(command)
    .slice(command.name.length + 1)
    .trim();
  return hint === '' ? undefined : hint;
}

function toSlashCommand(
  name: string,
  description: string,
  hint: string | undefined,
  url: object,
): SlashCommand {
  return {
    command: `/${name}`,
    ...url,
    description,
    ...(hint === undefined ? {} : { usage_hint: hint }),
    should_escape: false,
  };
}

/** Where the app is meant to live. */
export interface ManifestPlace {
  /** Where the bot is reached, such as `https://bot.example.com`; undefined for Socket Mode. */
  readonly origin: string | undefined;
  /**
   * True where anybody may install it through OAuth: then a whole organisation may too, and tokens rotate. A token that
   * is copied into the settings must not: it would end after twelve hours.
   */
  readonly isShared: boolean;
}

function composeOauth({ origin, isShared }: ManifestPlace): SlackManifest['oauth_config'] {
  const redirect = isShared && origin !== undefined ? { redirect_urls: [`${origin}${REDIRECT_PATH}`] } : {};
  return { ...redirect, scopes: { bot: listBotScopes() } };
}

/**
 * The app's manifest: every command of the registry that Slack lets an app declare, the umbrella for all of them, and
 * exactly the events and scopes that the adapter uses.
 * @throws Error that names every limit of Slack's which it would break
 */
export function buildManifest(commands: readonly CommandDefinition[], place: ManifestPlace): SlackManifest {
  const { origin, isShared } = place;
  const url = origin === undefined ? undefined : `${origin}${EVENTS_PATH}`;
  const own = declarable(commands).map((command) =>
    toSlashCommand(command.name, command.description, usageHint(command), url === undefined ? {} : { url }),
  );
  const examples = commands.slice(0, 3).map(({ name }) => name);
  const umbrella = toSlashCommand(
    UMBRELLA_COMMAND,
    'Every command of the bot, by its name',
    [...examples, '…'].join(' | '),
    url === undefined ? {} : { url },
  );
  const request = url === undefined ? {} : { request_url: url };
  const manifest: SlackManifest = {
    display_information: { name: NAME, description: DESCRIPTION, long_description: LONG_DESCRIPTION },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: DISPLAY_NAME, always_online: true },
      slash_commands: [umbrella, ...own],
    },
    oauth_config: composeOauth(place),
    settings: {
      event_subscriptions: { ...request, bot_events: listBotEvents() },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: isShared,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: isShared,
    },
  };
  const problems = findManifestProblems(manifest);
  if (problems.length > 0) throw new Error(`Slack would refuse this manifest: ${problems.join('; ')}`);
  return manifest;
}

function findCommandProblems({
  command,
  description,
  usage_hint: hint = '',
}: SlashCommand): readonly string[] {
  const name = command.slice(1);
  const problems = [
    RESERVED_NAMES.has(name) && name !== UMBRELLA_COMMAND && 'is reserved by Slack',
    !/^\/[a-z0-9_-]+$/.test(command) && 'has a name with other characters than a-z, 0-9, _ and -',
    command.length > MANIFEST.commandName && `has a name longer than ${MANIFEST.commandName} characters`,
    (description === '' || description.length > MANIFEST.commandDescription) &&
      `needs a description of 1 to ${MANIFEST.commandDescription} characters`,
    hint.length > MANIFEST.usageHint && `has a usage hint longer than ${MANIFEST.usageHint} characters`,
  ];
  return problems.filter((problem) => problem !== false).map((problem) => `${command} ${problem}`);
}

/** Every limit of Slack's that a manifest breaks, in words. One bad command makes Slack refuse the whole of it. */
export function findManifestProblems(manifest: SlackManifest): readonly string[] {
  const { display_information: display, features, settings } = manifest;
  const commands = features.slash_commands;
  const names = commands.map(({ command }) => command);
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  const long = display.long_description.length;
  const problems = [
    display.name.length > MANIFEST.name && `the name is longer than ${MANIFEST.name} characters`,
    display.description.length > MANIFEST.description &&
      `the description is longer than ${MANIFEST.description} characters`,
    (long < MANIFEST.longDescriptionMin || long > MANIFEST.longDescriptionMax) &&
      `the long description has ${long} characters instead of ${MANIFEST.longDescriptionMin} to ${MANIFEST.longDescriptionMax}`,
    commands.length > MANIFEST.commands &&
      `${commands.length} slash commands are more than ${MANIFEST.commands}`,
    settings.event_subscriptions.bot_events.length > MANIFEST.botEvents && 'there are too many events',
    repeated.length > 0 && `${repeated.join(', ')} is there twice`,
  ];
  return [...problems.filter((problem) => problem !== false), ...commands.flatMap(findCommandProblems)];
}
