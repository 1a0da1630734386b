import { z } from 'zod';
import type { AlertState } from './evaluate.ts';

const schema = z.object({
  told: z.string(),
  isArmed: z.boolean(),
  lastDay: z.number(),
  firedDay: z.number().nullable(),
  provisional: z.string().nullable(),
});

/** A stored state; undefined where there is none or an unknown one, so that the alert takes its stand anew. */
export function readAlertState(stored: unknown): AlertState | undefined {
  return schema.safeParse(stored).data;
}
