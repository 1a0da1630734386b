import type { Letter } from '../chat/sender.ts';
import type { Delivery } from '../store/delivery-rows.ts';

/** What is to be sent for a delivery, when it comes to that. */
export type Prepared =
  | {
      readonly kind: 'ready';
      readonly letter: Letter;
      readonly dataVersion?: string;
      /** What it takes to write the same letter again; plain JSON, handed back as the delivery's content. */
      readonly content?: unknown;
      /** What the digest says, kept for the chat's next one. */
      readonly digest?: unknown;
    }
  /** Not yet: to be looked at again. */
  | { readonly kind: 'waiting'; readonly until: number; readonly reason: string }
  /** Not any more: nobody wants it. */
  | { readonly kind: 'unwanted'; readonly reason: string };

/** Writes the letters of one kind of delivery. */
export interface LetterSource {
  prepare(delivery: Delivery, now: number): Promise<Prepared>;
}
