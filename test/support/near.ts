import { expect } from 'vitest';

/** Equal to a relative 1e-6, the tolerance that figures of real history are stated with. */
export function near(expected: number): unknown {
  return expect.closeTo(expected, 6 - Math.floor(Math.log10(Math.abs(expected))) - 1);
}
