/**
 * What points to a command, as data: a weight and the concepts that must all be in a question. `a|b` asks for either,
 * `!a|b` for neither. Weights: about 1 a hint, 3 the command's own subject, 4 and more a combination that leaves
 * little doubt. A command that is not listed is reached by the terms in its own file.
 */
export type Clue = readonly [weight: number, ...needs: readonly string[]];

const CROSSES = 'golden-cross|death-cross|cross|macd|signal-line|histogram';
const EVENTS = `${CROSSES}|breakout|false-breakout|phase-change|impulse|impulse-up`;
const RUSSELL = 'rut|iwm';
const FED_BOOKS = 'tga|tga_daily|rrp|rmp|walcl|liquidity|qe|qt|reserves|bills|m2';
const PRESENT = 'now|where-now|when|chart';

const ANALYSIS: Readonly<Record<string, readonly Clue[]>> = {
  phase: [
    [3.4, 'phase'],
    [4.6, 'phase', `${PRESENT}|leading|confidence`],
    [2.4, 'cycle'],
    [3.6, 'where-now'],
    [4.6, 'where-now', 'cycle|phase|rotation'],
    [2.8, 'rotation'],
    [4.2, 'rotation', 'truth|when|crypto|metals|asset|flow|leading'],
    [3.8, 'risk'],
    [4.4, 'phase-change'],
    [3.2, 'flow', 'rotation|asset|metals|crypto|risk|where'],
    [3.8, 'equity-metal', 'history|follow|drive|rotation|flow|phase'],
    [2.6, 'leading'],
    [4.4, 'leading', 'three-classes'],
    // "Which basket is winning, mega caps, small caps or crypto": two of the three classes are equities.
    [4.9, 'leading', 'xlg', 'rut|iwm'],
    [5.6, 'leading', 'equity-metal', '!coin-asset'],
    [4.9, 'phase', 'cross|change|phase-change'],
    [3.6, 'three-classes'],
    [2.6, 'backdrop'],
    [2.2, 'confidence'],
    [1.4, 'arkk|ipo|xlg'],
  ],
  rotation: [
    [3.2, 'rank'],
    [4.6, 'rank', 'asset|everything|momentum|sector|relative-strength|metals'],
    [3, 'momentum'],
    [4.4, 'momentum', 'everything|rank|metals|metal-pair|range'],
    [1.6, 'relative-strength'],
    [3, 'relative-strength', 'asset|everything|metals', '!coin-asset|equity-metal'],
    [4.6, 'metal-pair'],
    [3.4, 'equity-pair', 'relative-strength|rank'],
    [3.2, 'equity-metal', 'relative-strength|rank|leading'],
    [4.2, 'quadrant'],
    [3.6, 'sector'],
    [2.7, 'rotation'],
    [4.8, 'rotation', 'sector|quadrant|chart|rank|everything'],
    [2.6, 'metals'],
    [2.4, 'metal', '!coin-asset|equity'],
    [2.4, 'everything'],
    [2.4, 'leading'],
    [1.8, 'equity', `!${RUSSELL}`],
    [2.2, 'dxy|vix|tlt|spx|ndx|arkk|ipo|xlg|mags', 'now|asset'],
  ],
  russell: [
    [3.4, RUSSELL],
    [3, 'breakout', '!btc|eth'],
    [
      5,
      'breakout|false-breakout|support|resistance|record|retest|hold|index-level|pattern|price|chart',
      RUSSELL,
    ],
    [3.8, 'false-breakout'],
    [3, 'resistance|support', '!btc|eth'],
    [2.8, 'record', '!btc|eth'],
    [3.6, 'retest'],
    [3.4, 'index-level', '!btc|eth|gold'],
    [4.4, 'index-level', 'hold|support|resistance|breakout|now'],
    [2.8, 'pattern'],
  ],
  macd: [
    [3.4, 'macd'],
    [3.2, 'golden-cross|death-cross'],
    [2.6, 'cross'],
    [3.6, 'signal-line|histogram'],
    [2.8, 'weekly-close'],
    [4.4, CROSSES, `asset|needed-price|will|weekly-close|${PRESENT}`],
    [4.2, 'cross', 'how-long'],
    [5.2, CROSSES, 'how-long', 'until'],
    [4.9, 'macd', 'false-breakout'],
    [2.2, 'moving-average'],
    [2.6, 'price|chart', 'asset', `!${RUSSELL}|others|btc_d|pair`],
    [2.2, 'btc|eth', '!pair'],
    [2.6, 'momentum', 'btc|eth', '!pair'],
    [2.6, 'btc|eth', 'now|price|chart', '!pair'],
  ],
  peak: [
    [3.4, 'peak'],
    [4.4, 'peak', `window|cycle|how-long|history|rally|fomc|btc|${PRESENT}`],
    [4.2, 'window'],
    [4.8, 'window', 'rally|truth|accuracy|peak|cross|golden-cross'],
    [3.6, 'peak-date|summer'],
    [2.8, 'rally', '!altseason|others'],
    [4.6, 'rally', 'how-long|when|history', '!others'],
    [4.4, 'how-long', 'cross|golden-cross|rally|cycle'],
    [5, 'peak|rally', 'cross|golden-cross', 'history|when|how-long|window'],
    [4.2, 'peak-lore'],
    [3.8, 'fomc'],
    [2.6, 'cycle', 'when'],
    [2.2, 'how-long'],
    [3.4, 'record', 'btc|eth'],
  ],
  liquidity: [
    [3.8, 'liquidity'],
    [3.2, 'fed'],
    [3.6, 'printing|qe|qt'],
    [3.8, 'tga|tga_daily|rrp|rmp|walcl'],
    [3.2, 'reserves|bills|m2|treasury'],
    [3.2, 'impulse|impulse-up'],
    [3, 'trillion'],
    [2.4, 'balance-move'],
    [2, 'inflation|dff|rate'],
    [4.8, 'trillion', `fed|treasury|${FED_BOOKS}|flow`],
    [4.8, `fed|treasury|${FED_BOOKS}`, `balance-move|printing|qe|qt|${PRESENT}`],
    [4.8, 'impulse', 'liquidity|now|btc'],
  ],
  fuse: [
    [4.2, 'correlation'],
    [5.4, 'correlation', 'asset|crypto|metals'],
    [4.2, 'decouple'],
    [5.2, 'decouple', 'asset|crypto'],
    [4.6, 'fuse'],
    [4.2, 'stabilization'],
    [4.8, 'stabilization', 'now|how-long|truth'],
    [5.6, 'stabilization', 'alive|health'],
    [1.8, 'lag|follow|together'],
    [4.2, 'equity-coin', '!metal'],
    [
      5.4,
      'equity-coin',
      'lag|follow|drive|together|how-long|when|divergence|breakout|conditional|will',
      '!metal',
    ],
    [3.8, 'metal-coin', '!equity'],
    [
      5.4,
      'metal-coin',
      'lag|follow|drive|together|flow|history|how-long|when|divergence|will|peak',
      '!equity',
    ],
    [3.2, 'lag|follow|drive|together', 'others|crypto'],
    [4.4, 'lag|follow|drive|together|divergence', 'pair'],
    [4.4, 'lag|follow|drive', 'crypto|others', `metals|${RUSSELL}|metal`],
    [3.2, 'divergence'],
    [3.6, 'shock'],
  ],
  alts: [
    [2.8, 'others'],
    [
      3.8,
      'others',
      `truth|relative-strength|btc|rally|crypto|change|price-move|will|rank|${PRESENT}`,
      '!equity|metal',
    ],
    [4.2, 'btc_d|eth_d|breadth|altseason'],
    [5, 'breadth|altseason', `stabilization|leading|truth|relative-strength|${PRESENT}`],
    [2.8, 'alt-lore'],
    [2.6, 'coin'],
    [3.2, 'total|total2|total3|stablecoins|others_proxy'],
    [3.6, 'eth', 'btc'],
    [4.6, 'eth', 'btc', 'cross|relative-strength|leading|breakout|momentum|rank'],
    [2.2, 'crypto'],
    [2.6, 'crypto', 'now|this-week'],
  ],
};

