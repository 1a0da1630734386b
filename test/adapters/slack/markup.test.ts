import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  escapeMrkdwn,
  packLines,
  shorten,
  splitMarkup,
} from '../../../src/adapters/slack/markup.ts';
import { anyText } from './samples.ts';

describe('escapeMrkdwn', () => {
  it('takes the meaning from pings, links and channels', () => {
    expect(escapeMrkdwn('<!channel> <@U1> <https://x|y> AT&T')).toBe(
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://x|y&gt; AT&amp;T',
    );
  });

  it('escapes what is escaped already, so that it is shown as it was written', () => {
    expect(escapeMrkdwn('&lt;')).toBe('&amp;lt;');
  });
});

describe('cleanText', () => {
  it('replaces half characters and drops control characters, line feeds and tabs aside', () => {
    expect(cleanText('a\uD83Db\u0000c\r\nd\te')).toBe('a\uFFFDbc\nd\te');
  });
});

describe('splitMarkup', () => {
  it('cuts nothing away, stays within the limit, and tears neither entities nor characters', () => {
    fc.assert(
      fc.property(anyText(3_000), fc.integer({ min: 8, max: 300 }), (text, max) => {
        const markup = escapeMrkdwn(text);
        const parts = splitMarkup(markup, max);
        expect(parts.join('')).toBe(markup);
        expect(parts.every((part) => part.length <= max && part.isWellFormed())).toBe(true);
        expect(parts.filter((part) => /&(?!amp;|lt;|gt;)/.test(part))).toEqual([]);
      }),
    );
  });

  it('prefers the end of a line, then a space', () => {
    expect(splitMarkup('first line\nsecond line', 14)).toEqual(['first line\n', 'second line']);
    expect(splitMarkup('one two three', 8)).toEqual(['one two ', 'three']);
  });
});

describe('packLines', () => {
  it('fills each part as far as whole lines fit', () => {
    expect(packLines(['aa', 'bb', 'cc'], '\n', 5)).toEqual(['aa\nbb', 'cc']);
  });
});

describe('shorten', () => {
  it('marks what it cut and never leaves half a character', () => {
    expect(shorten('abcdef', 4)).toBe('abc…');
    expect(shorten('abc', 4)).toBe('abc');
    fc.assert(
      fc.property(anyText(200), fc.integer({ min: 2, max: 60 }), (text, max) => {
        const label = shorten(text, max);
        expect(label.length).toBeLessThanOrEqual(max);
        expect(label.isWellFormed()).toBe(true);
      }),
    );
  });
});
