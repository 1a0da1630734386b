import type { AdapterDeps } from '../../chat/adapter.ts';

type Fetch = typeof globalThis.fetch;

/** Codes after which a message is sent again in simpler form. */
const MARKUP_CODES = /"error":"(invalid_blocks|invalid_blocks_format|msg_too_long|msg_blocks_too_long)"/;

async function isAboutMarkup(response: Response): Promise<boolean> {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  // Looked at in a copy, because whoever called reads the answer too.
  return isJson && MARKUP_CODES.test(await response.clone().text());
}

/** The same `fetch`, counting what Slack refuses for its rate or its markup, whoever made the call. */
export function countFaults(send: Fetch, countFault: AdapterDeps['countFault']): Fetch {
  if (countFault === undefined) return send;
  return async (input, init) => {
    const response = await send(input, init);
    if (response.status === 429) countFault('slack', 'rate-limited');
    else if (await isAboutMarkup(response)) countFault('slack', 'markup-refused');
    return response;
  };
}
