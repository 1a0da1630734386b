import type { WebClient } from '@slack/web-api';
import type { Place } from '../../chat/place.ts';
import type { Budget, ImageOutcome, Letter, Refusal, Sender, TextOutcome } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { createSlackApi, type PostedMessage, type SlackApi } from './api.ts';
import { attachChart, type ChartTools } from './attach-chart.ts';
import type { SlackMessage } from './blocks.ts';
import { classifySlackError } from './errors.ts';
import { sendFirstAccepted } from './outlet.ts';
import { toRefusal } from './refusal.ts';
import { renderSlack, withImage, withoutBlocks } from './render.ts';
import type { Picture } from './upload.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

interface DigestSenderDeps {
  readonly workspaces: Workspaces;
  /** A client of the digests' own, so that no answer waits behind them. */
  readonly createClient: (botToken: string) => WebClient;
  readonly tools: ChartTools;
  readonly log: Logger;
}

/** Slack takes about one message a second in a channel, and a few hundred a minute in a workspace (ms). */
const CHANNEL_INTERVAL_MS = 1_020;
const WORKSPACE_INTERVAL_MS = 200;

/** The tenant is an organisation's id where the app is installed for a whole one. */
function findWorkspace(workspaces: Workspaces, tenant: string): Promise<Workspace | undefined> {
  const isEnterpriseInstall = tenant.startsWith('E');
  return workspaces.find({
    teamId: isEnterpriseInstall ? undefined : tenant,
    enterpriseId: isEnterpriseInstall ? tenant : undefined,
    isEnterpriseInstall,
  });
}

const pictureOf = ({ tenant }: Place, { reply, theme }: Letter): Picture | undefined =>
  reply.chart === undefined ? undefined : { tenant, chart: reply.chart, theme };

/** The message in every form from the richest to bare words. */
function formsOf(message: SlackMessage, picture: Picture | undefined, fileId: string | undefined) {
  const plain = [message, withoutBlocks(message)];
  return picture === undefined || fileId === undefined
    ? plain
    : [withImage(message, fileId, picture.chart), ...plain];
}

const NOT_INSTALLED: Refusal = {
  kind: 'unreachable',
  reason: 'revoked',
  detail: 'the app is not installed there',
};

const threadOf = ({ thread }: Place) => (thread === '' ? undefined : thread);
const referTo = ({ channel, ts }: PostedMessage) => `${channel}:${ts}`;

interface Door {
  readonly api: SlackApi;
  readonly workspace: Workspace;
}

/** No message was tried yet, so that whatever failed may be tried again. */
function toUnsent(error: unknown): Refusal {
  const refusal = toRefusal(classifySlackError(error));
  return refusal.kind === 'unreachable' || refusal.kind === 'busy'
    ? refusal
    : { kind: 'unsent', detail: refusal.detail };
}

/** Each workspace's own client, anew whenever its token is. A refusal where there is none. */
function createDoors(deps: DigestSenderDeps): (place: Place) => Promise<Door | Refusal> {
  const clients = new Map<string, { readonly botToken: string; readonly client: WebClient }>();
  return async ({ tenant }) => {
    try {
      const workspace = await findWorkspace(deps.workspaces, tenant);
      if (workspace === undefined) return NOT_INSTALLED;
      const { botToken } = workspace;
      const known = clients.get(tenant);
      const client = known?.botToken === botToken ? known.client : deps.createClient(botToken);
      clients.set(tenant, { botToken, client });
      // One attempt for the words; the picture's calls may run twice without harm, and wait as Slack says.
      return { api: createSlackApi(client, deps.tools.sleep, 0), workspace };
    } catch (error) {
      return toUnsent(error);
    }
  };
}

/** The last message of a letter, with its picture at once where Slack has it already. */
async function postLast(
  api: SlackApi,
  place: Place,
  { message, picture }: { readonly message: SlackMessage; readonly picture: Picture | undefined },
  { tools, log }: DigestSenderDeps,
) {
  const fileId = picture === undefined ? undefined : tools.uploads.find(picture);
  const forms = formsOf(message, picture, fileId);
  const post = (form: SlackMessage) => api.post(place.conversation, form, threadOf(place));
  const { result, message: accepted } = await sendFirstAccepted(forms, post, log);
  const hasImage = forms.length > 2 && accepted === forms[0];
  // The file that was known has just been refused: somebody deleted it.
  if (picture !== undefined && fileId !== undefined && !hasImage) tools.uploads.forget(picture);
  return { posted: result, hasImage };
}

async function postAll(
  api: SlackApi,
  place: Place,
  letter: Letter,
  deps: DigestSenderDeps,
): Promise<TextOutcome> {
  const messages = renderSlack(letter.reply);
  let posted: PostedMessage | undefined;
  let hasImage = false;
  for (const [index, message] of messages.entries()) {
    const picture = index === messages.length - 1 ? pictureOf(place, letter) : undefined;
    try {
      ({ posted, hasImage } = await postLast(api, place, { message, picture }, deps));
    } catch (error) {
      const failure = classifySlackError(error);
      if (posted === undefined) return toRefusal(failure);
      // Its beginning is read already: sending it all again would be worse than leaving off the end.
      const remark = `only its first ${index} of ${messages.length} parts: ${failure.detail}`;
      return { kind: 'sent', reference: referTo(posted), hasImage: false, remark };
    }
  }
  if (posted === undefined) return { kind: 'rejected', detail: 'it says nothing' };
  return { kind: 'sent', reference: referTo(posted), hasImage };
}

/** Puts the picture into the message that was posted as `reference`. */
async function addPicture(
  { api, workspace }: Door,
  place: Place,
  letter: Letter,
  { reference, deps: { tools, log } }: { readonly reference: string; readonly deps: DigestSenderDeps },
): Promise<ImageOutcome> {
  const picture = pictureOf(place, letter);
  const message = renderSlack(letter.reply).at(-1);
  if (picture === undefined || message === undefined)
    return { kind: 'rejected', detail: 'there is no picture' };
  const [channel = '', ts = ''] = reference.split(':');
  const destination = {
    channel,
    user: '',
    thread: threadOf(place),
    isDirect: false,
    responseUrl: undefined,
    redraws: undefined,
  };
  const form = await attachChart(
    picture,
    { kind: 'message', posted: { channel, ts }, message, hasImage: false },
    { destination, api, response: undefined, botName: workspace.botName, log },
    tools,
  );
  if (form === 'picture' || form === 'native') return { kind: 'sent' };
  return { kind: 'rejected', detail: 'the picture could not be added to the message' };
}

function budgetsOf({ tenant, conversation }: Place): readonly Budget[] {
  return [
    { key: `slack:${tenant}:${conversation}`, intervalMs: CHANNEL_INTERVAL_MS },
    { key: `slack:${tenant}`, intervalMs: WORKSPACE_INTERVAL_MS },
  ];
}

/** Sends digests and alerts: the words as a message, then the chart into it; at once where Slack has the picture already. */
export function createDigestSender(deps: DigestSenderDeps): Sender {
  const open = createDoors(deps);
  return {
    platform: 'slack',
    budgetsOf,
    async sendText(place, letter) {
      const door = await open(place);
      return 'kind' in door ? door : postAll(door.api, place, letter, deps);
    },
    async sendImage(place, letter, reference) {
      const door = await open(place);
      return 'kind' in door ? door : addPicture(door, place, letter, { reference, deps });
    },
  };
}
