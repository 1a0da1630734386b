import { type Logger as PinoLogger, pino } from 'pino';
import { listForms } from './secret-forms.ts';

export type Logger = PinoLogger;

/** Anything shaped like a credential the bot may meet, cut even where it was never configured. */
const SECRET_SHAPES = [
  // No word boundary before it: in an address it follows a word directly.
  /(?<!\d)\d{6,12}(?::|%3A)[A-Za-z0-9_-]{20,}/gi,
  /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{6,}/g,
  /((?:api_key|x_cg_demo_api_key|access_token|token)=)[^&\s"']+/gi,
  /(Bearer\s+)[A-Za-z0-9._~+/=-]+/gi,
  /(Basic\s+)[A-Za-z0-9+/]{16,}={0,2}/gi,
  // The password in an address, up to the last @ before its host.
  /(\b[a-z][a-z+]{1,20}:\/\/[^\s:/@"']*:)[^\s/"']+(?=@)/gi,
];

export const REDACTED = '[redacted]';

/** Cuts the known secrets, in every writing they may have, and anything shaped like one from a text. */
export function redact(text: string, secrets: readonly string[]): string {
  const withoutKnown = listForms(secrets).reduce((line, form) => line.replaceAll(form, REDACTED), text);
  return SECRET_SHAPES.reduce(
    (line, shape) =>
      line.replace(shape, (_match, prefix) => (typeof prefix === 'string' ? prefix : '') + REDACTED),
    withoutKnown,
  );
}

/**
 * A JSON-lines logger whose sink cuts secrets: platform SDKs put the bot token into their error objects, so
 * redaction by field name is not enough. `write` receives each finished line.
 */
export function createLogger(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void,
): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(redact(line, secrets)) },
  );
}
