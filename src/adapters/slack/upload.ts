import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ChartSpec, Theme } from '../../charts/spec.ts';
import type { FileShare, FileState, SlackApi } from './api.ts';
import { callWithRetry, type Wire } from './call.ts';
import { classifyNetwork, classifySlackError, classifyStatus, SlackCallError } from './errors.ts';

const FILENAME = 'chart.png';
const MAX_TITLE = 250;
const DEADLINE_MS = 20_000;
/** Charts kept per process; each entry is one short file id. */
const MAX_CACHED = 1_000;
/** Slack usually takes well under a second to look at a picture; after about 20 s something else is wrong (ms). */
const POLL_DELAYS_MS = [100, 200, 300, 500, 800, 1_200, 2_000, 3_000, 5_000, 7_000];

/** A picture of a chart for one workspace. */
export interface Picture {
  readonly tenant: string;
  readonly chart: ChartSpec;
  readonly theme: Theme;
}

/** The charts that a workspace already holds, so that an equal chart is uploaded once. */
export interface ChartUploads {
  /** The file id of an equal chart that is uploaded and usable now. */
  find(picture: Picture): string | undefined;
  /** Uploads a PNG and resolves with its file id once blocks may show it; equal charts at once share one upload. */
  upload(api: SlackApi, picture: Picture, png: Buffer): Promise<string>;
  /** Uploads a PNG as a message of its own; false where Slack took it and then did not show it. */
  share(api: SlackApi, picture: Picture, png: Buffer, share: FileShare): Promise<boolean>;
  /** Drops a file that Slack no longer shows, such as one that somebody deleted. */
  forget(picture: Picture): void;
}

/** The chart holds its own data, so the key changes with the data version too. A file never crosses workspaces. */
function keyOf({ tenant, chart, theme }: Picture): string {
  return createHash('sha256')
    .update(JSON.stringify([tenant, theme, chart]))
    .digest('base64url');
}

async function postBytes(url: string, png: Buffer, wire: Wire): Promise<void> {
  const response = await wire
    .fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(png),
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    .catch((error: unknown) => {
      throw new SlackCallError(classifyNetwork(error));
    });
  if (!response.ok) throw new SlackCallError(classifyStatus(response.status));
}

/** Sends the bytes and completes the upload, which Slack then goes on processing for a while. */
async function send(
  api: SlackApi,
  picture: Picture,
  png: Buffer,
  wire: Wire,
  share?: FileShare,
): Promise<string> {
  const { url, fileId } = await api.requestUpload(FILENAME, png.length);
  await callWithRetry(() => postBytes(url, png, wire), wire.sleep, true);
  await api.completeUpload(fileId, picture.chart.title.slice(0, MAX_TITLE).toWellFormed(), share);
  return fileId;
}

/** Asks until the file is as wanted, ever less often. A file that isn't known yet is one that isn't ready. */
async function waitFor(
  api: SlackApi,
  fileId: string,
  isWanted: (state: FileState) => boolean,
  wire: Wire,
): Promise<boolean> {
  for (const delay of POLL_DELAYS_MS) {
    await wire.sleep(delay);
    const state = await api.readFile(fileId).catch((error: unknown) => {
      if (classifySlackError(error).kind === 'file_not_found') return undefined;
      throw error;
    });
    if (state !== undefined && isWanted(state)) return true;
  }
  return false;
}

export function createChartUploads(wire: Wire): ChartUploads {
  const ready = new LRUCache<string, string>({ max: MAX_CACHED });
  const underWay = new Map<string, Promise<string>>();

  async function uploadOnce(api: SlackApi, picture: Picture, png: Buffer, key: string): Promise<string> {
    const fileId = await send(api, picture, png, wire);
    if (!(await waitFor(api, fileId, ({ isProcessed }) => isProcessed, wire)))
      throw new SlackCallError({ kind: 'other', detail: 'the file is not processed' });
    ready.set(key, fileId);
    return fileId;
  }

  return {
    find: (picture) => ready.get(keyOf(picture)),
    upload(api, picture, png) {
      const key = keyOf(picture);
      const known = ready.get(key);
      if (known !== undefined) return Promise.resolve(known);
      const upload =
        underWay.get(key) ?? uploadOnce(api, picture, png, key).finally(() => underWay.delete(key));
      underWay.set(key, upload);
      return upload;
    },
    async share(api, picture, png, share) {
      const fileId = await send(api, picture, png, wire, share);
      return waitFor(api, fileId, ({ isShared }) => isShared, wire);
    },
    forget: (picture) => void ready.delete(keyOf(picture)),
  };
}
