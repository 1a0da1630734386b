import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/chat/parse.ts';
import { readArguments } from '../../src/chat/read-arguments.ts';
import { SERIES_IDS, seriesRow } from '../../src/market/catalogue.ts';
import { createCsvReader } from '../../src/sources/csv/csv-reader.ts';
import { realCommands } from '../chat/questions/real-commands.ts';
import { temporaryFolder } from '../store/contract/engines.ts';

const OUTSIDE = 'date,value\n2026-01-02,666\n';
let folder: ReturnType<typeof temporaryFolder>;
let inside: string;

beforeEach(() => {
  folder = temporaryFolder();
  inside = join(folder.path, 'csv');
  mkdirSync(inside);
  writeFileSync(join(folder.path, 'outside.csv'), OUTSIDE);
});
afterEach(() => folder.remove());

describe('a folder of CSV files', () => {
  it('is asked only for names without a way out of it', () => {
    const names = SERIES_IDS.map((id) => seriesRow(id).csv.file);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^[A-Za-z0-9_-]+$/.test(name))).toEqual([]);
  });

  it.each(['../outside.csv', '../../../../etc/passwd'])('gives nothing of %s through a link', (target) => {
    symlinkSync(target, join(inside, 'BTC.csv'));
    expect(() => createCsvReader(inside).read('BTC')).toThrow(/link to a file outside|ENOENT|no such/i);
  });

  it('gives nothing through a link to a folder outside, nor through a chain of links', () => {
    symlinkSync('..', join(inside, 'up'));
    symlinkSync('up/outside.csv', join(inside, 'ETH.csv'));
    expect(() => createCsvReader(inside).read('ETH')).toThrow(/link to a file outside/);
  });
});

describe('what a person types', () => {
  it('never becomes a series or a name that the catalogue does not have', () => {
    const macd = realCommands.find('macd');
    if (macd === undefined) throw new Error('there is no such command');
    const way = fc.constantFrom('..', '/', '\\', '%2e%2e', '\0', 'BTC', '.csv', 'etc', 'passwd', '~');
    fc.assert(
      fc.property(fc.array(way, { minLength: 1, maxLength: 6 }), (parts) => {
        let asset: unknown;
        try {
          asset = readArguments(macd, parseMessage(`/macd "${parts.join('')}"`))['asset'];
        } catch {
          return;
        }
        expect(SERIES_IDS).toContain(asset);
      }),
    );
  });
});
