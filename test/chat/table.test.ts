import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTable, MAX_TABLE_WIDTH } from '../../src/chat/table.ts';

const columns = [
  { title: 'Asset', align: 'left' },
  { title: '13w', align: 'right' },
] as const;

describe('layoutTable', () => {
  it('aligns names left and numbers right under their titles', () => {
    expect(
      layoutTable(columns, [
        ['BTC', '+1.5%'],
        ['Russell', '−12.0%'],
      ]),
    ).toEqual(['Asset      13w', 'BTC      +1.5%', 'Russell −12.0%']);
  });

  it('shortens the longest names to fit, never a number', () => {
    const lines = layoutTable(columns, [['First Trust US Equity Opportunities', '+123,456.7%']]);
    expect(lines).toEqual(['Asset                            13w', 'First Trust US Equity O… +123,456.7%']);
  });

  it('becomes lines of their own where nothing makes it fit', () => {
    const wide = Array.from({ length: 5 }, (_, index) => ({ title: `n${index}`, align: 'right' }) as const);
    expect(layoutTable(wide, [['100,000,001', '2', '300,000,003', '4', '500,000,005']])).toEqual([
      'n0: 100,000,001',
      'n1: 2',
      'n2: 300,000,003',
      'n3: 4',
      'n4: 500,000,005',
    ]);
  });

  it('shows missing cells as empty', () => {
    expect(layoutTable(columns, [['BTC']])).toEqual(['Asset 13w', 'BTC']);
  });

  it('is never wider than a phone while it is a table, and keeps every number whole', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const number = fc.integer({ min: -1e9, max: 1e9 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, number), { minLength: 1, maxLength: 6 }), (rows) => {
        const lines = layoutTable(columns, rows);
        expect(lines).toHaveLength(rows.length + 1);
        for (const [index, line] of lines.slice(1).entries()) {
          expect(Array.from(line).length).toBeLessThanOrEqual(MAX_TABLE_WIDTH);
          expect(line.endsWith(rows[index]?.[1] ?? 'missing')).toBe(true);
        }
      }),
    );
  });
});
