import { createTelegramAdapter } from '../../../src/adapters/telegram/telegram-adapter.ts';
import type { AdapterDeps, Answer, Router } from '../../../src/chat/adapter.ts';
import { startTelegramApi } from '../../fakes/telegram-api.ts';
import { mentionsIn } from '../../fakes/telegram-html.ts';
import { ALICE, CHATS, DAVE, pressQuery, textUpdate } from '../../fakes/telegram-updates.ts';
import type { Driver, Person, Shown } from '../adapter-contract.ts';

const PEOPLE = { ann: ALICE, ben: DAVE } as const;
const CHAT = CHATS.supergroup.id;

/** A chat is answered in order, so once this has come back everything before it has. */
const MARK = 'the mark of the driver';

interface Button {
  readonly text: string;
  readonly callback_data: string;
}

function withMark(router: Router): Router {
  const marked: Answer = {
    command: 'mark',
    theme: 'dark',
    reply: { blocks: [{ kind: 'text', text: MARK }], facts: {}, visibility: 'public' },
  };
  return { handle: async (request) => (request.text === MARK ? marked : router.handle(request)) };
}

function buttonsOf({ reply_markup: markup }: Record<string, unknown>): readonly Button[] {
  const { inline_keyboard: rows = [] }: { inline_keyboard?: Button[][] } = Object(markup);
  return rows.flat();
}

function wordsOf(message: Record<string, unknown>): string {
  const { text = '', caption = text }: { text?: string; caption?: string } = Object(message);
  return caption;
}

/** A supergroup with two people, over a Bot API server that refuses what Telegram refuses. */
export async function openTelegramDriver(deps: AdapterDeps): Promise<Driver> {
  const api = await startTelegramApi();
  const adapter = createTelegramAdapter(
    { token: api.token, apiRoot: api.origin },
    { ...deps, router: withMark(deps.router) },
  );
  await adapter.start();
  const messages = () => api.messagesIn(CHAT).filter(({ text }) => text !== MARK);
  let seen = 0;
  let marks = 0;
  let last: { update: Record<string, unknown>; id: number } | undefined;

  const push = (update: Record<string, unknown>) => {
    last = { update, id: api.push(update) };
  };
  const press = async (person: Person, message: Record<string, unknown>, data: string) =>
    push({
      callback_query: pressQuery(
        'supergroup',
        data,
        { message_id: Number(message['message_id']) },
        PEOPLE[person],
      ),
    });

  return {
    adapter,
    hasSeveralPeople: true,
    deliver: async (text, person) => push(textUpdate('supergroup', text, { from: PEOPLE[person] })),
    async repeat() {
      if (last !== undefined) api.push(last.update, last.id);
    },
    async settle() {
      marks += 1;
      api.push(textUpdate('supergroup', MARK));
      const sent = () => api.messagesIn(CHAT).filter(({ text }) => text === MARK).length;
      for (let count = 1; sent() < marks; count += 1) await api.wait('sendMessage', count);
    },
    shown(): Shown {
      const fresh = messages().slice(seen);
      seen += fresh.length;
      const text = fresh.map(wordsOf).join('\n');
      return {
        text,
        pictures: fresh.filter(({ photo }) => photo !== undefined).length,
        buttons: fresh.flatMap((message) =>
          buttonsOf(message).map(({ text: label, callback_data: data }) => ({
            label,
            press: (person) => press(person, message, data),
          })),
        ),
        notified: mentionsIn(text),
        isPrivate: false,
      };
    },
    async close() {
      await adapter.stop(10_000);
      await api.close();
    },
  };
}
