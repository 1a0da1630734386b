import { z } from 'zod';
import type { Reply } from '../chat/reply.ts';
import type { LetterSource } from '../digests/letters.ts';

/** What a run put into the outbox; the blocks are plain data, written by this program itself. */
const content = z.object({
  reply: z.custom<Reply>((value) => z.looseObject({ blocks: z.array(z.unknown()) }).safeParse(value).success),
  theme: z.enum(['dark', 'light']),
});

/** Alerts are written when their event is found: nothing about them changes until they go out. */
export function createAlertLetters(): LetterSource {
  return {
    prepare: async (delivery) => {
      const letter = content.safeParse(delivery.content).data;
      return letter === undefined
        ? { kind: 'unwanted', reason: 'its content is unreadable' }
        : { kind: 'ready', letter };
    },
  };
}
