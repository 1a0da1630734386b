import { describe, expect, it } from 'vitest';
import { createCompositions } from '../../src/digests/compositions.ts';
import { digestReply, fakeComposer, turnableClock } from './support.ts';

const NOW = Date.parse('2026-11-23T08:00:00Z');

function setUp(change: Parameters<typeof fakeComposer>[0] = () => ({})) {
  const { composer, requests } = fakeComposer(change);
  let version = 'v1';
  const clock = turnableClock(NOW);
  const compositions = createCompositions(composer, () => version, clock);
  return { compositions, requests, clock, setVersion: (next: string) => void (version = next) };
}

describe('compositions', () => {
  it('are made once a data version and detail, however many ask at once and later', async () => {
    const { compositions, requests, clock, setVersion } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => compositions.compose('full')));
    clock.turn(600_000);
    await compositions.compose('full');
    await compositions.compose('brief');
    expect(requests.map(({ dataVersion, detail }) => [dataVersion, detail])).toEqual([
      ['v1', 'full'],
      ['v1', 'brief'],
    ]);
    setVersion('v2');
    await compositions.compose('full');
    expect(requests).toHaveLength(3);
  });

  it('are made anew when another week has closed, even of the same data', async () => {
    const { compositions, requests, clock } = setUp();
    clock.turn(Date.parse('2026-11-22T23:59:59Z') - NOW);
    await compositions.compose('full');
    clock.turn(1_000);
    await compositions.compose('full');
    expect(requests).toHaveLength(2);
  });

  it('are tried again for whoever asks after a failure', async () => {
    let isBroken = true;
    const { compositions, requests } = setUp(() => {
      if (isBroken) throw new Error('no data');
      return {};
    });
    await expect(compositions.compose('full')).rejects.toThrow('no data');
    isBroken = false;
    await expect(compositions.compose('full')).resolves.toMatchObject({ dataVersion: 'v1' });
    expect(requests).toHaveLength(2);
  });

  it('hand out one reply to all who were told the same before', async () => {
    let written = 0;
    const { compositions } = setUp(() => ({
      replyFor: () => {
        written += 1;
        return digestReply('words');
      },
    }));
    const composed = await compositions.compose('full');
    const replies = [{ phase: 1 }, { phase: 1 }, { phase: 2 }, undefined, undefined].map((previous) =>
      composed.replyFor(previous),
    );
    expect(written).toBe(3);
    expect(replies[0]).toBe(replies[1]);
  });

  it('are forgotten after a few newer ones', async () => {
    const { compositions, requests, setVersion } = setUp();
    for (let count = 1; count <= 6; count += 1) {
      setVersion(`v${count}`);
      await compositions.compose('full');
    }
    setVersion('v1');
    await compositions.compose('full');
    expect(requests).toHaveLength(7);
  });
});
