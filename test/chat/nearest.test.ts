import { describe, expect, it } from 'vitest';
import { findNearest } from '../../src/chat/nearest.ts';

const names = ['macd', 'peak', 'phase', 'russell', 'help', 'start', 'golden_cross'];

describe('findNearest', () => {
  it.each([
    ['mcad', ['macd']],
    ['MACDD', ['macd']],
    ['phaes', ['phase']],
    ['rusel', ['russell']],
    ['golden_cros', ['golden_cross']],
    ['hlep', ['help']],
  ])('finds what %s meant, a swap of neighbours being one slip', (word, found) => {
    expect(findNearest(word, names)).toEqual(found);
  });

  it('finds what a word begins, after what is a slip away', () => {
    expect(findNearest('rus', names)).toEqual(['russell']);
    expect(findNearest('star', ['starboard', 'stars'])).toEqual(['stars', 'starboard']);
  });

  it('finds nothing for other words, for short ones and for none', () => {
    for (const word of ['is', 'it', 'a', '', 'bitcoin', 'xyzzy', 'x'.repeat(500)])
      expect({ word, found: findNearest(word, names) }).toEqual({ word, found: [] });
  });

  it('keeps to the slips and the number it was allowed', () => {
    expect(findNearest('rusel', names, 1)).toEqual([]);
    expect(findNearest('aaaab', ['aaaaa', 'aaaac', 'aaaad', 'aaaae'], 2, 2)).toEqual(['aaaaa', 'aaaac']);
  });
});
