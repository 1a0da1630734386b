import type { Api } from 'grammy';
import type { AdapterDeps } from '../../chat/adapter.ts';

type Transformer = Parameters<Api['config']['use']>[0];

/** Counts what Telegram refuses for its rate or its markup, whoever made the call, and changes nothing. */
export function countFaults(countFault: AdapterDeps['countFault']): Transformer {
  return async (previous, method, payload, signal) => {
    const answer = await previous(method, payload, signal);
    if (answer.ok) return answer;
    if (answer.error_code === 429) countFault?.('telegram', 'rate-limited');
    else if (answer.description.includes("can't parse entities")) countFault?.('telegram', 'markup-refused');
    return answer;
  };
}