const EVIDENCE: Readonly<Record<string, readonly Clue[]>> = {
  odds: [
    [3.6, 'odds'],
    [5.6, 'odds', `${EVENTS}|rally|peak|window`],
    [5.2, 'after', 'change|history|odds', `${EVENTS}|record`, '!how-long|peak'],
    [4.9, 'after', 'golden-cross|death-cross|breakout|false-breakout|phase-change', '!how-long|peak|rally'],
    [5, 'how-many', 'golden-cross|death-cross|breakout|false-breakout|cross', '!how-long'],
    [2.6, 'accuracy'],
    [5.2, 'accuracy', EVENTS],
    [1.6, 'history'],
    [4.9, 'history', EVENTS, '!how-long|peak'],
    [3.4, 'accuracy|odds', 'history'],
  ],
  thesis: [
    [4.2, 'article'],
    [3.2, 'claims'],
    [5.4, 'article|claims', 'truth|history|claims'],
    [4.8, 'article', 'now|what-is|change'],
    [5.4, 'article|claims', 'alive|health'],
  ],
  week: [
    [2.8, 'this-week'],
    [2.6, 'change'],
    [5, 'change', 'this-week'],
    [4.4, 'recap'],
    [5, 'recap', 'this-week|weekly|weekday'],
    [2.6, 'weekly|weekday'],
    [3.2, 'backdrop', 'this-week'],
  ],
  explain: [
    [4.8, 'define'],
    [5, 'mean', 'what', '!pair'],
    [4.6, 'mean', 'term', '!pair|altseason'],
    [5.8, 'define', `term|${EVENTS}|${FED_BOOKS}`],
    [5.6, 'bare-definition'],
    [2.6, 'only-term'],
    [4.9, 'what-is', 'moving-average'],
  ],
  why: [
    [4.2, 'provenance'],
    [5.2, 'provenance', `asset|term|${EVENTS}|${FED_BOOKS}`],
    [1.6, 'why'],
    [4.2, 'only-why'],
  ],
  sources: [
    [4.2, 'source'],
    [5, 'source', 'data|price'],
    [2.6, 'data'],
    [3.8, 'fresh', 'data|price'],
  ],
};

