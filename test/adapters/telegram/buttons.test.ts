import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildKeyboard, createButtonCodec } from '../../../src/adapters/telegram/buttons.ts';
import type { Action } from '../../../src/chat/reply.ts';

const anyAction: fc.Arbitrary<Action> = fc.record({
  kind: fc.constantFrom('range', 'why', 'alert', 'related'),
  label: fc.string({ unit: 'grapheme', maxLength: 120 }),
  command: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).map((words) => `/${words}`),
});

describe('callback data', () => {
  it('fits and comes back as the command, whatever its length', () => {
    const codec = createButtonCodec();
    fc.assert(
      fc.property(anyAction, (action) => {
        const data = codec.encode(action);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(codec.decode(data)).toEqual({ command: action.command, replaces: action.kind === 'range' });
      }),
    );
  });

  const long: Action = { kind: 'why', label: 'Why?', command: `/why ${'x'.repeat(80)}` };

  it('of a short command outlives a restart; of a long one it is unknown afterwards, never another command', () => {
    const before = createButtonCodec();
    const after = createButtonCodec();
    const short = { ...long, command: '/macd btc range=1y' };
    after.encode({ ...long, command: `/macd ${'y'.repeat(80)}` });
    expect(after.decode(before.encode(short))?.command).toBe('/macd btc range=1y');
    expect(after.decode(before.encode(long))).toBeUndefined();
  });

  it('that the bot never made means nothing', () => {
    const codec = createButtonCodec();
    for (const data of ['', '#', 'r:', 'r:macd', 'x:/macd', '/macd', 'r:/'])
      expect(codec.decode(data)).toBeUndefined();
  });
});

describe('buildKeyboard', () => {
  it('makes only legal buttons of any actions', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const rows = buildKeyboard(actions, createButtonCodec())?.inline_keyboard ?? [];
        expect(rows.flat().length).toBeLessThanOrEqual(24);
        for (const row of rows) expect(row.length).toBeGreaterThan(0);
        for (const { text } of rows.flat()) {
          expect(text.trim()).not.toBe('');
          expect(Array.from(text).length).toBeLessThanOrEqual(64);
        }
      }),
    );
  });

  it('puts the ranges above the rest', () => {
    const action = (kind: Action['kind'], label: string) => ({ kind, label, command: `/macd ${label}` });
    const keyboard = buildKeyboard(
      [action('range', '1Y'), action('why', 'Why?'), action('range', '3Y'), action('related', 'Peak')],
      createButtonCodec(),
    );
    expect(keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([
      ['1Y', '3Y'],
      ['Why?', 'Peak'],
    ]);
  });

  it('is absent where there is nothing to press', () => {
    expect(buildKeyboard(undefined, createButtonCodec())).toBeUndefined();
    expect(buildKeyboard([], createButtonCodec())).toBeUndefined();
  });
});
