import type { IncomingMessage } from 'node:http';
import type { ApiCall } from './telegram-api.ts';
import type { UpdateFeed } from './telegram-feed.ts';
import { parseTelegramHtml, telegramLength } from './telegram-html.ts';
import { Refusal } from './telegram-refusal.ts';

type Method = (call: ApiCall, request: IncomingMessage) => unknown;
type Message = Record<string, unknown>;

/** The methods the bot uses, with the refusals it could provoke by itself. */
export interface TelegramMethods {
  readonly byName: Readonly<Record<string, Method>>;
  /** `chatId:userId` to a member's status. */
  readonly members: Map<string, string>;
  messagesIn(chatId: number): readonly Message[];
}

const bad = (description: string) => new Refusal(400, `Bad Request: ${description}`);

function textOf(payload: Record<string, unknown>, field: 'text' | 'caption', limit: number): string {
  const raw = payload[field];
  if (typeof raw !== 'string') return '';
  if (Buffer.byteLength(raw) > 32_768) throw bad('text is too long');
  if (!raw.isWellFormed()) throw bad('strings must be encoded in UTF-8');
  let text = raw;
  if (payload['parse_mode'] === 'HTML') {
    try {
      text = parseTelegramHtml(raw);
    } catch (error) {
      throw bad(String(error));
    }
  }
  if (telegramLength(text) > limit)
    throw bad(field === 'text' ? 'message is too long' : 'message caption is too long');
  return text.trim();
}

function checkButtons(markup: unknown): void {
  const rows: unknown =
    typeof markup === 'object' && markup !== null && 'inline_keyboard' in markup
      ? markup.inline_keyboard
      : [];
  for (const button of Array.isArray(rows) ? rows.flat() : []) {
    const { text, callback_data: data }: Record<string, unknown> = Object(button);
    if (String(text).trim() === '') throw bad('inline keyboard button text must be non-empty');
    if (Buffer.byteLength(String(data)) > 64) throw bad('BUTTON_DATA_INVALID');
  }
}

export function createTelegramMethods(me: Record<string, unknown>, feed: UpdateFeed): TelegramMethods {
  const members = new Map<string, string>();
  const chats = new Map<number, Message[]>();
  const photos = new Set<string>();
  let lastId = 1000;

  function photoOf(value: unknown, files: ApiCall['files']): Message[] {
    const upload =
      typeof value === 'string' && value.startsWith('attach://') ? files[value.slice(9)] : undefined;
    if (upload === undefined) {
      if (!photos.has(String(value))) throw bad('wrong remote file identifier specified');
      return [{ file_id: value }];
    }
    if (upload.toString('hex', 0, 4) !== '89504e47') throw bad('IMAGE_PROCESS_FAILED');
    const width = upload.readUInt32BE(16);
    const height = upload.readUInt32BE(20);
    if (width + height > 10_000) throw bad('PHOTO_INVALID_DIMENSIONS');
    const id = `photo-${photos.size + 1}`;
    photos.add(id);
    return [{ file_id: `${id}-small` }, { file_id: id, width, height }];
  }

  function store(payload: Record<string, unknown>, content: Message): Message {
    checkButtons(payload['reply_markup']);
    lastId += 1;
    const chatId = Number(payload['chat_id']);
    const markup = payload['reply_markup'];
    const buttons = markup === undefined ? {} : { reply_markup: markup };
    const message = { message_id: lastId, date: 1, chat: { id: chatId }, ...content, ...buttons };
    chats.set(chatId, [...(chats.get(chatId) ?? []), message]);
    return message;
  }

  const byName: Record<string, Method> = {
    getMe: () => me,
    deleteWebhook: () => true,
    setWebhook: () => true,
    setMyCommands: () => true,
    sendChatAction: () => true,
    answerCallbackQuery: () => true,
    getUpdates: ({ payload }, request) =>
      feed.poll(Number(payload['offset'] ?? 0), Number(payload['timeout']) > 0, (listener) =>
        request.socket.once('close', listener),
      ),
    getChatMember: ({ payload }) => ({
      status: members.get(`${String(payload['chat_id'])}:${String(payload['user_id'])}`) ?? 'member',
    }),
    sendMessage({ payload }) {
      const text = textOf(payload, 'text', 4096);
      if (text === '') throw bad('text must be non-empty');
      return store(payload, { text });
    },
    sendPhoto({ payload, files }) {
      const photo = photoOf(payload['photo'], files);
      const caption = textOf(payload, 'caption', 1024);
      return store(payload, { photo, ...(caption === '' ? {} : { caption }) });
    },
    editMessageMedia({ payload, files }) {
      const id = Number(payload['message_id']);
      const message = chats.get(Number(payload['chat_id']))?.find((one) => one['message_id'] === id);
      if (message === undefined) throw bad('message to edit not found');
      const media: Record<string, unknown> = Object(payload['media']);
      checkButtons(payload['reply_markup']);
      return Object.assign(message, {
        photo: photoOf(media['media'], files),
        caption: textOf(media, 'caption', 1024),
      });
    },
  };
  return { byName, members, messagesIn: (chatId) => chats.get(chatId) ?? [] };
}
