import type { types } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { SlackMessage } from './blocks.ts';
import { callWithRetry, type Sleep } from './call.ts';
import { SlackCallError } from './errors.ts';
import type { HomeView } from './home-view.ts';

/** A message that was posted and can be changed. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** Where a file is shown, when it is shown at all. */
export interface FileShare {
  readonly channel: string;
  readonly thread?: string | undefined;
  readonly comment: string;
}

export interface FileState {
  /** Slack has looked at the file: blocks may show it. */
  readonly isProcessed: boolean;
  readonly isShared: boolean;
}

/** The Web API as this adapter uses it, for one workspace. Every method rejects with an error that `classifySlackError` reads. */
export interface SlackApi {
  post(channel: string, message: SlackMessage, thread?: string): Promise<PostedMessage>;
  /** Only `user` sees it. */
  postEphemeral(channel: string, user: string, message: SlackMessage, thread?: string): Promise<void>;
  updateMessage(posted: PostedMessage, message: SlackMessage): Promise<void>;
  /** With `hash` only in the place of that version of the page. */
  publishHome(user: string, view: HomeView, hash: string | undefined): Promise<void>;
  requestUpload(filename: string, bytes: number): Promise<{ readonly url: string; readonly fileId: string }>;
  /** Without a share the file stays out of sight until a block shows it. */
  completeUpload(fileId: string, title: string, share?: FileShare): Promise<void>;
  readFile(fileId: string): Promise<FileState>;
}

/** Slack keeps old blocks where an update has none; an empty list takes them away. */
function contentOf({ text, blocks }: SlackMessage): { text: string; blocks: types.AnyBlock[] } {
  return { text, blocks: [...blocks] };
}

function required(value: string | undefined): string {
  if (value === undefined) throw new SlackCallError({ kind: 'other', detail: 'an incomplete answer' });
  return value;
}

/**
 * Posting is never repeated once Slack may have stored it; everything else may run twice without harm.
 * @param postRetries how often posting is tried again where it certainly came to nothing; twice unless told otherwise.
 */
export function createSlackApi(client: WebClient, sleep: Sleep, postRetries?: number): SlackApi {
  const once = <Result>(call: () => Promise<Result>) => callWithRetry(call, sleep, false, postRetries);
  const repeatable = <Result>(call: () => Promise<Result>) => callWithRetry(call, sleep, true);
  const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });
  return {
    async post(channel, message, thread) {
      const options = {
        channel,
        ...contentOf(message),
        ...inThread(thread),
        unfurl_links: false,
        unfurl_media: false,
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- Slack's method, not a window's
      const answer = await once(() => client.chat.postMessage(options));
      return { channel: answer.channel ?? channel, ts: required(answer.ts) };
    },
    async postEphemeral(channel, user, message, thread) {
      const options = { channel, user, ...contentOf(message), ...inThread(thread) };
      await once(() => client.chat.postEphemeral(options));
    },
    async updateMessage({ channel, ts }, message) {
      await repeatable(() => client.chat.update({ channel, ts, ...contentOf(message) }));
    },
    async publishHome(user, { blocks, ...view }, hash) {
      const options = {
        user_id: user,
        view: { ...view, blocks: [...blocks] },
        ...(hash === undefined ? {} : { hash }),
      };
      await repeatable(() => client.views.publish(options));
    },
    async requestUpload(filename, bytes) {
      const answer = await repeatable(() => client.files.getUploadURLExternal({ filename, length: bytes }));
      return { url: required(answer.upload_url), fileId: required(answer.file_id) };
    },
    async completeUpload(fileId, title, share) {
      const files: [{ id: string; title: string }] = [{ id: fileId, title }];
      if (share === undefined) {
        await repeatable(() => client.files.completeUploadExternal({ files }));
        return;
      }
      const place = { channel_id: share.channel, initial_comment: share.comment };
      const { thread } = share;
      const options = thread === undefined ? { files, ...place } : { files, ...place, thread_ts: thread };
      await once(() => client.files.completeUploadExternal(options));
    },
    async readFile(fileId) {
      const { file } = await repeatable(() => client.files.info({ file: fileId }));
      const shares = { ...file?.shares?.public, ...file?.shares?.private };
      return { isProcessed: (file?.mimetype ?? '') !== '', isShared: Object.keys(shares).length > 0 };
    },
  };
}
