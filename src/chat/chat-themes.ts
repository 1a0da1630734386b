import type { Theme } from '../charts/spec.ts';
import type { Logger } from '../lib/log.ts';
import type { Router } from './adapter.ts';
import { type Place, placeOf } from './place.ts';

/** A router whose answers are drawn as their chat has chosen. Not knowing costs the theme, never the answer. */
export function withChatThemes(
  router: Router,
  readTheme: (place: Place) => Promise<Theme>,
  log: Logger,
): Router {
  return {
    async handle(request) {
      const answer = await router.handle(request);
      if (answer?.reply.chart === undefined) return answer;
      try {
        return { ...answer, theme: await readTheme(placeOf(request)) };
      } catch (error) {
        log.warn({ err: error }, "a chat's theme could not be read");
        return answer;
      }
    },
  };
}
