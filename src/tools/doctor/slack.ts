import { z } from 'zod';
import { listBotScopes } from '../../adapters/slack/scopes.ts';
import type { SlackConfig } from '../../config-slack.ts';
import { type Finding, fail, ok, warn } from './finding.ts';
import type { Called, Web } from './web.ts';

const TOKEN = 'Slack token';
const SCOPES = 'Slack scopes';
const INSTALL = 'Update the app from the manifest (npm run manifest), then install it again';

const answer = z.object({
  ok: z.boolean(),
  error: z
    .string()
    .regex(/^[a-z_]{1,64}$/)
    .optional(),
  team: z.string().optional(),
});

function answerOf(called: Called): z.output<typeof answer> | undefined {
  return called.isAnswered ? answer.safeParse(called.body).data : undefined;
}

function explain(subject: string, variable: string, called: Called): Finding {
  if (!called.isAnswered)
    return fail(subject, `Slack cannot be reached (${called.reason})`, 'Check the network, or SLACK_API_URL');
  const code = answerOf(called)?.error ?? `status ${called.status}`;
  return fail(subject, `Slack refuses it (${code})`, `Copy it from the app's settings and set ${variable}`);
}

/** What the token may do, by what Slack says beside every answer, against what the manifest asks for. */
function checkScopes(headers: Headers): Finding {
  const granted = headers
    .get('x-oauth-scopes')
    ?.split(/[\s,]+/)
    .filter((scope) => scope !== '');
  if (granted === undefined) return warn(SCOPES, 'Slack did not tell them', 'Compare them with the manifest');
  const needed = listBotScopes();
  const missing = needed.filter((scope) => !granted.includes(scope));
  const extra = granted.filter((scope) => !needed.includes(scope));
  if (missing.length > 0) return fail(SCOPES, `without ${missing.join(', ')}`, INSTALL);
  if (extra.length > 0) return warn(SCOPES, `more than the bot needs: ${extra.join(', ')}`, INSTALL);
  return ok(SCOPES, `the ${needed.length} of the manifest`);
}

function checkSigningSecret(secret: string): Finding {
  // Slack's are 32 hexadecimal digits; what else people paste is the client secret or a token.
  if (/^[0-9a-f]{32}$/.test(secret)) return ok('Slack signing secret', 'it has the right form');
  return warn(
    'Slack signing secret',
    'it does not look like one',
    'Copy the Signing Secret from Basic Information and set SLACK_SIGNING_SECRET',
  );
}

async function checkSocket(url: string, appToken: string, web: Web): Promise<Finding> {
  const called = await web.call(`${url}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${appToken}` },
  });
  if (answerOf(called)?.ok === true) return ok('Slack app token', 'a connection can be opened');
  return explain('Slack app token', 'SLACK_APP_TOKEN', called);
}

/** Whose token it is, what it may do, and whether messages can come the way that was chosen. */
export async function checkSlack(config: SlackConfig, web: Web): Promise<readonly Finding[]> {
  const url = config.apiUrl ?? 'https://slack.com/api/';
  const delivery =
    config.mode === 'http'
      ? checkSigningSecret(config.signingSecret)
      : await checkSocket(url, config.appToken, web);
  if (!('botToken' in config)) return [ok(TOKEN, 'of each workspace that installs the app'), delivery];
  const called = await web.call(`${url}auth.test`, {
    method: 'POST',
    headers: { authorization: `Bearer ${config.botToken}` },
  });
  const said = answerOf(called);
  if (!called.isAnswered || said?.ok !== true) return [explain(TOKEN, 'SLACK_BOT_TOKEN', called), delivery];
  return [ok(TOKEN, `it works in ${said.team ?? 'its workspace'}`), checkScopes(called.headers), delivery];
}
