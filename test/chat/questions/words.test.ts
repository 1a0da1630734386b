import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MESSAGE_LENGTH } from '../../../src/chat/parse.ts';
import { foldWord, tokenize } from '../../../src/chat/questions/words.ts';

const wordsOf = (text: string) => tokenize(text).map(({ text: word }) => word);

describe('the words of a question', () => {
  it.each([
    ['Höhepunkt, pico MÁXIMO', ['hohepunkt', ',', 'pico', 'maximo']],
    ["what's the fed's plan? don't say", ['whats', 'fed', 'plan', '?', 'dont', 'say']],
    ["l'or et d'été", ['l', 'or', 'et', 'd', 'ete']],
    ["bitcoin'in ışığı", ['bitcoin', 'in', 'isigi']],
    ['2,400 and 2.400,00', ['2400', 'and', '240000']],
    ['S&P 500', ['sp', '500']],
    ['BTC.D vs OTHERS/BTC', ['btc', 'd', 'vs', 'others', 'btc']],
    ['90-day 50/200 18–19', ['90', 'day', '50', '200', '18', '19']],
    ['asof 2026-01-18', ['asof', '2026-01-18']],
    ['🚀🚀 altseason 😂', ['altseason']],
    ['什么是山寨季', ['什', '么', '是', '山', '寨', '季']],
    ['btc山寨', ['btc', '山', '寨']],
    ['ЛИКВИДНОСТЬ ФРС', ['ликвидность', 'фрс']],
    ['', []],
  ])('%j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are the same in singular and plural', () => {
    for (const [plural, singular] of [
      ['altcoins', 'altcoin'],
      ['crosses', 'cross'],
      ['rallies', 'rally'],
      ['small caps', 'small cap'],
    ] as const)
      expect(wordsOf(plural)).toEqual(wordsOf(singular));
    expect(['class', 'this', 'status', 'gas'].map(foldWord)).toEqual(['class', 'this', 'status', 'gas']);
  });

  it('tell tickers from words', () => {
    const tickers = tokenize('is AAPL or $tsla a fund like SPY, btc').filter(({ isTicker }) => isTicker);
    expect(tickers.map(({ text }) => text)).toEqual(['aapl', 'tsla', 'spy']);
  });

  it('are the same again when folded once more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüéñçşığßйёщ]{1,12}$/), (word) => {
        expect(foldWord(foldWord(word)).length).toBeLessThanOrEqual(foldWord(word).length);
      }),
    );
  });

  it('are read no further than a message may be long, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
        const tokens = tokenize(text);
        // NFKD may spell out one character as several, never as more words than that has letters.
        expect(tokens.length).toBeLessThanOrEqual(18 * MAX_MESSAGE_LENGTH);
        expect(tokenize(text.slice(0, MAX_MESSAGE_LENGTH))).toEqual(tokens);
      }),
    );
  });
});
