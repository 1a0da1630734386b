import { z } from 'zod';
import type { Facts } from '../reply.ts';

/** Statements that were graded carry their own rule, which is the formula of the numbers in their evidence. */
const graded = z.array(z.object({ id: z.string(), rule: z.string(), evidence: z.string() }));

/** Every graded statement of an answer with its evidence and the rule behind it; empty where it grades none. */
export function readClaims({ claims }: Facts): { label: string; value: string }[] {
  return (graded.safeParse(claims).data ?? []).map(({ id, rule, evidence }) => ({
    label: id,
    value: `${evidence}. Rule: ${rule}`,
  }));
}
