import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { sendItems, subscriptionFacts } from '../src/chat/delivery-wording.ts';
import { requireAdmin, requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';

export default defineCommand({
  name: 'subscribe',
  aliases: [],
  group: 'delivery',
  description: 'A weekly digest for this chat, channel or thread, at its own local time',
  examples: ['/subscribe', '/subscribe mon 08:00 Europe/London brief', '/subscribe friday 6pm new york'],
  terms: ['subscribe', 'weekly digest', 'send me a digest every week', 'weekly summary'],
  args: z.object({
    schedule: z
      .string()
      .describe('day, time, time zone and full or brief, in any order; Monday 08:00 here')
      .optional(),
  }),
  async run({ args, request, ports }) {
    const { subscriptions } = requireDelivery(ports);
    await requireAdmin(request);
    const { user } = request;
    const profile = { ...(await user.resolveProfile?.()), ...user };
    const { subscription, isZoneAssumed, hasWeekPassed } = await subscriptions.subscribe(
      placeOf(request),
      args.schedule ?? '',
      {
        id: user.id,
        ...(profile.name === undefined ? {} : { name: profile.name }),
        ...(profile.zone === undefined ? {} : { zone: profile.zone }),
      },
    );
    const notes = [
      isZoneAssumed ? 'Times are UTC, for this chat has no zone yet: /settings zone Berlin sets one.' : '',
      hasWeekPassed ? 'This week’s digest is out already, so the next comes in the week after.' : '',
      '/unsubscribe ends it, /digest shows what it would say now.',
    ].filter((text) => text !== '');
    return {
      blocks: [
        { kind: 'heading', text: `Subscribed: ${subscription.schedule}, ${subscription.detail}` },
        { kind: 'facts', items: sendItems(subscription) },
        ...notes.map((text) => ({ kind: 'note', text }) as const),
      ],
      facts: { subscription: subscriptionFacts(subscription), isZoneAssumed },
      visibility: 'public',
    };
  },
});
