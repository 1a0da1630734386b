import type { Router } from '../../chat/adapter.ts';
import type { ReadHome } from '../../chat/home.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Logger } from '../../lib/log.ts';
import type { SlackApi } from './api.ts';
import { classifySlackError } from './errors.ts';
import type { Visit } from './home-requests.ts';
import { drawHome } from './home-view.ts';
import { logFailure } from './outlet.ts';
import { renderSlack } from './render.ts';

interface HomeDeps {
  readonly router: Router;
  readonly readHome: ReadHome;
  readonly log: Logger;
}

/** A picture has no place on the page, so what comes with one is posted in the person's chat. */
async function postAside(reply: Reply, { channel }: Visit, api: SlackApi): Promise<void> {
  for (const message of renderSlack(reply)) await api.post(channel, message);
}

/**
 * Shows a person their page, with the answer to what they pressed on it. A page that was published meanwhile makes
 * this one out of date: it is read again then, once. Never rejects.
 */
export async function showHome(visit: Visit, api: SlackApi, deps: HomeDeps): Promise<void> {
  const { router, readHome, log } = deps;
  const publish = async (notice: Reply | undefined, hash: string | undefined) =>
    api.publishHome(visit.user, drawHome(await readHome(visit.request), visit.channel, notice), hash);
  try {
    const answer = visit.asks ? await router.handle(visit.request) : undefined;
    if (visit.asks && answer === undefined) return;
    const reply = answer?.reply;
    const isAside = reply?.chart !== undefined;
    if (reply !== undefined && isAside) await postAside(reply, visit, api);
    const notice = isAside ? undefined : reply;
    await publish(notice, visit.hash).catch(async (error: unknown) => {
      if (classifySlackError(error).detail !== 'hash_conflict') throw error;
      await publish(notice, undefined);
    });
  } catch (error) {
    logFailure(log, classifySlackError(error), 'a page could not be shown');
  }
}
