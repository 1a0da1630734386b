import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataError, UserError } from '../../src/lib/errors.ts';
import { openReader } from '../../src/sources/reader.ts';

describe('a choice of market data', () => {
  it('opens the sample', () => {
    expect(openReader('sample').isSample).toBe(true);
  });

  it('opens a folder', () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-reader-'));
    expect(openReader(`csv:${folder}`)).toMatchObject({ isSample: false });
    rmSync(folder, { recursive: true });
  });

  it.each(['', 'csv', 'csv:', 'csv:  ', 'Sample', 'yahoo'])(
    'is refused with the ways to say it: %j',
    (choice) => {
      expect(() => openReader(choice)).toThrow(UserError);
      expect(() => openReader(choice)).toThrow(`Market data cannot be "${choice}"`);
    },
  );

  it('names a folder that is not there', () => {
    expect(() => openReader('csv:/no/such/folder')).toThrow(DataError);
    expect(() => openReader('csv:/no/such/folder')).toThrow('The CSV folder /no/such/folder does not exist');
  });
});
