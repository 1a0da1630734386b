import type { EncryptionKey } from './store/installations-seal.ts';

/** What lets anybody install the app: its credentials, and the keys that seal the tokens it is given. */
export interface SlackOauthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** The first seals; the others open what they sealed before. */
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly authorizeUrl?: string;
  readonly redirectUrl?: string;
}

export type SlackConfig = {
  /** Who may change what a channel gets. */
  readonly settingsBy: 'members' | 'admins';
  readonly apiUrl?: string;
} & (
  | { readonly mode: 'http'; readonly signingSecret: string; readonly botToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string; readonly oauth: SlackOauthConfig }
  | { readonly mode: 'socket'; readonly appToken: string; readonly botToken: string }
);

/** The variables as they were given, each checked by itself. */
interface SlackVariables {
  readonly SLACK_MODE: 'http' | 'socket';
  readonly SLACK_BOT_TOKEN?: string | undefined;
  readonly SLACK_SIGNING_SECRET?: string | undefined;
  readonly SLACK_APP_TOKEN?: string | undefined;
  readonly SLACK_CLIENT_ID?: string | undefined;
  readonly SLACK_CLIENT_SECRET?: string | undefined;
  readonly SLACK_STATE_SECRET?: string | undefined;
  readonly SLACK_AUTHORIZE_URL?: string | undefined;
  readonly SLACK_REDIRECT_URL?: string | undefined;
  readonly SLACK_API_URL?: string | undefined;
  readonly SLACK_SETTINGS_BY: 'members' | 'admins';
  readonly ENCRYPTION_KEYS?: readonly EncryptionKey[] | undefined;
}

const KEY_BYTES = 32;
const KEY = /^([\w.-]{1,64}):([A-Za-z0-9+/_-]+={0,2})$/;

/** `2026a:BASE64 2025b:BASE64`; undefined where one of them is no key of 32 bytes under a name of its own. */
export function parseEncryptionKeys(text: string): readonly EncryptionKey[] | undefined {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const keys = parts.flatMap((part): EncryptionKey[] => {
    const [, id = '', encoded = ''] = KEY.exec(part) ?? [];
    const secret = new Uint8Array(Buffer.from(encoded, 'base64'));
    return secret.length === KEY_BYTES ? [{ id, secret }] : [];
  });
  const isWhole = keys.length === parts.length;
  const isDistinct = new Set(keys.map(({ id }) => id)).size === keys.length;
  return keys.length > 0 && isWhole && isDistinct ? keys : undefined;
}

/** A key in every way it can be written, without padding, for the log to cut. */
export function writeKey({ secret }: EncryptionKey): readonly string[] {
  const bytes = Buffer.from(secret);
  return [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')];
}

function readOauth(env: SlackVariables, faults: string[]): SlackOauthConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env;
  const { SLACK_STATE_SECRET: stateSecret, ENCRYPTION_KEYS: encryptionKeys } = env;
  const lack = (name: string, why: string) => void faults.push(`${name}: missing; ${why}`);
  const why = 'installations through OAuth (SLACK_CLIENT_ID) need it';
  if (clientSecret === undefined) lack('SLACK_CLIENT_SECRET', why);
  if (stateSecret === undefined) lack('SLACK_STATE_SECRET', `${why}: any long random text`);
  if (encryptionKeys === undefined)
    lack('ENCRYPTION_KEYS', `${why}: a name, a colon and the output of openssl rand -base64 32`);
  if (clientId === undefined || clientSecret === undefined) return undefined;
  if (stateSecret === undefined || encryptionKeys === undefined) return undefined;
  const { SLACK_AUTHORIZE_URL: authorizeUrl, SLACK_REDIRECT_URL: redirectUrl } = env;
  return {
    clientId,
    clientSecret,
    stateSecret,
    encryptionKeys,
    ...(authorizeUrl === undefined ? {} : { authorizeUrl }),
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
  };
}

/** The settings of every mode. */
function readCommon(env: SlackVariables) {
  const { SLACK_API_URL: apiUrl, SLACK_SETTINGS_BY: settingsBy } = env;
  return { settingsBy, ...(apiUrl === undefined ? {} : { apiUrl }) };
}

function readManyWorkspaces(env: SlackVariables, faults: string[]): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret } = env;
  if (env.SLACK_BOT_TOKEN !== undefined)
    faults.push('SLACK_BOT_TOKEN: of one workspace; with SLACK_CLIENT_ID each installation brings its own');
  if (env.SLACK_MODE === 'socket')
    faults.push('SLACK_MODE: socket serves one workspace; SLACK_CLIENT_ID needs http');
  if (signingSecret === undefined)
    faults.push('SLACK_SIGNING_SECRET: missing; installations through OAuth (SLACK_CLIENT_ID) need it');
  const oauth = readOauth(env, faults);
  if (oauth === undefined || signingSecret === undefined) return undefined;
  return { ...readCommon(env), mode: 'http', signingSecret, oauth };
}

function readOneWorkspace(env: SlackVariables, botToken: string, faults: string[]): SlackConfig | undefined {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  // It would work for twelve hours and then fail for a reason that nobody sees.
  if (botToken.startsWith('xoxe.'))
    faults.push(
      'SLACK_BOT_TOKEN: expires within twelve hours, because the app rotates its tokens; see README',
    );
  const common = { ...readCommon(env), botToken };
  if (env.SLACK_MODE === 'socket') {
    if (appToken !== undefined) return { ...common, mode: 'socket', appToken };
    faults.push('SLACK_APP_TOKEN: missing; SLACK_MODE=socket needs it');
    return undefined;
  }
  if (signingSecret !== undefined) return { ...common, mode: 'http', signingSecret };
  faults.push('SLACK_SIGNING_SECRET: missing; SLACK_MODE=http needs it (or set SLACK_MODE=socket)');
  return undefined;
}

/** What the variables make of Slack; undefined where it is off. What does not go together is added to the faults. */
export function readSlack(env: SlackVariables, faults: string[]): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = env;
  if (clientId !== undefined) return readManyWorkspaces(env, faults);
  if (botToken !== undefined) return readOneWorkspace(env, botToken, faults);
  if (env.SLACK_CLIENT_SECRET !== undefined)
    faults.push('SLACK_CLIENT_ID: missing, though SLACK_CLIENT_SECRET is set');
  else if (env.SLACK_SIGNING_SECRET !== undefined || env.SLACK_APP_TOKEN !== undefined)
    faults.push('SLACK_BOT_TOKEN: missing, though other Slack secrets are set');
  return undefined;
}
