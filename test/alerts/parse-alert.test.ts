import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlertRule,
  type Condition,
  defaultCooldownDays,
  writeAlert,
} from '../../src/alerts/condition.ts';
import { parseAlert } from '../../src/alerts/parse-alert.ts';
import { UserError } from '../../src/lib/errors.ts';
import { SERIES_IDS } from '../../src/market/catalogue.ts';

const asset = fc.constantFrom(...SERIES_IDS);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('macd-cross' as const),
    asset,
    side: fc.constantFrom('golden' as const, 'death' as const, null),
  }),
  fc
    .record({
      kind: fc.constant('level' as const),
      asset: asset.filter((id) => id !== 'ALTSEASON'),
      toward: fc.constantFrom('above' as const, 'below' as const, 'either' as const),
      level: fc.double({ min: 1e-9, max: 1e15, noNaN: true }),
      isOneSided: fc.boolean(),
    })
    .filter(({ isOneSided, toward }) => !isOneSided || toward !== 'either'),
  fc.record({
    kind: fc.constant('level' as const),
    asset: fc.constant('ALTSEASON' as const),
    toward: fc.constantFrom('above' as const, 'below' as const),
    level: fc.integer({ min: 1, max: 100 }),
    isOneSided: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('phase-change' as const),
    to: fc.constantFrom(1 as const, 2 as const, 3 as const, null),
  }),
  fc.constant({ kind: 'clock-end' as const }),
  fc.record({
    kind: fc.constant('impulse-turn' as const),
    side: fc.constantFrom('up' as const, 'down' as const, null),
  }),
);

const rule: fc.Arbitrary<AlertRule> = fc
  .record({
    condition,
    isProvisional: fc.boolean(),
    isOnce: fc.boolean(),
    cooldown: fc.option(fc.integer({ min: 0, max: 730 })),
    expiryDays: fc.integer({ min: 1, max: 730 }),
  })
  .map(({ cooldown, ...rest }) =>
    Object.assign(rest, { cooldownDays: cooldown ?? defaultCooldownDays(rest.condition) }),
  );

/** Undefined where the words are refused in a sentence for the person; anything else is a defect and thrown. */
function readOrRefuse(text: string): AlertRule | undefined {
  try {
    return parseAlert(text);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const subject = (text: string) => parseAlert(text).condition;

describe('an alert in words', () => {
  it('reads back what it wrote, for every rule', () => {
    fc.assert(
      fc.property(rule, (each) => {
        expect(parseAlert(writeAlert(each))).toEqual(each);
      }),
      { numRuns: 500 },
    );
  });

  it('is read whatever the case, the spaces and the order of its modifiers', () => {
    fc.assert(
      fc.property(rule, fc.boolean(), (each, isUpper) => {
        const text = writeAlert(each).split(' ').join('  ');
        expect(parseAlert(isUpper ? text.toUpperCase() : ` ${text} `)).toEqual(each);
      }),
    );
  });

  it('never fails with anything but a sentence for the person', () => {
    const word = fc.constantFrom(
      'btc',
      'macd',
      'cross',
      'below',
      '2400',
      'phase',
      '3',
      'only',
      'clock',
      'x',
      '>',
      'for=9d',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          const read = readOrRefuse(text);
          expect(read && parseAlert(writeAlert(read))).toEqual(read);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each<[string, Condition]>([
    ['macd cross', { kind: 'macd-cross', asset: 'BTC', side: null }],
    ['macd eth cross', { kind: 'macd-cross', asset: 'ETH', side: null }],
    ['Golden cross of Bitcoin', { kind: 'macd-cross', asset: 'BTC', side: 'golden' }],
    ['russell below 2400', { kind: 'level', asset: 'RUT', toward: 'below', level: 2400, isOneSided: false }],
    [
      'if the russell closes under 2,400 only',
      { kind: 'level', asset: 'RUT', toward: 'below', level: 2400, isOneSided: true },
    ],
    ['btc > $100k', { kind: 'level', asset: 'BTC', toward: 'above', level: 100_000, isOneSided: false }],
    ['btc above 100000', { kind: 'level', asset: 'BTC', toward: 'above', level: 100_000, isOneSided: false }],
    [
      'altseason above 75',
      { kind: 'level', asset: 'ALTSEASON', toward: 'above', level: 75, isOneSided: false },
    ],
    [
      'altseason below 0.25',
      { kind: 'level', asset: 'ALTSEASON', toward: 'below', level: 25, isOneSided: false },
    ],
    ['phase change', { kind: 'phase-change', to: null }],
    ['phase 3', { kind: 'phase-change', to: 3 }],
    ['fuse clock end', { kind: 'clock-end' }],
    ['liquidity impulse turns up', { kind: 'impulse-turn', side: 'up' }],
    ['impulse turn', { kind: 'impulse-turn', side: null }],
  ])('understands "%s"', (text, expected) => expect(subject(text)).toEqual(expected));

  it('lasts half a year, tells each time, on confirmed closes only, unless told otherwise', () => {
    expect(parseAlert('macd cross')).toMatchObject({ expiryDays: 180, isOnce: false, isProvisional: false });
    expect(parseAlert('macd cross provisional once for 2 weeks')).toMatchObject({
      expiryDays: 14,
      isOnce: true,
      isProvisional: true,
    });
    expect(parseAlert('btc above 100k cooldown 3 d').cooldownDays).toBe(3);
  });

  it.each([
    ['russel below 2400', /understood the level 2400 from below, but I know no series "russel"/],
    ['btc', /understood the asset BTC, but no event and no level/],
    ['phase change tomorrow', /understood a change of the phase, but not "tomorrow"/],
    ['macd foo cross', /understood a MACD cross, but I know no series "foo"/],
    ['', /Say what to watch/],
    ['macd cross for 9y', /at most 730 days/],
    ['altseason above 120', /never exceeds 100%/],
  ])('says what it understood of "%s"', (text, message) => expect(() => parseAlert(text)).toThrow(message));
});
