/** What came back from a platform, or why nothing did. */
export type Called =
  | { readonly isAnswered: true; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly isAnswered: false; readonly reason: string };

/** How the doctor reaches servers. */
export interface Web {
  /** Never rejects. A failure's words are its system code, since others quote the address and with it the token. */
  call(url: string, init?: RequestInit, patienceMs?: number): Promise<Called>;
  /** The same `fetch`, noting what time servers tell. */
  readonly watch: typeof globalThis.fetch;
  /** How far this machine's clock was ahead of each server that told its time (ms). */
  readonly skews: readonly number[];
}

const PATIENCE_MS = 10_000;
const MAX_CAUSES = 5;

function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > MAX_CAUSES) return undefined;
  if (error.name === 'TimeoutError') return 'no answer in time';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? codeOf(error.cause, depth + 1);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.json();
    return body;
  } catch {
    return undefined;
  }
}

/** @param now the machine's time (ms). */
export function createWeb(fetch: typeof globalThis.fetch, now: () => number): Web {
  const skews: number[] = [];
  const watch: typeof globalThis.fetch = async (input, init) => {
    const startedAt = now();
    const response = await fetch(input, init);
    const told = Date.parse(response.headers.get('date') ?? '');
    // The header has whole seconds, and was written somewhere between the question and the answer.
    if (Number.isFinite(told)) skews.push((startedAt + now()) / 2 - (told + 500));
    return response;
  };
  return {
    skews,
    watch,
    async call(url, init = {}, patienceMs = PATIENCE_MS) {
      try {
        const response = await watch(url, { ...init, signal: AbortSignal.timeout(patienceMs) });
        const { status, headers } = response;
        return { isAnswered: true, status, headers, body: await readJson(response) };
      } catch (error) {
        return { isAnswered: false, reason: codeOf(error) ?? 'no connection' };
      }
    },
  };
}
