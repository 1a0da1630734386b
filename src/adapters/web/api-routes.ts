import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ZodType } from 'zod';
import type { Theme } from '../../charts/spec.ts';
import type { AdapterDeps } from '../../chat/adapter.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import type { MarketNote } from './about.ts';
import type { AnswerStore } from './answer-store.ts';
import { isFromPage } from './guard.ts';
import { CHART_PATH, forPage, listPageCommands, renderAnswer } from './render.ts';
import { askBody, pressBody, toRequest } from './requests.ts';
import { readJson, refuse, send, sendJson } from './respond.ts';
import { readSession, writeSession } from './session.ts';

export interface ApiParts {
  readonly deps: AdapterDeps;
  readonly describeMarket: () => MarketNote;
  /** Names of the commands to begin with. */
  readonly offers: readonly string[];
  readonly store: AnswerStore;
  /** Why this address is not answered now; undefined where it is. */
  readonly refuseAddress: (address: string) => 'too-many' | 'busy' | 'stopped' | undefined;
  /** Follows an answer under way, so that a stop can wait for it. */
  readonly track: (work: Promise<void>) => Promise<void>;
}

const WAIT_A_MOMENT = 'That is a lot of questions at once. Please wait a moment, then ask again.';
const REFUSALS = {
  'too-many': { status: 429, text: WAIT_A_MOMENT },
  busy: { status: 503, text: 'Too many questions are being answered. Please try again in a moment.' },
  stopped: { status: 503, text: 'The server is stopping.' },
  'too-large': { status: 413, text: 'That message is too long.' },
  malformed: { status: 400, text: 'The page sent something that makes no sense. Please reload it.' },
} as const;

function refuseFor(response: ServerResponse, reason: keyof typeof REFUSALS): void {
  const { status, text } = REFUSALS[reason];
  // What is left of a body too long is not worth reading.
  refuse(response, status, text, reason === 'too-large' ? { connection: 'close' } : {});
}

const pathOf = ({ url = '/' }: IncomingMessage) => new URL(url, 'http://localhost');

/** Whoever opens the page gets a session; what it says of the market and the commands is for everyone. */
function createHelloRoute({ deps, describeMarket, offers }: ApiParts): HttpRoute {
  const commands = listPageCommands(deps.commands.all);
  return {
    name: 'web-hello',
    matches: (method, path) => method === 'GET' && path === '/api/hello',
    handle(request, response) {
      const cookie = writeSession(request, readSession(request));
      sendJson(response, 200, { market: describeMarket(), commands, offers }, { 'set-cookie': cookie });
    },
  };
}

/** A POST of the page, checked: session, origin, limits and body. */
function createPostRoute<Body>(
  parts: ApiParts,
  { path, body: schema }: { readonly path: string; readonly body: ZodType<Body> },
  answer: (session: string, body: Body, response: ServerResponse) => Promise<void>,
): HttpRoute {
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromPage(request)) return refuse(response, 403, 'Only the page itself may ask.');
    const refusal = parts.refuseAddress(request.socket.remoteAddress ?? '');
    if (refusal !== undefined) return refuseFor(response, refusal);
    const session = readSession(request);
    if (session === undefined) return refuse(response, 401, 'The page must be reloaded.');
    const read = await readJson(request);
    // A sender who breaks off is owed no answer.
    if (read === 'aborted') return undefined;
    if (typeof read === 'string') return refuseFor(response, read);
    const { data } = schema.safeParse(read.value);
    if (data === undefined) return refuseFor(response, 'malformed');
    return answer(session, data, response);
  }
  return {
    name: `web ${path}`,
    matches: (method, asked) => method === 'POST' && asked === path,
    handle: (request, response) => parts.track(handle(request, response)),
  };
}

/** Asks the router and sends what it says; `replaces` names the answer that the page shows the new one in place of. */
async function ask(
  { deps, store }: ApiParts,
  response: ServerResponse,
  question: { readonly session: string; readonly text: string; readonly asOf: string | undefined },
  replaces?: string,
): Promise<void> {
  const { session, text, asOf } = question;
  const answer = await deps.router.handle(toRequest(session, text, asOf));
  if (answer === undefined) return refuseFor(response, 'too-many');
  const reply = forPage(answer.reply, deps.commands);
  const id = store.keep(session, { reply, asOf });
  const body = {
    answer: renderAnswer(id, { ...answer, reply }, asOf),
    ...(replaces === undefined ? {} : { replaces }),
  };
  return sendJson(response, 200, body);
}

/** A picture of an answer of this very session, in the theme that the page has. */
function createChartRoute({ deps, store }: ApiParts): HttpRoute {
  return {
    name: 'web-chart',
    matches: (method, path) => method === 'GET' && CHART_PATH.test(path),
    async handle(request, response) {
      const { pathname, searchParams } = pathOf(request);
      const id = CHART_PATH.exec(pathname)?.[1] ?? '';
      const chart = store.find(readSession(request) ?? '', id)?.reply.chart;
      if (chart === undefined) return refuse(response, 404, 'This chart is no longer kept.');
      const theme: Theme = searchParams.get('theme') === 'light' ? 'light' : 'dark';
      try {
        const png = await deps.charts.render(chart, theme);
        return send(response, 200, png, {
          'content-type': 'image/png',
          'cache-control': 'private, max-age=3600, immutable',
          vary: 'cookie',
        });
      } catch (error) {
        // The text stands without the picture; what went wrong is for the log.
        deps.log.warn({ err: error }, 'a chart could not be drawn');
        return refuse(response, 500, 'The chart could not be drawn.');
      }
    },
  };
}

/** What the page's script talks to. */
export function createApiRoutes(parts: ApiParts): readonly HttpRoute[] {
  const onAsk = createPostRoute(
    parts,
    { path: '/api/ask', body: askBody },
    (session, { text, asOf }, response) => ask(parts, response, { session, text, asOf }),
  );
  const onPress = createPostRoute(
    parts,
    { path: '/api/press', body: pressBody },
    async (session, body, response) => {
      const pressed = parts.store.find(session, body.answer);
      const action = pressed?.reply.actions?.[body.action];
      if (action === undefined) return refuse(response, 410, 'This answer is too old for its buttons.');
      const question = { session, text: action.command, asOf: pressed?.asOf };
      return ask(parts, response, question, action.kind === 'range' ? body.answer : undefined);
    },
  );
  return [createHelloRoute(parts), onAsk, onPress, createChartRoute(parts)];
}
