import { z } from 'zod';
import { isoDay, numeric } from '../read-shape.ts';

/** `fred/series`: the member is really spelt with a double s. */
export const seriesAnswer = z.looseObject({
  seriess: z
    .array(z.looseObject({ id: z.string(), units: z.string(), last_updated: z.string().optional() }))
    .min(1),
});

/** `fred/series/observations`. Its own `units` is a transformation code, `lin`, and says nothing of the unit. */
export const observationsAnswer = z.looseObject({
  observations: z.array(z.looseObject({ date: isoDay, value: numeric })),
});
