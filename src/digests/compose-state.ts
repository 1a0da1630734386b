import { z } from 'zod';
import type { GradedClaim } from '../studies/claims.ts';
import type { PartialSnapshot } from '../studies/week-snapshot.ts';
import type { DigestState } from './composer.ts';

const nullable = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().catch(null);
const phase = z.literal([1, 2, 3]);
const cross = z.object({
  index: z.number(),
  week: z.number(),
  day: z.number(),
  close: z.number(),
  direction: z.enum(['golden', 'death']),
  macd: z.number(),
  isBelowZero: z.boolean(),
  isMarginal: z.boolean(),
});
const target = z.union([
  z.object({ reach: z.literal('price'), price: z.number(), distance: z.number() }),
  z.object({ reach: z.enum(['no-price', 'any-price']), price: z.null(), distance: z.null() }),
]);
const claim = z.object({
  id: z.string(),
  status: z.enum(['held', 'failed', 'open', 'unmeasurable']),
  isLate: z.boolean(),
});

/** A topic that an older version of the program kept in another shape is one that cannot be compared. */
const kept = z.object({
  week: z.number().int(),
  phase: nullable(
    z.object({
      label: z.union([phase, z.enum(['mixed', 'risk-off', 'unknown'])]),
      candidate: phase.nullable(),
    }),
  ),
  macd: nullable(z.object({ day: z.number(), close: z.number(), cross: cross.nullable(), target })),
  russell: nullable(
    z.object({
      state: z.enum(['BELOW', 'TESTING', 'PENDING', 'CONFIRMED', 'RETEST', 'HELD', 'FAILED']),
      level: z.number(),
      close: z.number(),
      day: z.number(),
    }),
  ),
  coupling: nullable(z.enum(['coupled', 'decoupled', 'realigned'])),
  clock: nullable(z.object({ shockDay: z.number(), isOver: z.boolean(), endsOn: z.number() })),
  liquidity: nullable(z.object({ change: z.number(), day: z.number() })),
  season: nullable(
    z.object({ season: z.enum(['altcoin', 'bitcoin', 'neither']), share: z.number(), day: z.number() }),
  ),
  claims: nullable(z.array(claim)),
});

/** What a digest said, as its chat's next one compares with. */
export interface KeptDigest {
  readonly week: number;
  readonly snapshot: PartialSnapshot;
}

export function writeDigestState({ week, snapshot }: KeptDigest): DigestState {
  const claims = snapshot.claims?.map((graded) => ({
    id: graded.claim.id,
    status: graded.status,
    isLate: graded.isLate,
  }));
  return { week, ...snapshot, claims: claims ?? null };
}

/** The claims of now with the verdicts of then; those that did not exist then count as they stand. */
function restoreClaims(then: readonly z.output<typeof claim>[], now: readonly GradedClaim[]): GradedClaim[] {
  return now.map((graded) => {
    const { status, isLate } = then.find(({ id }) => id === graded.claim.id) ?? graded;
    return Object.assign({}, graded, { status, isLate });
  });
}

/** What a chat's last digest said; undefined where it is not readable at all. `now` lends its claims their texts. */
export function readDigestState(
  state: DigestState | undefined,
  now: PartialSnapshot,
): KeptDigest | undefined {
  const found = kept.safeParse(state).data;
  if (found === undefined) return undefined;
  const { week, claims, ...topics } = found;
  const restored = claims === null || now.claims === null ? null : restoreClaims(claims, now.claims);
  return { week, snapshot: { ...topics, claims: restored } };
}
