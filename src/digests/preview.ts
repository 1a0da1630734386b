import type { DigestPort } from '../chat/delivery-ports.ts';
import type { ChatSettings } from '../store/chat-settings.ts';
import type { Subscriptions } from '../store/subscriptions.ts';
import type { Compositions } from './compositions.ts';
import { asDigestState } from './digest-letters.ts';

interface PreviewDeps {
  readonly compositions: Compositions;
  readonly subscriptions: Subscriptions;
  readonly settings: ChatSettings;
}

/** The digest a chat would get now, compared with the one it got last. Nothing is remembered of it. */
export function createDigestPreview({ compositions, subscriptions, settings }: PreviewDeps): DigestPort {
  return {
    async preview(place, detail) {
      const subscription = await subscriptions.find(place);
      const { detail: chatDetail = 'full' } = await settings.read(place);
      const wanted = detail ?? subscription?.detail ?? chatDetail;
      const composed = await compositions.compose(wanted);
      const reply = composed.replyFor(asDigestState(subscription?.lastDigest));
      const note = { kind: 'note', text: 'A preview for you alone; the chat sees nothing of it.' } as const;
      return {
        ...reply,
        blocks: [...reply.blocks, note],
        visibility: 'private',
      };
    },
  };
}
