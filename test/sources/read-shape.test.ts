import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isoDay, numeric, parseValue, readShape } from '../../src/sources/read-shape.ts';
import { SourceFault } from '../../src/sources/source-error.ts';

describe('a value', () => {
  it.each(['null', '', ' ', '.', 'NA', 'N/A', 'None', null, undefined])('is missing in %j', (field) => {
    expect(parseValue(field)).toBeNull();
  });

  it.each([
    ['0', 0],
    ['0.000', 0],
    [0, 0],
    ['-1.5', -1.5],
    [' 972675 ', 972_675],
    ['1.5e-8', 1.5e-8],
    ['.5', 0.5],
  ])('in %j is a number', (field, expected) => {
    expect(parseValue(field)).toBe(expected);
  });

  it.each([
    '1,000',
    '$5',
    '12 bn',
    '0x10',
    'NaN',
    'Infinity',
    '--',
    '1.2.3',
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('in %j is neither', (field) => {
    expect(parseValue(field)).toBeUndefined();
  });

  it('survives being written as text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseValue(String(number))).toBe(number + 0);
        expect(parseValue(number)).toBe(number);
      }),
    );
  });
});

describe('a shape', () => {
  const schema = z.looseObject({ rows: z.array(z.looseObject({ day: isoDay, value: numeric })) });

  it('keeps what is used and is silent about the rest', () => {
    const document = {
      rows: [{ day: '2026-11-24T00:00:00Z', value: '.', extra: 1 }, { day: '1970-01-02' }],
      more: 2,
    };
    expect(readShape(schema, document).rows).toMatchObject([
      { day: 20_781, value: null },
      { day: 1, value: null },
    ]);
  });

  it.each([
    [{ rows: [{ day: '2026-11-24', value: 'secret' }] }, 'rows.0.value'],
    [{ rows: [{ day: '2026-02-30', value: 1 }] }, 'rows.0.day'],
    [{ rows: {} }, 'rows'],
    [[], 'root'],
    [null, 'root'],
  ])('that is not as agreed is refused by the path of the fault', (document, path) => {
    const refusal = () => readShape(schema, document);
    expect(refusal).toThrow(SourceFault);
    expect(refusal).toThrow(`The answer's ${path} is not as agreed`);
    expect(refusal).not.toThrow('secret');
  });
});
