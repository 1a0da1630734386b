import { createSlackAdapter } from '../../../src/adapters/slack/slack-adapter.ts';
import type { AdapterDeps } from '../../../src/chat/adapter.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { FakeSlackApi, type SlackCall } from '../../fakes/slack-api.ts';
import { type CheckedBlock, parseBlocks } from '../../fakes/slack-blocks.ts';
import { serveRoutes } from '../../fakes/slack-http.ts';
import {
  commandBody,
  deliver,
  pressBody,
  SIGNING_SECRET,
  type SignedRequest,
  sign,
} from '../../fakes/slack-sender.ts';
import type { Driver, Person, Shown } from '../adapter-contract.ts';

const PEOPLE = { ann: 'U0ALICE01', ben: 'U0BOB0001' } as const;
const LONG_MS = 4_000;
const STOP_MS = 60_000;
const SPEAKING = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update', '__response']);

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

/** Slack shows the entities as the characters they stand for, and nothing else in what the fake lets through. */
const decode = (markup: string) =>
  markup.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function wordsOf(block: CheckedBlock): readonly string[] {
  if (block.type === 'section') return [decode(block.text.text)];
  if (block.type === 'header') return [block.text.text];
  return block.type === 'context' ? block.elements.map(({ text }) => decode(text)) : [];
}

const buttonsOf = (block: CheckedBlock): readonly Button[] =>
  block.type === 'actions' ? block.elements : [];

/** The message as it stands in the end: an update takes the place of what it changes. */
function latest(calls: readonly SlackCall[]): readonly SlackCall[] {
  const updates = calls.filter(({ method }) => method === 'chat.update');
  const posts = calls.filter(({ method }) => method !== 'chat.update');
  const last = updates.at(-1);
  return last === undefined ? posts : [...posts.slice(0, -1), last];
}

/** A channel with two people, over a Web API that refuses what Slack refuses. */
export async function openSlackDriver(deps: AdapterDeps): Promise<Driver> {
  const slack = new FakeSlackApi();
  await slack.start();
  const adapter = createSlackAdapter(
    {
      mode: 'http',
      botToken: 'xoxb-alpha',
      signingSecret: SIGNING_SECRET,
      apiUrl: slack.apiUrl,
      fetch,
      sleep: (ms, signal) =>
        new Promise((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('aborted')));
          // Patience and the deadline of a stop outlast every test.
          if (ms < LONG_MS) setImmediate(resolve);
        }),
    },
    // Signatures carry the time of day.
    { ...deps, clock: systemClock },
  );
  await adapter.start();
  const server = await serveRoutes(adapter.routes);
  const events = `${server.origin}/slack/events`;
  let seen = 0;
  let last: SignedRequest | undefined;

  async function send(body: string): Promise<void> {
    last = sign(body);
    await deliver(events, last);
  }

  async function settle(): Promise<void> {
    await adapter.stop(STOP_MS);
    await adapter.start();
  }

  function press(person: Person, { action_id, value }: Button, ts: string): Promise<void> {
    const message = { ts, text: 'x' };
    const place = { user: { id: PEOPLE[person] }, message, response_url: slack.responseUrl() };
    return send(pressBody({ action_id, value }, place));
  }

  return {
    adapter,
    hasSeveralPeople: true,
    deliver(text, person) {
      const [command = '', ...rest] = text.split(' ');
      return send(
        commandBody({
          command,
          text: rest.join(' '),
          user_id: PEOPLE[person],
          response_url: slack.responseUrl(),
        }),
      );
    },
    async repeat() {
      if (last !== undefined) await deliver(events, last);
    },
    settle,
    shown(): Shown {
      const fresh = slack.calls.slice(seen).filter(({ method, error }) => SPEAKING.has(method) && !error);
      seen = slack.calls.length;
      const isPrivate = fresh.some(
        ({ method, params }) => method === 'chat.postEphemeral' || params.response_type === 'ephemeral',
      );
      const messages = latest(fresh).map(({ params }) => parseBlocks(params.blocks ?? []));
      const blocks = messages.flat();
      return {
        text: blocks.flatMap(wordsOf).join('\n'),
        pictures: blocks.filter(({ type }) => type === 'image' || type === 'data_visualization').length,
        buttons: blocks.flatMap(buttonsOf).map((button) => ({
          label: button.text.text,
          press: (person) => press(person, button, '1700000000.000001'),
        })),
        // Unescaped marks, which alone notify, are refused by the fake.
        notified: [],
        isPrivate,
      };
    },
    async close() {
      await adapter.stop(STOP_MS);
      await server.close();
      await slack.stop();
    },
  };
}
