import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRouteReader, routeQuestions } from '../../../src/chat/questions/route.ts';
import { PLACES } from '../../../src/chat/questions/silence.ts';
import { UserError } from '../../../src/lib/errors.ts';
import { thrownBy } from '../../fakes/thrown-by.ts';
import { realCommands } from './real-commands.ts';

const route = createRouteReader(realCommands);

describe('where a message leads', () => {
  it.each([
    ['/macd btc', 'dm', 'macd'],
    ['/golden_cross', 'dm', 'macd'],
    ['/macro phase', 'mention', 'phase'],
    ['@rotation_bot is it altseason yet', 'mention', 'alts'],
    ['/mcad eth', 'dm', 'macd'],
    ['/zzz', 'dm', 'help'],
    ['liqudity chart 1y', 'dm', 'liquidity'],
    ['theiss', 'dm', 'thesis'],
    ['should i buy sol', 'mention', 'REFUSE'],
    ['asdf', 'dm', 'help'],
    ['', 'dm', 'help'],
    ['a=1 a=2', 'dm', 'help'],
    ['tell me when the macd crosses', 'dm', 'alert'],
  ] as const)('"%s" in %s is %s', (text, where, command) => {
    expect(route(text, where)).toBe(command);
  });

  it.each([
    'is it altseason yet',
    'should I buy',
    'help',
    'thanks bot',
    'macd',
    '@someone look at the russell',
    '/nice one',
    'a=1 a=2',
  ])('"%s" among people is silence', (text) => {
    expect(route(text, 'ambient')).toBe('SILENT');
  });

  it('among people is a command only where it is written as one', () => {
    expect(route('/macd btc', 'ambient')).toBe('macd');
  });

  it('is a command, REFUSE or SILENT, whatever the text', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 700 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, fc.constantFrom(...PLACES), (text, where) => {
        expect(route(text, where)).toMatch(/^(?:REFUSE|SILENT|[a-z][a-z0-9_]*)$/);
      }),
    );
  });
});

describe('a file of questions', () => {
  const rows = [
    { id: 'a', text: 'wen top', where: 'dm', command: 'peak', note: 'left alone' },
    { id: 7, text: 'wen top', where: 'ambient' },
  ];

  it('is told row by row, further fields left alone', () => {
    expect(routeQuestions(JSON.stringify(rows), realCommands)).toEqual([
      { id: 'a', command: 'peak' },
      { id: 7, command: 'SILENT' },
    ]);
    expect(routeQuestions('[]', realCommands)).toEqual([]);
  });

  it.each([
    ['{', 'The questions are no JSON: '],
    ['{}', 'The questions are not as expected: '],
    ['[{"id":"a","text":"x"}]', 'The questions are not as expected at 0.where: '],
    ['[{"id":"a","text":"x","where":"loud"}]', 'The questions are not as expected at 0.where: '],
    ['[{"id":"a","text":1,"where":"dm"}]', 'The questions are not as expected at 0.text: '],
  ])('%s is refused with what is wrong', (json, reason) => {
    const error = thrownBy(() => routeQuestions(json, realCommands));
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toContain(reason);
  });
});
