import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';
import { UserError } from '../src/lib/errors.ts';

export default defineCommand({
  name: 'digest',
  aliases: [],
  group: 'delivery',
  description: "This chat's digest as it would read now, as a preview for you alone",
  examples: ['/digest', '/digest brief'],
  terms: ['digest', 'preview the digest', 'show me the digest'],
  args: z.object({
    detail: z.enum(['full', 'brief'], 'a digest is full or brief').describe('full or brief').optional(),
  }),
  async run({ args, request, ports }) {
    const { digests } = requireDelivery(ports);
    if (!request.isDirect && !request.capabilities.privateReplies)
      throw new UserError(
        'A preview is for you alone, and here everybody would read it.',
        'Send me /digest in a direct message',
      );
    return digests.preview(placeOf(request), args.detail);
  },
});
