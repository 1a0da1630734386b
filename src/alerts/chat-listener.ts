import type { ChatListener } from '../digests/chat-events.ts';
import type { AlertStanding } from '../store/alert-standing.ts';

const MENDED_BY_RETURN = ['blocked', 'removed', 'no-rights', 'archived'];
const MENDED_BY_CONNECTION = ['revoked'];

/** Alerts rest while their chat cannot be reached, come back with it, and move with it. */
export function createAlertListener(standing: AlertStanding): ChatListener {
  return async (event) => {
    switch (event.kind) {
      case 'lost':
        return standing.pause(event, event.reason);
      case 'found':
        return standing.revive(event, MENDED_BY_RETURN);
      case 'connected':
        return standing.revive({ platform: event.platform }, MENDED_BY_CONNECTION);
      case 'moved':
        return standing.move(event, event.to);
      case 'uninstalled':
        return standing.forget(event);
    }
  };
}
