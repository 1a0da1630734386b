import { type Logger as PinoLogger, pino } from 'pino';

export type Logger = PinoLogger;

/** Anything shaped like a credential the bot may meet, cut even where it was never configured. */
const SECRET_SHAPES = [
  /\b\d{6,12}:[A-Za-z0-9_-]{20,}/g,
  /\bx(?:ox[a-z]|app)-[A-Za-z0-9-]{6,}/g,
  /((?:api_key|x_cg_demo_api_key|access_token|token)=)[^&\s"']+/gi,
  /(Bearer\s+)[A-Za-z0-9._~+/=-]+/gi,
];

export const REDACTED = '[redacted]';

/** Cuts the known secrets and anything shaped like one from a text. */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.filter((secret) => secret.length >= 4);
  const withoutKnown = known.reduce((line, secret) => line.replaceAll(secret, REDACTED), text);
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
