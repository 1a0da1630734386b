import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../lib/log.ts';

/** Bolt hands over anything; an error's own fields may hold a request with its token, so only its words are kept. */
function wordsOf(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
}

/** Passes Bolt's log lines to ours. Its debug lines quote whole requests and responses and are dropped. */
export function toBoltLogger(log: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug(`slack: ${wordsOf(parts)}`),
    warn: (...parts: unknown[]) => log.warn(`slack: ${wordsOf(parts)}`),
    error: (...parts: unknown[]) => log.error(`slack: ${wordsOf(parts)}`),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
