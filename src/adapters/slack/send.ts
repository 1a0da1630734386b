import type { ChartSpec } from '../../charts/spec.ts';
import type { Reply } from '../../chat/reply.ts';
import type { SlackMessage } from './blocks.ts';
import { classifySlackError, type SlackFailure } from './errors.ts';
import { MAX_RESPONSES } from './limits.ts';
import { toNativeChart } from './native-chart.ts';
import {
  logFailure,
  type Outlet,
  type Shown,
  sendFirstAccepted,
  type WhisperOutcome,
  whisper,
} from './outlet.ts';
import { renderSlack, withImage, withNativeChart, withNote, withoutBlocks } from './render.ts';
import type { ResponseKind } from './response-url.ts';

/** A reply as messages, with an uploaded chart where there is one already. */
interface Draft {
  readonly messages: readonly SlackMessage[];
  readonly chart: ChartSpec | undefined;
  readonly fileId: string | undefined;
}

/** How far posting got. */
interface Outcome {
  readonly shown: Shown | undefined;
  readonly unsent: readonly SlackMessage[];
  readonly failure: SlackFailure | undefined;
}

const LOST = 'Slack may have lost my answer. If you do not see it, please ask again.';

/** The message in every form from the richest to bare words. */
function formsOf(message: SlackMessage, isLast: boolean, { chart, fileId }: Draft): readonly SlackMessage[] {
  const plain = [message, withoutBlocks(message)];
  if (!isLast || chart === undefined || fileId === undefined) return plain;
  return [withImage(message, fileId, chart), ...plain];
}

async function postAll(draft: Draft, { api, destination, log }: Outlet): Promise<Outcome> {
  let shown: Shown | undefined;
  for (const [at, message] of draft.messages.entries()) {
    const forms = formsOf(message, at === draft.messages.length - 1, draft);
    const post = (form: SlackMessage) => api.post(destination.channel, form, destination.thread);
    try {
      const { result, message: accepted } = await sendFirstAccepted(forms, post, log);
      const hasImage = forms.length > 2 && accepted === forms[0];
      const isBare = accepted.blocks.length === 0;
      shown = { kind: 'message', posted: result, message: isBare ? accepted : message, hasImage };
    } catch (error) {
      return { shown, unsent: draft.messages.slice(at), failure: classifySlackError(error) };
    }
  }
  return { shown, unsent: [], failure: undefined };
}

/** Why an answer is not where it was expected, for the asker to read. */
function explainPlace(kind: SlackFailure['kind'], { destination, botName }: Outlet): string | undefined {
  if (kind === 'is_archived') return 'This channel is archived, so only you can see this.';
  if (kind === 'restricted') return 'I may not post in this channel, so only you can see this.';
  if (kind !== 'not_in_channel' && kind !== 'channel_not_found') return undefined;
  return destination.isDirect
    ? 'Ask me in a direct message of our own to see charts.'
    : `Invite me with /invite @${botName} to see charts here.`;
}

/** Channels that are closed to the bot are closed to its answers too: those go to the asker alone. */
function isClosed(kind: SlackFailure['kind']): boolean {
  return kind === 'is_archived' || kind === 'restricted';
}

/** At most so many messages, and the lines that follow the last: the rest is named, not dropped in silence. */
function condense(messages: readonly SlackMessage[], most: number, note: string | undefined) {
  const left = messages.length - most;
  const notes = [left > 0 ? `… ${left} more parts are not shown here.` : undefined, note];
  return {
    kept: messages.slice(0, most),
    notes: notes.filter((line) => line !== undefined),
  };
}

function withNotes(message: SlackMessage, notes: readonly string[]): SlackMessage {
  return notes.reduce(withNote, message);
}

