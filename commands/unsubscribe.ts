import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { requireAdmin, requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';
import { UserError } from '../src/lib/errors.ts';

export default defineCommand({
  name: 'unsubscribe',
  aliases: [],
  group: 'delivery',
  description: 'End the weekly digest of this chat, channel or thread',
  examples: ['/unsubscribe'],
  terms: ['unsubscribe', 'stop the digest', 'no more digests'],
  args: z.object({}),
  async run({ request, ports }) {
    const { subscriptions } = requireDelivery(ports);
    await requireAdmin(request);
    const place = placeOf(request);
    if (await subscriptions.unsubscribe(place))
      return {
        blocks: [{ kind: 'text', text: 'The weekly digest has ended here. /subscribe takes it up again.' }],
        facts: { unsubscribed: true },
        visibility: 'public',
      };
    const others = await subscriptions.list(place);
    const hint =
      others.length === 0
        ? '/subscribe orders one'
        : 'Other topics or threads of this chat have one: ask there; /subscriptions lists them';
    throw new UserError('There is no weekly digest here to end.', hint);
  },
});
