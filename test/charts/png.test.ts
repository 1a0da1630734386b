import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng, packedSize, packRows } from '../../src/charts/png.ts';

/** Cyclic redundancy check as the PNG specification's appendix writes it. */
function checksum(data: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(checksum(body));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe('a PNG', () => {
  it('holds the pixels it was given, without their alpha', async () => {
    const pixels = Uint8Array.from({ length: 3 * 2 * 4 }, (_, i) => i * 7);
    const rows = new Uint8Array(packedSize(3, 2));
    packRows(pixels, 3, 2, rows);
    const png = await encodePng(rows, 3, 2);
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    const chunks = chunksOf(png);
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    // Width, height, eight bits, RGB, deflate, adaptive filters, not interlaced.
    expect([...(chunks[0]?.data ?? [])]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
    const packed = inflateSync(chunks[1]?.data ?? Buffer.alloc(0));
    // Two rows of a filter byte and three pixels, each without its fourth byte.
    const rowOf = (first: number): number[] => [0, 1, 2, 4, 5, 6, 8, 9, 10].map((i) => (first + i) * 7);
    expect([...packed]).toEqual([0, ...rowOf(0), 0, ...rowOf(12)]);
  });
});
