import { createHash } from 'node:crypto';
import { InlineKeyboard } from 'grammy';
import { LRUCache } from 'lru-cache';
import type { Action } from '../../chat/reply.ts';
import {
  BUTTON_LABEL_LIMIT,
  BUTTONS_LIMIT,
  BUTTONS_PER_ROW,
  CALLBACK_DATA_BYTES,
  codePoints,
  firstCodePoints,
} from './limits.ts';
import { cleanText, isVisible } from './markup.ts';

/** What a pressed button asks. */
export interface Press {
  /** A command as its presser could have typed it: it earns no more trust than that. */
  readonly command: string;
  /** The answer replaces the one the button hangs under, instead of following it. */
  readonly replaces: boolean;
}

/** Turns actions into callback data and back. */
export interface ButtonCodec {
  encode(action: Action): string;
  /** Undefined where the data is unknown: a very old button, or data this bot never made. */
  decode(data: string): Press | undefined;
}

const REMEMBERED_BUTTONS = 5000;

/**
 * Callback data is the command itself where it fits, so that buttons outlive a restart; a longer command is kept in
 * memory under a short id made from its content, so that an id can never come to mean another command.
 */
export function createButtonCodec(): ButtonCodec {
  const remembered = new LRUCache<string, Press>({ max: REMEMBERED_BUTTONS });
  return {
    encode(action) {
      const replaces = action.kind === 'range';
      const inline = `${replaces ? 'r' : 'n'}:${action.command}`;
      if (Buffer.byteLength(inline) <= CALLBACK_DATA_BYTES) return inline;
      const id = `#${createHash('sha256').update(inline).digest('base64url').slice(0, 22)}`;
      remembered.set(id, { command: action.command, replaces });
      return id;
    },
    decode(data) {
      if (data.startsWith('#')) return remembered.get(data);
      const [, mode, command] = /^([rn]):(\/.+)$/s.exec(data) ?? [];
      return command === undefined ? undefined : { command, replaces: mode === 'r' };
    },
  };
}

/** Ranges in rows of their own, then the others; undefined where there is nothing to press. */
export function buildKeyboard(
  actions: readonly Action[] | undefined,
  codec: ButtonCodec,
): InlineKeyboard | undefined {
  const usable = (actions ?? []).filter(({ label }) => isVisible(label)).slice(0, BUTTONS_LIMIT);
  const ranges = usable.filter(({ kind }) => kind === 'range');
  const others = usable.filter(({ kind }) => kind !== 'range');
  const rows = [...inRows(ranges), ...inRows(others)];
  if (rows.length === 0) return undefined;
  return InlineKeyboard.from(
    rows.map((row) => row.map((action) => InlineKeyboard.text(shorten(action.label), codec.encode(action)))),
  );
}

function inRows(actions: readonly Action[]): Action[][] {
  const count = Math.ceil(actions.length / BUTTONS_PER_ROW);
  return Array.from({ length: count }, (_, row) =>
    actions.slice(row * BUTTONS_PER_ROW, (row + 1) * BUTTONS_PER_ROW),
  );
}

function shorten(label: string): string {
  const clean = cleanText(label).replaceAll('\n', ' ').trim();
  if (codePoints(clean) <= BUTTON_LABEL_LIMIT) return clean;
  return `${firstCodePoints(clean, BUTTON_LABEL_LIMIT - 1)}…`;
}