/** Sends through the response_url, a chart of Slack's own included, since no file can go that way. */
async function respond(
  draft: Draft,
  kind: ResponseKind,
  note: string | undefined,
  outlet: Outlet,
): Promise<boolean> {
  const { response, log } = outlet;
  if (response === undefined) return false;
  const native = draft.chart === undefined ? undefined : toNativeChart(draft.chart);
  const { kept, notes } = condense(draft.messages, MAX_RESPONSES, note);
  try {
    for (const [at, message] of kept.entries()) {
      const isLast = at === kept.length - 1;
      const noted = isLast ? withNotes(message, notes) : message;
      const drawn =
        isLast && native !== undefined ? [withNotes(withNativeChart(message, native), notes)] : [];
      const forms = [...drawn, noted, withoutBlocks(noted)];
      await sendFirstAccepted(forms, (form) => response.send(form, kind), log);
    }
    return true;
  } catch (error) {
    logFailure(log, classifySlackError(error), 'an answer could not be sent through its response_url');
    return false;
  }
}

/** Shows an answer to the asker alone, by whichever way there is. */
async function confide(
  { messages }: Draft,
  note: string | undefined,
  outlet: Outlet,
): Promise<WhisperOutcome> {
  const most = outlet.response === undefined ? messages.length : MAX_RESPONSES;
  const { kept, notes } = condense(messages, most, note);
  return whisper(
    kept.map((message, at) => (at === kept.length - 1 ? withNotes(message, notes) : message)),
    outlet,
  );
}

/** Gets an answer through that Slack would not take as a message, by the best way that is left. */
async function fallBack(
  draft: Draft,
  failure: SlackFailure,
  outlet: Outlet,
  isPrivate: boolean,
): Promise<void> {
  logFailure(outlet.log, failure, 'an answer could not be posted');
  if (failure.kind === 'network' && !failure.isCertainlyUnsent) {
    // Posting again might show the answer twice, so the person decides.
    await whisper([{ text: LOST, blocks: [] }], outlet);
    return;
  }
  const note = explainPlace(failure.kind, outlet);
  const kind = isPrivate || isClosed(failure.kind) ? 'ephemeral' : 'in_channel';
  if (await respond(draft, kind, note, outlet)) return;
  if (outlet.response === undefined) await confide(draft, note, outlet);
}

/** Changes the message that carried the button; undefined where it can't be changed and a new one is due. */
async function redraw(
  draft: Draft,
  outlet: Outlet,
): Promise<{ readonly shown: Shown | undefined } | undefined> {
  const { api, destination, log } = outlet;
  const [message] = draft.messages;
  if (destination.redraws === undefined || message === undefined || draft.messages.length > 1)
    return undefined;
  const posted = { channel: destination.channel, ts: destination.redraws };
  const forms = formsOf(message, true, draft);
  try {
    const { message: accepted } = await sendFirstAccepted(
      forms,
      (form) => api.updateMessage(posted, form),
      log,
    );
    return {
      shown: { kind: 'message', posted, message, hasImage: forms.length > 2 && accepted === forms[0] },
    };
  } catch (error) {
    const failure = classifySlackError(error);
    logFailure(log, failure, 'a message could not be redrawn');
    const note = explainPlace(failure.kind, outlet);
    return (await respond(draft, 'replace', note, outlet)) ? { shown: undefined } : undefined;
  }
}

/**
 * Sends a reply's words and buttons: as a message where the bot is a member, else through the response_url with the
 * hint to invite it; private replies to the asker alone. Never rejects: what can't be sent is logged.
 * @param fileId the reply's chart, where this workspace holds it already
 * @returns where the answer is, so that its chart can be added; undefined where no chart can
 */
export async function sendReply(
  reply: Reply,
  fileId: string | undefined,
  outlet: Outlet,
): Promise<Shown | undefined> {
  const draft: Draft = { messages: renderSlack(reply), chart: reply.chart, fileId };
  const isPrivate = reply.visibility === 'private';
  if (isPrivate && !outlet.destination.isDirect) {
    const outcome = await confide(draft, undefined, outlet);
    // Better a private answer in the open than none.
    if (outcome === 'refused') return (await postAll(draft, outlet)).shown;
    return outcome === 'shown' ? { kind: 'whisper' } : undefined;
  }
  const redrawn = isPrivate ? undefined : await redraw(draft, outlet);
  if (redrawn !== undefined) return redrawn.shown;
  const { shown, unsent, failure } = await postAll(draft, outlet);
  if (failure === undefined) return shown;
  await fallBack({ ...draft, messages: unsent }, failure, outlet, isPrivate);
  return undefined;
}
