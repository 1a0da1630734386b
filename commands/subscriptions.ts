import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { subscriptionFacts, subscriptionItems } from '../src/chat/delivery-wording.ts';
import { requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';
import type { Block } from '../src/chat/reply.ts';

export default defineCommand({
  name: 'subscriptions',
  aliases: [],
  group: 'delivery',
  description: 'The digests this chat gets: by whom they were set, when they come, what is paused and why',
  examples: ['/subscriptions'],
  terms: ['subscriptions', 'what is subscribed here', 'when is the next digest'],
  args: z.object({}),
  home: [
    { label: 'Order a weekly digest', command: '/subscribe' },
    { label: 'Stop it', command: '/unsubscribe' },
    { label: 'Show it now', command: '/digest' },
  ],
  async run({ request, ports }) {
    const found = await requireDelivery(ports).subscriptions.list(placeOf(request));
    const listed = found.flatMap((view): Block[] => [{ kind: 'facts', items: subscriptionItems(view) }]);
    const none: Block = { kind: 'text', text: 'This chat gets no digest. /subscribe orders one.' };
    return {
      blocks: found.length === 0 ? [none] : [{ kind: 'heading', text: 'Weekly digests here' }, ...listed],
      facts: { subscriptions: found.map(subscriptionFacts) },
      visibility: 'private',
    };
  },
});
