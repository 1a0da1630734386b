import * as fc from 'fast-check';

/** The most that a platform hands over in one message, and what reading must survive (characters). */
const LONGEST = 65_536;

/** Words of every grammar that the bot reads, so that random texts get past its first checks. */
const WORDS = [
  '/macd',
  '/peak',
  '/odds',
  '/alert',
  '/subscribe',
  '/explain',
  '/macro',
  'macd',
  'phase',
  'golden cross',
  'btc',
  'rut',
  'gold',
  'others',
  '1y',
  'max',
  'asof=2026-01-18',
  'asset=',
  'range=',
  'support=2400',
  'mon',
  'monday',
  '08:00',
  '8am',
  '25:61',
  'Europe/London',
  'UTC+5:30',
  'weekly',
  'every',
  'brief',
  'full',
  'closes',
  'above',
  'below',
  'crosses',
  '2,400',
  '2.4k',
  '-1e309',
  'for 3 weeks',
  'once',
  'cooldown 2d',
  'should i buy',
  'what is',
  'why',
  'is',
  'the',
  'russell',
  'holding',
  'bitcoin',
  '?',
  'not',
  "isn't",
  'and',
  '@macro_bot',
  '<@U1|ann>',
  '<!here>',
  '&lt;',
  '<https://x|y>',
  '```',
  '*',
  '_',
  '"',
  '“',
  '\\',
  '\u0000',
  '\u202e',
  '\ud800',
  '\u{1f4a9}',
  '٢٠٢٦',
  'İ',
  'ﬀ',
  '\t',
  '\n',
  '=',
  ',',
  ';',
  '(',
  '%3A',
  'x=1 x=2',
];

const word = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.nat(1e9).map(String),
);

/** A fragment said over and over, with something behind it that makes a careless pattern try again. */
const repetition = fc
  .tuple(
    fc.oneof(word, fc.constantFrom('a', ' ', '"', '(', '<', 'a ', 'a=', '1,', '\\"', '&', '@a ')),
    fc.nat(LONGEST),
    word,
  )
  .map(([unit, length, end]) =>
    (unit.repeat(Math.ceil(length / Math.max(1, unit.length))) + end).slice(0, LONGEST),
  );

const sentence = fc
  .tuple(fc.array(word, { maxLength: 24 }), fc.constantFrom(' ', '', '  ', '\n', ', '))
  .map(([words, gap]) => words.join(gap));

/** Any text that somebody could send: sentences of known words, noise, and long repetitions. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: sentence },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 500 }) },
  { weight: 1, arbitrary: repetition },
);

/** A text as it was, with a part taken out, doubled, or replaced by something else. */
export function mutated(seeds: readonly string[]): fc.Arbitrary<string> {
  const cut = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat(40),
    fc.oneof(word, fc.constant('')),
  );
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(cut, { minLength: 1, maxLength: 4 }))
    .map(([seed, cuts]) =>
      cuts.reduce((text, [where, length, put]) => {
        const at = Math.floor(where * text.length);
        return text.slice(0, at) + put + text.slice(at + length);
      }, seed),
    );
}
