import { HttpError } from './http-error.ts';

/** Sites that suspect a robot answer 200 with a page, which a lenient parser would take for an empty data set. */
const HTML_START = /^\uFEFF?\s*<(?:!doctype|html)/i;

export function looksLikeHtml(text: string): boolean {
  return HTML_START.test(text);
}

/** The body as text; throws `too-large`, and stops the transfer, beyond `maxBytes` (counted after decompression). */
export async function readBody(response: Response, host: string, maxBytes: number): Promise<string> {
  if (response.body === null) return '';
  const declared = Number(response.headers.get('content-length') ?? 0);
  if (declared > maxBytes) {
    await response.body.cancel();
    throw tooLarge(host, response.status, maxBytes);
  }
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw tooLarge(host, response.status, maxBytes);
    }
    parts.push(decoder.decode(chunk.value, { stream: true }));
  }
  parts.push(decoder.decode());
  return parts.join('');
}

function tooLarge(host: string, status: number, maxBytes: number): HttpError {
  return new HttpError(`${host} sent more than ${maxBytes} bytes`, { kind: 'too-large', host, status });
}
