import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_LENGTH, parseMessage, writeCommand } from '../../src/chat/parse.ts';
import { UserError } from '../../src/lib/errors.ts';
import { thrownBy } from '../fakes/thrown-by.ts';

const parsed = (text: string) => {
  const { name, isCommand, words, pairs } = parseMessage(text);
  return { name, isCommand, words, pairs: Object.fromEntries(pairs) };
};

describe('parseMessage', () => {
  it('reads name, words and pairs of a command', () => {
    expect(parsed('/macd@MyBot btc 1y asof=2026-01-18')).toEqual({
      name: 'macd',
      isCommand: true,
      words: ['btc', '1y'],
      pairs: { asof: '2026-01-18' },
    });
  });

  it('reads plain words without a slash, and says that there was none', () => {
    expect(parsed('macd eth')).toEqual({ name: 'macd', isCommand: false, words: ['eth'], pairs: {} });
  });

  it('looks through the umbrella command, with or without a second slash', () => {
    const expected = { name: 'macd', isCommand: true, words: ['btc'], pairs: {} };
    expect(parsed('/macro macd btc')).toEqual(expected);
    expect(parsed('/macro@MyBot /macd btc')).toEqual(expected);
    expect(parsed('macro macd btc')).toEqual({ ...expected, isCommand: false });
    expect(parsed('/macro')).toEqual({ name: '', isCommand: true, words: [], pairs: {} });
    expect(parsed('/macros')).toMatchObject({ name: 'macros' });
  });

  it('drops a mention in front', () => {
    expect(parsed('@MyBot phase 5y')).toEqual({ name: 'phase', isCommand: false, words: ['5y'], pairs: {} });
  });

  it('ignores the case of names and keys, not of values', () => {
    expect(parsed('/MACD Asset=BTC')).toMatchObject({ name: 'macd', pairs: { asset: 'BTC' } });
  });

  it('drops the punctuation that ends a sentence of one word', () => {
    expect(parsed('phase?').name).toBe('phase');
  });

  it('keeps the spaces of quoted values, curly quotes included', () => {
    expect(parsed('/macd "small caps" range=1y').words).toEqual(['small caps']);
    expect(parsed('/macd asset=“small caps etf” 1y')).toMatchObject({
      words: ['1y'],
      pairs: { asset: 'small caps etf' },
    });
  });

  it('takes a stray quote or equals sign as part of a word', () => {
    expect(parsed(`/explain what's "up = a<=b`).words).toEqual([`what's`, '"up', '=', 'a<=b']);
  });

  it('keeps what followed the name as typed', () => {
    expect(parseMessage('/mcad btc  asof=2026-01-18 ').rest).toBe('btc  asof=2026-01-18');
  });

  it('has no name where nothing was said', () => {
    for (const text of ['', '   ', '/', '@MyBot'])
      expect(parsed(text)).toMatchObject({ name: '', words: [] });
  });

  it('refuses a key given twice and a message that is too long', () => {
    expect(() => parseMessage('/macd asset=btc ASSET=eth')).toThrow('"asset" is given twice.');
    expect(() => parseMessage('x'.repeat(MAX_MESSAGE_LENGTH + 1))).toThrow(UserError);
    expect(parseMessage('x'.repeat(MAX_MESSAGE_LENGTH)).name).toHaveLength(MAX_MESSAGE_LENGTH);
  });

  it('throws nothing but a UserError, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(thrownBy(() => parseMessage(text)) ?? new UserError('none')).toBeInstanceOf(UserError);
      }),
    );
  });

  it('takes apart a hostile message quickly enough to be bounded by its length alone', () => {
    const hostile = `/macd ${'k="\\'.repeat(123)}`.slice(0, MAX_MESSAGE_LENGTH);
    expect(parseMessage(hostile).name).toBe('macd');
  });
});

describe('writeCommand', () => {
  it('writes a command as a person would type it', () => {
    expect(writeCommand('macd', { asset: 'BTC', range: '1y' })).toBe('/macd asset=BTC range=1y');
    expect(writeCommand('help')).toBe('/help');
    expect(writeCommand('macd', { asset: 'small caps' })).toBe('/macd asset="small caps"');
  });

  it('is read back exactly, whatever the values', () => {
    const keys = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
    const values = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(fc.dictionary(keys, values, { maxKeys: 4, noNullPrototype: true }), (pairs) => {
        const text = writeCommand('macd', pairs);
        fc.pre(text.length <= MAX_MESSAGE_LENGTH);
        expect(parsed(text)).toEqual({ name: 'macd', isCommand: true, words: [], pairs });
      }),
    );
  });
});