const SERVICE: Readonly<Record<string, readonly Clue[]>> = {
  subscribe: [
    [5, 'subscribe'],
    [5.4, 'send', 'recurring|weekly|weekday'],
    [5, 'digest|recap', 'recurring|weekday'],
    [3.2, 'recurring'],
    [4.6, 'weekly|weekday', 'clock-time'],
    [4.4, 'send', 'clock-time'],
  ],
  unsubscribe: [
    [6.2, 'stop', 'digest|send|recurring|subscribe|scheduled|recap'],
    [3.8, 'stop', '!asset'],
    [5.8, 'negation', 'send|recurring|digest|subscribe'],
  ],
  subscriptions: [
    [4.6, 'scheduled'],
    [5.6, 'scheduled', 'digest|send|when|recap'],
    [5.2, 'digest', 'when|manage'],
  ],
  digest: [
    [3.8, 'digest'],
    [4.8, 'digest', 'now|chart'],
  ],
  alert: [
    [8, 'notify', '!negation|stop'],
    [3.6, 'alert'],
    [5, 'alert', `asset|hold|phase|${EVENTS}`],
  ],
  alerts: [
    [5.8, 'alert', 'manage|stop'],
    [8, 'notify|alert', 'negation|stop'],
  ],
  settings: [
    [4.8, 'settings'],
    [4.4, 'timezone'],
    [5.4, 'timezone', 'clock-time|send|settings'],
    [5.4, 'settings', 'chart|send'],
    [3.2, 'clock-time'],
  ],
  health: [
    [4.4, 'health'],
    [4.6, 'alive', 'you'],
    [2.2, 'alive', '!asset|others'],
    [3.6, 'fresh'],
  ],
  help: [
    [4, 'help'],
    [5.4, 'help', 'define'],
    [2.2, 'greeting'],
    [3.4, 'only-greeting'],
  ],
  start: [[4, 'introduction']],
};

/** Commands that answer about the market or the evidence, as against the bot itself. */
export const MEASURING: ReadonlySet<string> = new Set([...Object.keys(ANALYSIS), ...Object.keys(EVIDENCE)]);

export const CLUES: Readonly<Record<string, readonly Clue[]>> = { ...ANALYSIS, ...EVIDENCE, ...SERVICE };

/** What is offered where a question that must be refused comes near to nothing. */
export const WHERE_TO_BEGIN = 'phase';

/**
 * Commands that change something for others. Words alone never run them: they are offered, and the press of a button
 * is the order.
 */
export const CHANGING: ReadonlySet<string> = new Set(['alert', 'subscribe', 'unsubscribe']);
