import { describe, expect, it } from 'vitest';
import { createCorrector } from '../../../src/chat/questions/corrector.ts';
import { addNames, createLexicon } from '../../../src/chat/questions/lexicon.ts';
import { tokenize } from '../../../src/chat/questions/words.ts';

const lexicon = createLexicon(
  [
    ['top', 'peak'],
    ['top 50', 'breadth'],
    ['golden cross', 'golden-cross'],
    ['liquidity', 'liquidity'],
    ['ликвидност*', 'liquidity'],
    ['week', 'this-week'],
    ['gold', 'gold'],
    ['market top', 'peak'],
  ],
  new Set(['weak', 'sold']),
  (concept) => concept !== 'gold',
);
const find = (text: string, start = 0) => lexicon.findAt(tokenize(text), start);

describe('a phrase', () => {
  it('is the longest that begins there', () => {
    expect(find('top 50 coins')).toEqual({ concepts: ['breadth'], length: 2, isGuess: false });
    expect(find('top coins')).toMatchObject({ concepts: ['peak'], length: 1 });
    expect(find('coins')).toBeUndefined();
  });

  it('may be written as one word, with articles between, or inflected where it has a wildcard', () => {
    expect(find('goldencross')).toMatchObject({ concepts: ['golden-cross'] });
    expect(find('the golden cross')).toMatchObject({ concepts: ['golden-cross'] });
    expect(find('ликвидностью')).toMatchObject({ concepts: ['liquidity'], isGuess: false });
  });

  it('does not reach over punctuation', () => {
    expect(find('golden. cross')).toBeUndefined();
  });

  it('may be mistyped, and is a guess then', () => {
    for (const text of ['liqudity', 'liquidtiy', 'ilquidity'])
      expect(find(text)).toMatchObject({ concepts: ['liquidity'], isGuess: true });
    expect(find('goldne cross')).toMatchObject({ concepts: ['golden-cross'], isGuess: true });
  });

  it('is not guessed from plain words, from words too short, or from words of another kind', () => {
    for (const text of ['weak', 'tip', 'sold', 'golt', 'gilded']) expect(find(text)).toBeUndefined();
  });
});

describe('names added to a lexicon', () => {
  const named = addNames(
    lexicon,
    createLexicon(
      [
        ['golden cross price', 'term'],
        ['top', 'term'],
        ['wilson', 'term'],
      ],
      new Set(),
      () => false,
    ),
  );
  const findNamed = (text: string) => named.findAt(tokenize(text), 0);

  it('add to what their words say', () => {
    expect(findNamed('golden cross price')).toEqual({
      concepts: ['golden-cross', 'term'],
      length: 3,
      isGuess: false,
    });
    expect(findNamed('top')).toMatchObject({ concepts: ['peak', 'term'] });
  });

  it('stand alone where the lexicon knows nothing, and give way to longer phrases', () => {
    expect(findNamed('wilson')).toMatchObject({ concepts: ['term'] });
    expect(findNamed('top 50')).toMatchObject({ concepts: ['breadth'] });
    expect(named.knows('wilson')).toBe(true);
    expect(named.knows('zebra')).toBe(false);
  });
});

describe('a correction', () => {
  const correct = createCorrector(['macd', 'russell', 'correlation', 'dominance', 'seasonal']);

  it.each([
    ['mcad', 'macd'],
    ['macdd', 'macd'],
    ['rusell', 'russell'],
    ['corelation', 'correlation'],
    ['correltaion', 'correlation'],
    ['dominence', 'dominance'],
  ])('of %s is %s', (typed, meant) => {
    expect(correct(typed)).toBe(meant);
  });

  it.each(['mac', 'muck', 'bussell', 'relation', 'cor', 'xyzzyxyzzy', ''])('of "%s" is none', (typed) => {
    expect(correct(typed)).toBeUndefined();
  });

  it('is the same when asked again', () => {
    expect([correct('mcad'), correct('zzzz'), correct('mcad'), correct('zzzz')]).toEqual([
      'macd',
      undefined,
      'macd',
      undefined,
    ]);
  });
});
