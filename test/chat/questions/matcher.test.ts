import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLUES } from '../../../src/chat/questions/clues.ts';
import { createMatcher } from '../../../src/chat/questions/matcher.ts';
import { listPhrases } from '../../../src/chat/questions/vocabulary/phrases.ts';
import { PLAIN_WORDS } from '../../../src/chat/questions/vocabulary/plain.ts';
import { fakeCommand } from '../../fakes/conversation.ts';
import { realCommands } from './real-commands.ts';

const match = createMatcher(realCommands.all);
const best = (text: string) => match(text).candidates[0]?.command;
const conceptsOf = (text: string) => [...match(text).reading.concepts.keys()];

describe('what is set aside', () => {
  it.each([
    ['not macd but phase', 'phase'],
    ['nicht der macd sondern die phase', 'phase'],
    ['no el macd sino la liquidez', 'liquidity'],
    ["don't show me macd, show me liquidity", 'liquidity'],
    ['instead of the russell show me altseason', 'alts'],
    ['statt Gold bitte die Liquidität', 'liquidity'],
    ['I said macd but I meant russell', 'russell'],
    ['anything but alts, the fed balance sheet please', 'liquidity'],
  ])('is not answered in "%s"', (text, command) => {
    expect(best(text)).toBe(command);
  });

  it('is nothing where "not" only asks', () => {
    expect(best('is it not altseason yet')).toBe('alts');
    expect(best("isn't the russell above its ceiling")).toBe('russell');
    expect(best('why did macd not cross')).toBe('macd');
  });

  it('is never everything', () => {
    expect(best('not macd')).toBe('macd');
    expect(best('no alts')).toBeDefined();
  });

  it('turns delivery round', () => {
    expect(best("don't send me the digest anymore")).toBe('unsubscribe');
    expect(best('please stop these alerts')).toBe('alerts');
  });
});

describe('what a question names', () => {
  it('is found as series, amounts and dates', () => {
    const { reading } = match('macd of IWM and bitcoin on 2025-10-10, over 2,500 or 100k');
    expect(reading.series).toEqual(['IWM', 'BTC']);
    expect(reading.amounts).toEqual([2_500, 100_000]);
    expect(reading.date).toBe('2025-10-10');
  });

  it('has no amounts in names, years and small numbers', () => {
    expect(match('russell 2000 since 2021, 18 weeks, s&p 500').reading.amounts).toEqual([]);
    expect(match('1 million and 3 bn').reading.amounts).toEqual([1e6, 3e9]);
  });

  it('are tickers in capitals where the word is an everyday one', () => {
    expect(match('SPY and TOTAL').reading.series).toEqual(['SPY', 'TOTAL']);
    expect(match('my total bills, spy on me').reading.series).toEqual([]);
  });

  it('are pairs of classes', () => {
    expect(conceptsOf('small caps and altcoins')).toContain('equity-coin');
    expect(conceptsOf('gold and silver')).toContain('metal-pair');
    expect(conceptsOf('crypto and gold')).toContain('metal-coin');
    expect(conceptsOf('gold, russell and eth')).toContain('three-classes');
  });
});

describe('a new command', () => {
  const fresh = fakeCommand({
    name: 'whales',
    terms: ['whale holdings', 'exchange reserves', 'who are they'],
  });
  const withFresh = createMatcher([...realCommands.all, fresh]);

  it('is understood by the terms in its own file', () => {
    for (const text of ['how large are the whale holdings', 'holdings of whales?', 'who are they'])
      expect(withFresh(text).candidates[0]?.command).toBe('whales');
  });

  it('takes nothing from the others', () => {
    expect(withFresh('is it altseason yet').candidates[0]?.command).toBe('alts');
    expect(withFresh('wen top').candidates[0]?.command).toBe('peak');
  });
});

describe('the matcher', () => {
  const talk = fc
    .array(
      fc.constantFrom(...[...listPhrases()].slice(0, 3_000).map(([phrase]) => phrase.replaceAll('*', ''))),
      {
        maxLength: 12,
      },
    )
    .map((phrases) => phrases.join(' '));

  it('never throws and always says the same, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.string({ unit: 'grapheme' }),
      talk,
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(match(text)).toEqual(match(text));
      }),
    );
  });

  it('reads the beginning of an endless text as if it ended there', () => {
    const endless = 'is it altseason yet '.repeat(4_000);
    expect(endless.length).toBeGreaterThan(64 * 1024);
    expect(match(endless)).toEqual(match(endless.slice(0, 500)));
    for (const hostile of ['a', '\u{fdfa}', 'ab', '"', "'", '1,111', 'крест ', '山'])
      expect(match(hostile.repeat(65_536)).reading.tokens.length).toBeLessThan(10_000);
  });

  it('ignores case, accents, emoji and punctuation', () => {
    for (const text of ['WHEN ALTSEASON', 'when altseason???', '🚀 When... AltSeason! 🚀', 'whén áltseason'])
      expect(best(text)).toBe('alts');
  });

  it('has clues for commands by legal names only, and needs that the vocabulary can meet', () => {
    const derived = [
      'asset pair equity metal coin-asset equity-coin metal-coin equity-metal equity-pair metal-pair three-classes',
      'rate amount range clock-time term bare-definition only-term only-why only-greeting unknown-ticker',
    ].flatMap((names) => names.split(' '));
    const known = new Set([...derived, ...[...listPhrases()].map(([, concept]) => concept)]);
    for (const [command, clues] of Object.entries(CLUES)) {
      expect(command).toMatch(/^[a-z]+$/);
      const needs = clues.flatMap(([, ...all]) => all.flatMap((need) => need.replace('!', '').split('|')));
      expect(needs.filter((need) => !known.has(need))).toEqual([]);
    }
  });

  it('keeps plain words plain', () => {
    for (const word of ['weak', 'face', 'chat', 'quick']) expect(PLAIN_WORDS.has(word)).toBe(true);
  });
});
