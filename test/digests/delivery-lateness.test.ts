import { describe, expect, it } from 'vitest';
import { DUE, HOUR, MINUTE } from '../store/contract/delivery-samples.ts';
import { fakeComposer } from './support.ts';
import { useWorkerBench } from './worker-bench.ts';

const bench = useWorkerBench();

describe('what comes late', () => {
  const notesOf = (at = 0) =>
    bench.desk.sender.sent[at]?.letter.reply.blocks.flatMap((block) =>
      block.kind === 'note' ? [block.text] : [],
    );

  it('says so, by how much and what it was due', async () => {
    await bench.due('a', { dueAt: DUE - 3 * HOUR });
    await bench.desk.drain();
    expect(notesOf()).toEqual([
      'Late by 3h 0m: due Mon 23 Nov 05:00 Europe/London, it could not be sent in time.',
    ]);
    expect(bench.desk.sender.sent[0]?.letter.reply.blocks.at(-1)?.kind).toBe('source');
  });

  it('is not called late after a few minutes in a queue', async () => {
    await bench.due('a', { dueAt: DUE - 14 * MINUTE });
    await bench.desk.drain();
    expect(notesOf()).toEqual([]);
  });

  it('waits for the data of its week, and says that it did', async () => {
    let awaited = ['Russell 2000'];
    bench.reopen({ composer: fakeComposer(() => ({ awaited })).composer });
    const id = await bench.due('a');
    await bench.desk.drain();
    expect(bench.desk.sender.sent).toEqual([]);
    expect(await bench.stateOf(id)).toMatchObject({ state: 'pending', availableAt: DUE + 5 * MINUTE });
    awaited = [];
    bench.desk.setVersion('v2');
    bench.clock.turn(20 * MINUTE);
    await bench.desk.drain();
    expect(notesOf()).toEqual([
      'Late by 20m: due Mon 23 Nov 08:00 Europe/London, it waited for this week’s data.',
    ]);
  });

  it('waits three hours at most, and then names what is missing', async () => {
    const { composer } = fakeComposer(() => ({ awaited: ['Russell 2000', 'Gold'] }));
    bench.reopen({ composer });
    const id = await bench.due('a');
    bench.clock.turn(3 * HOUR - MINUTE);
    await bench.desk.drain();
    expect(await bench.stateOf(id)).toMatchObject({ state: 'pending', availableAt: DUE + 3 * HOUR });
    bench.clock.turn(MINUTE);
    await bench.desk.drain();
    expect(notesOf()?.[1]).toBe(
      'Sent without this week’s Russell 2000, Gold: it has not arrived in 3 hours.',
    );
  });
});
