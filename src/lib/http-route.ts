import type { IncomingMessage, ServerResponse } from 'node:http';

/** A part of the one HTTP server, contributed by whoever needs it: a webhook, an OAuth page, health. */
export interface HttpRoute {
  readonly name: string;
  matches(method: string, path: string): boolean;
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>;
}
