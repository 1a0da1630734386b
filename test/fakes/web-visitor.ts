import type { Action, Block } from '../../src/chat/reply.ts';

/** What the server sends for an answer, as the page reads it. */
export interface PageAnswer {
  readonly id: string;
  readonly command: string;
  readonly blocks: readonly Block[];
  readonly actions: readonly Action[];
  readonly chart?: { readonly path: string; readonly alt: string };
  readonly asOf?: string;
  readonly isError: boolean;
}

export interface PageReply {
  readonly answer?: PageAnswer;
  readonly replaces?: string;
  readonly error?: string;
}

export async function readShown(response: Response): Promise<PageReply> {
  const body: PageReply = JSON.parse(await response.text());
  return body;
}

function textOf(block: Block): string {
  if (block.kind === 'facts') return block.items.map(({ label, value }) => `${label} ${value}`).join('\n');
  if (block.kind !== 'table') return block.text;
  return [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join(' ')).join('\n');
}

/** The page without a browser: the same requests that its script sends, with its session's cookie. */
export class WebVisitor {
  readonly origin: string;
  private cookie = '';

  private constructor(origin: string) {
    this.origin = origin;
  }

  /** Greets the server, which gives the session, once `start` has made it ready. */
  static async open(origin: string, start: () => Promise<void> = async () => {}): Promise<WebVisitor> {
    await start();
    const visitor = new WebVisitor(origin);
    const hello = await fetch(`${origin}/api/hello`);
    visitor.cookie = hello.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    await hello.arrayBuffer();
    return visitor;
  }

  /** A POST as the page would send it, changed where a test wants. */
  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.cookie,
        origin: this.origin,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  ask(text: string, asOf?: string): Promise<Response> {
    return this.post('/api/ask', { text, ...(asOf === undefined ? {} : { asOf }) });
  }

  press(answer: string, action: number): Promise<Response> {
    return this.post('/api/press', { answer, action });
  }

  chart(path: string, theme = 'dark'): Promise<Response> {
    return fetch(`${this.origin}${path}?theme=${theme}`, { headers: { cookie: this.cookie } });
  }

  /** What the page shows of an answer: a picture, or its words where the picture does not come. */
  async draw({ blocks, chart }: PageAnswer): Promise<{ readonly text: string; readonly pictures: number }> {
    const lines = blocks.map(textOf);
    if (chart === undefined) return { text: lines.join('\n'), pictures: 0 };
    const picture = await this.chart(chart.path);
    await picture.arrayBuffer();
    if (picture.ok) return { text: lines.join('\n'), pictures: 1 };
    return { text: [...lines, `Chart not drawn. It shows: ${chart.alt}`].join('\n'), pictures: 0 };
  }
}
