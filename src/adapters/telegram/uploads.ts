import { InputFile } from 'grammy';
import type { Outcome } from './retry.ts';

/** Sends each picture's bytes once: Telegram keeps an uploaded photo under an id that works in every chat. */
export interface Uploads {
  /** Calls with the id of an earlier upload where there is one, and with the bytes after all where Telegram refuses it. */
  send<T>(png: Buffer, call: (photo: string | InputFile) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

/** The chart renderer hands out the same buffer for the same picture, so the buffer itself is the key. */
export function createUploads(): Uploads {
  const fileIds = new WeakMap<Buffer, string>();

  return {
    async send(png, call) {
      const known = fileIds.get(png);
      if (known !== undefined) {
        const outcome = await call(known);
        if (outcome.isOk || outcome.failure.kind !== 'photo-rejected') return outcome;
        fileIds.delete(png);
      }
      // A buffer, never a stream: a stream is spent after the first attempt and cannot be sent again.
      const outcome = await call(new InputFile(png, 'chart.png'));
      const fileId = outcome.isOk ? largestPhotoId(outcome.value) : undefined;
      if (fileId !== undefined) fileIds.set(png, fileId);
      return outcome;
    },
  };
}

function largestPhotoId(message: unknown): string | undefined {
  const sizes: unknown =
    typeof message === 'object' && message !== null && 'photo' in message ? message.photo : [];
  const largest: unknown = Array.isArray(sizes) ? sizes.at(-1) : undefined;
  const hasId = typeof largest === 'object' && largest !== null && 'file_id' in largest;
  return hasId && typeof largest.file_id === 'string' ? largest.file_id : undefined;
}
