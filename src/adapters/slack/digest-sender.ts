import type { WebClient } from '@slack/web-api';
import type { Place } from '../../chat/place.ts';
import type { Budget, ImageOutcome, Letter, Refusal, Sender, TextOutcome } from '../../chat/sender.ts';
import type { Logger } from '../../lib/log.ts';
import { createSlackApi, type PostedMessage, type SlackApi } from './api.ts';
import { attachChart, type ChartTools } from './attach-chart.ts';
import type { SlackMessage } from './blocks.ts';
import { classifySlackError, type SlackFailure } from './errors.ts';
import { sendFirstAccepted } from './outlet.ts';
import { renderSlack, withImage, withoutBlocks } from './render.ts';
import type { Picture } from './upload.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

interface DigestSenderDeps {
  readonly workspaces: Workspaces;
  /** A client of the digests' own, so that no answer waits behind them. */
  createClient(botToken: string): WebClient;
  readonly tools: ChartTools;
  readonly log: Logger;
}

/** Slack takes about one message a second in a channel, and a few hundred a minute in a workspace (ms). */
const CHANNEL_INTERVAL_MS = 1_020;
const WORKSPACE_INTERVAL_MS = 200;

const THREAD_GONE = /^(cannot_reply_to_message|thread_locked|thread_not_found|invalid_thread_ts)$/;

/** What a failure means for deliveries to the channel. */
export function toRefusal(failure: SlackFailure): Refusal {
  const { detail } = failure;
  const unreachable = (reason: Extract<Refusal, { kind: 'unreachable' }>['reason']): Refusal => ({
    kind: 'unreachable',
    reason,
    detail,
  });
  switch (failure.kind) {
    case 'not_in_channel':
    case 'channel_not_found':
      return unreachable('removed');
    case 'is_archived':
      return unreachable('archived');
    case 'restricted':
    case 'missing_scope':
      return unreachable('no-rights');
    case 'user_unreachable':
      return unreachable('blocked');
    case 'revoked':
      return unreachable('revoked');
    case 'ratelimited':
      return { kind: 'busy', retryAfterMs: failure.retryAfterSeconds * 1_000, detail };
    case 'network':
      return { kind: failure.isCertainlyUnsent ? 'unsent' : 'unclear', detail };
    case 'msg_too_long':
    case 'invalid_blocks':
    case 'not_editable':
    case 'file_not_found':
    case 'other':
      break;
  }
  return THREAD_GONE.test(detail) ? unreachable('thread-gone') : { kind: 'rejected', detail };
}

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

/** Sends digests and alerts: the words as a message, then the chart into it; at once where Slack has the picture already. */
export function createDigestSender({ workspaces, createClient, tools, log }: DigestSenderDeps): Sender {
  const clients = new Map<string, WebClient>();
  const threadOf = ({ thread }: Place) => (thread === '' ? undefined : thread);

  /** One attempt for the words; the picture's calls may run twice without harm, and wait as Slack says. */
  async function open(place: Place): Promise<{ api: SlackApi; workspace: Workspace } | undefined> {
    const workspace = await findWorkspace(workspaces, place.tenant);
    if (workspace === undefined) return undefined;
    const { botToken } = workspace;
    const client = clients.get(botToken) ?? createClient(botToken);
    clients.set(botToken, client);
    return { api: createSlackApi(client, tools.sleep, 0), workspace };
  }

  const notInstalled: Refusal = {
    kind: 'unreachable',
    reason: 'revoked',
    detail: 'the app is not installed there',
  };

  async function postLast(api: SlackApi, place: Place, message: SlackMessage, picture: Picture | undefined) {
    const fileId = picture === undefined ? undefined : tools.uploads.find(picture);
    const forms = formsOf(message, picture, fileId);
    const post = (form: SlackMessage) => api.post(place.conversation, form, threadOf(place));
    const { result, message: accepted } = await sendFirstAccepted(forms, post, log);
    const hasImage = forms.length > 2 && accepted === forms[0];
    // The file that was known has just been refused: somebody deleted it.
    if (picture !== undefined && fileId !== undefined && !hasImage) tools.uploads.forget(picture);
    return { posted: result, hasImage };
  }

  async function postAll(api: SlackApi, place: Place, letter: Letter): Promise<TextOutcome> {
    const messages = renderSlack(letter.reply);
    let posted: PostedMessage | undefined;
    let hasImage = false;
    for (const [index, message] of messages.entries()) {
      const picture = index === messages.length - 1 ? pictureOf(place, letter) : undefined;
      try {
        ({ posted, hasImage } = await postLast(api, place, message, picture));
      } catch (error) {
        const failure = classifySlackError(error);
        if (posted === undefined) return toRefusal(failure);
        // Its beginning is read already: sending it all again would be worse than leaving off the end.
        const remark = `only its first ${index} of ${messages.length} parts: ${failure.detail}`;
        return { kind: 'sent', reference: `${posted.channel}:${posted.ts}`, hasImage: false, remark };
      }
    }
    if (posted === undefined) return { kind: 'rejected', detail: 'it says nothing' };
    return { kind: 'sent', reference: `${posted.channel}:${posted.ts}`, hasImage };
  }

  return {
    platform: 'slack',
    budgetsOf({ tenant, conversation }): readonly Budget[] {
      return [
        { key: `slack:${tenant}:${conversation}`, intervalMs: CHANNEL_INTERVAL_MS },
        { key: `slack:${tenant}`, intervalMs: WORKSPACE_INTERVAL_MS },
      ];
    },

    async sendText(place, letter): Promise<TextOutcome> {
      const opened = await open(place);
      return opened === undefined ? notInstalled : postAll(opened.api, place, letter);
    },

    async sendImage(place, letter, reference): Promise<ImageOutcome> {
      const opened = await open(place);
      const picture = pictureOf(place, letter);
      const message = renderSlack(letter.reply).at(-1);
      const [channel = '', ts = ''] = reference.split(':');
      if (opened === undefined) return notInstalled;
      if (picture === undefined || message === undefined)
        return { kind: 'rejected', detail: 'there is no picture' };
      const form = await attachChart(
        picture,
        { kind: 'message', posted: { channel, ts }, message, hasImage: false },
        {
          destination: {
            channel,
            user: '',
            thread: threadOf(place),
            isDirect: false,
            responseUrl: undefined,
            redraws: undefined,
          },
          api: opened.api,
          response: undefined,
          botName: opened.workspace.botName,
          log,
        },
        tools,
      );
      if (form === 'picture' || form === 'native') return { kind: 'sent' };
      return { kind: 'rejected', detail: 'the picture could not be added to the message' };
    },
  };
}
