import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../src/adapters/slack/incoming-text.ts';
import { anyText } from './samples.ts';

describe('a message of Slack’s', () => {
  it.each([
    ['<@U0BOT> phase', 'phase'],
    ['  <@U0BOT>   macd eth  ', 'macd eth'],
    ['hey <@U0BOT> is it altseason?', 'hey   is it altseason?'],
    ['ask <@U0ALICE01|alice> and <@U0CAROL>', 'ask @alice and @U0CAROL'],
    ['<#C0GENERAL1|general> <!here>', '#general @here'],
    ['see <https://example.com/a?b=1|example.com> <https://x.org>', 'see example.com https://x.org'],
    ['alert rut &gt; 2400 &amp; &lt; 2700', 'alert rut > 2400 & < 2700'],
    ['&amp;lt;', '&lt;'],
    ['macd\u00A0btc', 'macd btc'],
    ['2 < 3 <b>', '2 < 3 <b>'],
  ])('%j reads as %j', (text, expected) => {
    expect(decodeMessage(text, 'U0BOT')).toBe(expected);
  });

  it('reads without an error whatever it holds', () => {
    fc.assert(
      fc.property(anyText(70_000), (text) => {
        expect(decodeMessage(text, undefined).length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 50 },
    );
  });
});
