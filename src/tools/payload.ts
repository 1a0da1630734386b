import { renderPlain } from '../chat/plain.ts';
import type { Reply } from '../chat/reply.ts';

export const RENDERINGS = ['telegram', 'slack', 'plain'] as const;

export type Rendering = (typeof RENDERINGS)[number];

/** Stands for the picture, which is drawn and uploaded apart from the text. */
const CHART = '<chart.png>';

/** The calls an answer becomes on Telegram, without the chat they go to. */
async function telegramCalls(reply: Reply): Promise<readonly object[]> {
  const { renderTelegram } = await import('../adapters/telegram/render.ts');
  const { buildKeyboard, createButtonCodec } = await import('../adapters/telegram/buttons.ts');
  const { parts, caption } = renderTelegram(reply);
  const keyboard = buildKeyboard(reply.actions, createButtonCodec());
  const buttons = keyboard === undefined ? {} : { reply_markup: keyboard };
  const hasChart = reply.chart !== undefined;
  const photo = { method: 'sendPhoto', photo: CHART };
  if (hasChart && caption !== undefined)
    return [{ ...photo, caption: caption.html, parse_mode: 'HTML', ...buttons }];
  const texts = parts.map(({ html: text }) => ({
    method: 'sendMessage',
    text,
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
  }));
  const calls = hasChart ? [...texts, photo] : texts;
  // Buttons hang under the last message.
  return [...calls.slice(0, -1), { ...calls.at(-1), ...buttons }];
}

async function slackMessages(reply: Reply): Promise<readonly object[]> {
  const { renderSlack } = await import('../adapters/slack/render.ts');
  return renderSlack(reply);
}

/** An answer exactly as a platform gets it: JSON for the chat platforms, text for `plain`. */
export async function renderFor(rendering: Rendering, reply: Reply): Promise<string> {
  if (rendering === 'plain') return renderPlain(reply);
  const payload = rendering === 'telegram' ? await telegramCalls(reply) : await slackMessages(reply);
  return JSON.stringify(payload, null, 2);
}
