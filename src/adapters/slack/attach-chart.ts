import type { ChartRenderer } from '../../charts/spec.ts';
import type { SlackMessage } from './blocks.ts';
import type { Sleep } from './call.ts';
import { classifySlackError } from './errors.ts';
import { escapeMrkdwn } from './markup.ts';
import { toNativeChart } from './native-chart.ts';
import { logFailure, type Outlet, type Shown, whisper } from './outlet.ts';
import { altTextOf, withImage, withNativeChart, withNote } from './render.ts';
import type { ChartUploads, Picture } from './upload.ts';

const UNAVAILABLE = 'There is no chart just now; every number is in the text.';

/** Waits before the same image block is tried again (ms). */
const EXTRA_DELAYS_MS = [500, 1_500];

export interface ChartTools {
  readonly charts: ChartRenderer;
  readonly uploads: ChartUploads;
  readonly sleep: Sleep;
}

/** The chart's way into an answer that is shown already. */
interface Attachment {
  readonly picture: Picture;
  readonly shown: Shown;
  readonly outlet: Outlet;
  readonly tools: ChartTools;
}

/** The answer with something added: the message changed, or one more line for the asker's eyes. */
async function show(change: (message: SlackMessage) => SlackMessage, at: Attachment): Promise<boolean> {
  const { shown, outlet, picture } = at;
  if (shown.kind === 'whisper') {
    const caption = { text: escapeMrkdwn(altTextOf(picture.chart)), blocks: [] };
    return (await whisper([change(caption)], outlet)) !== 'refused';
  }
  // Blocks hide a message's plain text: where Slack took nothing but words, none can be added.
  if (shown.message.blocks.length === 0) return false;
  await outlet.api.updateMessage(shown.posted, change(shown.message));
  return true;
}

async function draw({ picture, outlet, tools }: Attachment): Promise<Buffer | undefined> {
  try {
    return await tools.charts.render(picture.chart, picture.theme);
  } catch (error) {
    outlet.log.error({ err: error }, 'slack: a chart could not be drawn');
    return undefined;
  }
}

/** Changes the message to show the file; Slack may need a moment more than it says before blocks accept one. */
async function addImage(png: Buffer, at: Attachment): Promise<boolean> {
  const { picture, outlet, tools } = at;
  const fileId = await tools.uploads.upload(outlet.api, picture, png);
  for (const delay of [...EXTRA_DELAYS_MS, undefined]) {
    try {
      return await show((message) => withImage(message, fileId, picture.chart), at);
    } catch (error) {
      if (classifySlackError(error).kind !== 'invalid_blocks') throw error;
      if (delay === undefined) {
        // A file that blocks can't show is of no use to the next asker either.
        tools.uploads.forget(picture);
        throw error;
      }
      await tools.sleep(delay);
    }
  }
  return false;
}

async function shareFile(png: Buffer, at: Attachment): Promise<boolean> {
  const { picture, shown, outlet, tools } = at;
  if (shown.kind === 'whisper') return false;
  return tools.uploads.share(outlet.api, picture, png, {
    channel: shown.posted.channel,
    thread: outlet.destination.thread,
    // The upload's own alternative text can make Slack drop the share, so the words go beside the picture.
    comment: escapeMrkdwn(altTextOf(picture.chart)),
  });
}

async function addNativeChart(at: Attachment): Promise<boolean> {
  const native = toNativeChart(at.picture.chart);
  return native !== undefined && show((message) => withNativeChart(message, native), at);
}

/** How a chart came to be shown: as a picture, drawn by Slack, or not at all, which the answer says. */
export type ChartForm = 'picture' | 'native' | 'note';

/** The ways to show a chart, best first. Each resolves with whether it worked. */
function waysToShow(
  png: Buffer | undefined,
  at: Attachment,
): readonly (readonly [ChartForm, () => Promise<boolean>])[] {
  const addNote = () => show((message) => withNote(message, UNAVAILABLE), at);
  const words = [['native', () => addNativeChart(at)] as const, ['note', addNote] as const];
  if (png === undefined) return words;
  return [['picture', () => addImage(png, at)], ['picture', () => shareFile(png, at)], ...words];
}

/**
 * Adds a chart to an answer that is shown already, by the best way that works: an image block in the same message, a
 * shared file, a chart that Slack draws, a line that there is none. Never rejects, and never touches the words.
 * @returns the way that worked; undefined where none did
 */
export async function attachChart(
  picture: Picture,
  shown: Shown,
  outlet: Outlet,
  tools: ChartTools,
): Promise<ChartForm | undefined> {
  const at: Attachment = { picture, shown, outlet, tools };
  for (const [form, tryToShow] of waysToShow(await draw(at), at)) {
    try {
      if (await tryToShow()) return form;
    } catch (error) {
      const failure = classifySlackError(error);
      logFailure(outlet.log, failure, 'a chart could not be added and the next way is tried');
      // Somebody deleted the answer, or the whole app: a chart of its own would be a surprise.
      if (failure.kind === 'not_editable' || failure.kind === 'revoked') return undefined;
    }
  }
  return undefined;
}
