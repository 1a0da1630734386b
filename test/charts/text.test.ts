import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasGlyph, measureText } from '../../src/charts/font.ts';
import { balanceText, cleanText, fitText, wrapText } from '../../src/charts/text.ts';

describe('cleaning', () => {
  it.each([
    ['  two\n lines\t', 'two lines'],
    ['up 🚀🚀 now', 'up now'],
    ['👍🏽 thumbs ❤️', 'thumbs ❤'],
    ['比特币 price', '? price'],
    ['e\u0301lan', 'élan'],
    ['a\u0000b\u001bc\u200bd\u202ee', 'abcde'],
    ['lone \ud83d half', 'lone half'],
    ['−5% · ×2 … “ok”', '−5% · ×2 … “ok”'],
    ['', ''],
  ])('turns %j into %j', (dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('leaves nothing that the font cannot draw, and is at rest after once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const clean = cleanText(text);
        for (const character of clean) expect(hasGlyph(character.codePointAt(0) ?? 0)).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });

  it('bounds what a hostile label costs', () => {
    expect(cleanText('x'.repeat(1_000_000))).toHaveLength(240);
  });
});

describe('fitting', () => {
  it('keeps what fits and cuts the rest with an ellipsis', () => {
    const full = 'Support 2,400';
    expect(fitText(full, 28, 600, 1000)).toBe(full);
    expect(fitText(full, 28, 600, 120)).toBe('Suppo…');
    expect(fitText(full, 28, 600, 5)).toBe('');
  });

  it('never exceeds the width', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 600 }), (text, width) => {
        expect(measureText(fitText(text, 28, 400, width), 28, 400)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('wrapping', () => {
  it('breaks at spaces and cuts what the last line cannot hold', () => {
    const text = 'one two three four five six seven';
    const lines = wrapText(text, 40, 400, 270, 2);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('one two three');
    expect(lines[1]).toMatch(/^four.*…$/);
    expect(wrapText(text, 40, 400, 2000, 2)).toEqual([text]);
    expect(wrapText('', 40, 400, 100, 2)).toEqual([]);
  });

  it('cuts a word that no line can hold', () => {
    expect(wrapText(`${'W'.repeat(60)} end`, 40, 400, 300, 2)[0]).toMatch(/^W+…$/);
  });

  it('balances a title, so that no word is left alone', () => {
    const title = 'BTC: MACD below its signal for 20 weeks, crosses at 108,140';
    const [first = '', second = ''] = balanceText(title, 40, 600, 1144);
    expect(`${first} ${second}`).toBe(title);
    const widths = [first, second].map((line) => measureText(line, 40, 600));
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.8);
  });
});
