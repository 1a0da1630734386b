import { MEASURING } from './clues.ts';
import type { Reading } from './read-question.ts';
import { type Candidate, fillClue } from './score.ts';
import { DEFINABLE } from './vocabulary/definable.ts';

/** Why a question is not answered. */
export type RefusalKind = 'advice' | 'prediction' | 'instruction' | 'scope';

const MARKET = 'asset|coin|crypto|metals|backdrop|price';
/** Things the bot measures: a question about one of them is answered with the measurement, whatever its tense. */
const MEASURED =
  'golden-cross|death-cross|cross|macd|breakout|false-breakout|support|resistance|record|retest|altseason|rotation|phase|phase-change|peak|window|decouple|correlation|fuse|stabilization|liquidity|qe|qt|fed|treasury|tga|rrp|rmp|btc_d|pair|others|leading|odds|history|article|claims|digest|summer|fomc|momentum';
/** Who trades is not asked about where it is the Fed, other people, or a record of the past. */
const OTHER_BUYERS = 'fed|treasury|bills|rmp|tga|walcl|people|qe';
/** What crosses in a MACD, as against one asset passing another. */
const CROSSED = 'macd|golden-cross|death-cross|signal-line|histogram|history|odds|notify|alert';
const DELIVERY = 'notify|alert|digest|settings';

/**
 * Each kind with what gives it away, most severe first. The needs are those of clues: `a|b` either, `!a` not.
 */
const TELLS: readonly (readonly [RefusalKind, ...string[]])[] = [
  ['instruction', 'rule-drop', 'rules'],
  ['instruction', 'takeover'],
  ['advice', 'should-i', `!${DELIVERY}|article|claims`],
  ['advice', 'own-money', `!${DELIVERY}`],
  ['advice', 'hype', '!odds|define'],
  ['advice', 'trade|rotation|risk', 'good-time', '!notify'],
  [
    'advice',
    'trade',
    `!${OTHER_BUYERS}`,
    `!${DELIVERY}`,
    '!odds|history|article|claims|define|summer|accuracy',
  ],
  ['prediction', 'price-target', '!article|claims|truth|odds|accuracy'],
  ['prediction', 'predict', '!pair|article|claims|truth|odds|accuracy'],
  ['prediction', 'pair', 'overtake|cross', 'will|future', `!${CROSSED}`],
  ['prediction', 'asks-future', MARKET, `!${MEASURED}`],
  [
    'prediction',
    'amount',
    'reach|will|when|future|odds',
    MARKET,
    `!${DELIVERY}|index-level|cross|golden-cross`,
  ],
  ['prediction', 'price-move', 'will|when|future', `!${MEASURED}`, '!why|conditional'],
  ['prediction', 'future', MARKET, `!${MEASURED}`, '!why|conditional'],
  ['scope', 'composing'],
  ['scope', 'company'],
  ['scope', 'unknown-ticker', 'price|chart|macd|price-move|now|relative-strength'],
  ['prediction', 'coin', 'amount|dxy|reach', '!alert|notify'],
  ['scope', 'coin', 'price|chart|macd|price-move'],
];

/** Subjects of other trades; they decide only where nothing of the bot's own is asked about. */
const ELSEWHERE = ['elsewhere'];

/** A score from which a question is about what the bot measures, whatever else it mentions. */
const OWN_SUBJECT = 3;
/** A question this full of strange words, with so little of its own, is about something else. */
const MAX_STRANGERS = 2;
const MIN_WORDS = 3;

/** "What is new" asks about anything; only with a market in it is it the bot's business. */
const hasMarketSubject = (concepts: Reading['concepts']) =>
  [...concepts.keys()].some((concept) => concept === 'asset' || DEFINABLE.has(concept));

/** Why a question must be refused; undefined where it may be answered, by the candidates that fit it. */
export function findRefusal(reading: Reading, candidates: readonly Candidate[]): RefusalKind | undefined {
  const { concepts, tokens, strangers } = reading;
  const told = TELLS.find(([, ...needs]) => fillClue(needs, concepts) !== undefined);
  if (told !== undefined) return told[0];
  const isOwn = candidates.some(({ command, score }) => score >= OWN_SUBJECT && MEASURING.has(command));
  if (isOwn && hasMarketSubject(concepts)) return undefined;
  if (fillClue(ELSEWHERE, concepts) !== undefined) return 'scope';
  const bestScore = candidates[0]?.score ?? 0;
  if (bestScore >= OWN_SUBJECT) return undefined;
  const words = tokens.filter(({ isBreak }) => !isBreak).length;
  const isForeign =
    bestScore === 0
      ? words >= MIN_WORDS && strangers > 0
      : strangers >= MAX_STRANGERS && strangers * 2 >= words;
  return isForeign ? 'scope' : undefined;
}
