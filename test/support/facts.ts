import { z } from 'zod';
import type { Facts } from '../../src/chat/reply.ts';

/** Facts are plain JSON of no declared shape: a test reads the part it is about by a schema of its own. */
export function readList<Shape extends z.ZodRawShape>(facts: Facts, key: string, shape: Shape) {
  return z.array(z.looseObject(shape)).parse(facts[key]);
}
