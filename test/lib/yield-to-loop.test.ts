import { expect, it } from 'vitest';
import { yieldToLoop } from '../../src/lib/yield-to-loop.ts';

it('lets what was already waiting on the event loop run first', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('other'));
  await yieldToLoop();
  order.push('resumed');
  expect(order).toEqual(['other', 'resumed']);
});
