import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, REDACTED, redact } from '../../src/lib/log.ts';

/** Long enough to be told from ordinary words, of any characters that a password may have. */
const secret = fc
  .string({ minLength: 8, maxLength: 60, unit: 'grapheme' })
  .filter((text) => text.trim().length >= 8);

const around = fc.string({ maxLength: 30 });

describe('a secret that is known', () => {
  it('is cut in every writing: as it is, in JSON, in an address and in base64', () => {
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const forms = [
          text,
          JSON.stringify(text).slice(1, -1),
          encodeURIComponent(text),
          new URLSearchParams({ key: text }).toString().slice(4),
        ];
        for (const form of forms) expect(redact(form, [text])).not.toContain(form);
        const inBase64 = Buffer.from(`${before}${text}${after}`).toString('base64');
        const left = redact(inBase64, [text]).replaceAll(REDACTED, '\0');
        // What is left around it tells at most the two characters that it shares with its neighbours.
        expect(Buffer.from(left.split('\0').join(''), 'base64').toString('utf8')).not.toContain(text);
        expect(left).toContain('\0');
      }),
      { numRuns: 300 },
    );
  });

  it('is cut in whole where another is a part of it', () => {
    expect(redact('long-secret-value', ['secret', 'long-secret-value'])).toBe(REDACTED);
  });

  it('is not looked for where it is so short that it would be found everywhere', () => {
    expect(redact('a cat sat', ['a', 'cat'])).toBe('a cat sat');
  });
});

describe('something shaped like a secret', () => {
  it.each([
    ['https://api.example.org/bot123456789:AAE-abcdefghijklmnopqrstuvwxyz012345/getMe', 'AAE-abc'],
    ['url=https%3A%2F%2Fx%2Fbot123456789%3AAAE-abcdefghijklmnopqrstuvwxyz012345', 'AAE-abc'],
    ['token xoxb-12345-67890-abcdefABCDEF', 'abcdefABCDEF'],
    ['xapp-1-A012-345-abcdef0123456789', 'abcdef0123'],
    ['xoxe.xoxp-1-Mi0yLTEyMzQ1', 'Mi0yLTEy'],
    ['GET /fred?api_key=abcdef0123456789&series_id=WALCL', 'abcdef0123456789'],
    ['{"authorization":"Bearer abc.def-ghi"}', 'abc.def-ghi'],
    ['{"authorization":"Basic dXNlcjpwYXNzd29yZA=="}', 'dXNlcjpwYXNz'],
    ['postgres://bot:s3cr3t-p@ss@db.internal/bot', 's3cr3t'],
  ])('is cut although nobody configured it: %s', (line, part) => {
    expect(line).toContain(part);
    expect(redact(line, [])).not.toContain(part);
    expect(redact(line, [])).toContain(REDACTED);
  });

  it('is not seen in ordinary lines', () => {
    const lines = [
      'Copy the Signing Secret from Basic Information',
      'listening on http://127.0.0.1:3000',
      '{"at":"2026-11-24T12:00:00.000Z","delivery":"0193:digest"}',
      'mailto: somebody@example.com',
    ];
    for (const line of lines) expect(redact(line, [])).toBe(line);
  });
});

describe('the log', () => {
  it('writes JSON lines that stay JSON when something was cut', () => {
    const lines: string[] = [];
    const log = createLogger('info', ['pass"word\\1'], (line) => lines.push(line));
    log.error({ err: new Error('refused pass"word\\1') }, 'no');
    expect(lines[0]).not.toContain('word');
    expect(JSON.parse(lines[0] ?? '').err.message).toBe(`refused ${REDACTED}`);
  });
});
