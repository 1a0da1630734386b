import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const compress = promisify(deflate);

/** Flat areas and thin lines gain little from more effort than this. */
const COMPRESSION = { level: 3 };
/** What a watermark over many bands makes larger than this (bytes) is worth the effort, which saves a quarter more. */
const LARGE = 180_000;
const THOROUGH = { level: 9 };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const COLOR_RGB = 2;

/** Length, type, data and checksum: PNG specification, section 5.3. */
function chunk(type: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, data.length + 8)), data.length + 8);
  return framed;
}

function header(width: number, height: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([BIT_DEPTH, COLOR_RGB], 8);
  return chunk('IHDR', data);
}

/** Bytes that `packRows` needs: a filter byte and three per pixel in each row. */
export function packedSize(width: number, height: number): number {
  return height * (1 + width * 3);
}

/** RGBA pixels as PNG rows without alpha, unfiltered, into `rows`: charts are opaque and mostly flat. */
export function packRows(pixels: Uint8Array, width: number, height: number, rows: Uint8Array): void {
  let from = 0;
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    rows[to] = 0;
    to += 1;
    for (let x = 0; x < width; x += 1) {
      rows[to] = pixels[from] ?? 0;
      rows[to + 1] = pixels[from + 1] ?? 0;
      rows[to + 2] = pixels[from + 2] ?? 0;
      from += 4;
      to += 3;
    }
  }
}

/** Encodes packed rows as a PNG, compressing off the event loop. */
export async function encodePng(rows: Uint8Array, width: number, height: number): Promise<Buffer> {
  const quick = await compress(rows, COMPRESSION);
  const data = quick.length > LARGE ? await compress(rows, THOROUGH) : quick;
  return Buffer.concat([
    SIGNATURE,
    header(width, height),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
