/**
 * @typedef {{ kind: 'heading' | 'text' | 'note' | 'source', text: string }
 *   | { kind: 'facts', items: { label: string, value: string }[] }
 *   | { kind: 'table', columns: { title: string, align: 'left' | 'right' }[], rows: string[][] }} Block
 * @typedef {{ kind: string, label: string, command: string }} Action
 * @typedef {{ id: string, command: string, blocks: Block[], actions: Action[], asOf?: string, isError: boolean,
 *   chart?: { path: string, alt: string, title: string } }} Answer
 * @typedef {{ answer: Answer, replaces?: string }} Answered
 * @typedef {{ name: string, aliases: string[], group: string, description: string, usage: string,
 *   takesDate: boolean }} Command
 * @typedef {{ kind: 'sample' | 'csv' | 'live', text: string, days?: { first: string, last: string },
 *   presets: { label: string, day: string }[] }} MarketNote
 * @typedef {{ market: MarketNote, commands: Command[], offers: string[] }} Hello
 */

/** A refusal whose words are meant for the person. */
export class Refusal extends Error {}

/** The server did not answer at all. */
export class Offline extends Error {
  constructor() {
    super('The server does not answer. Is it still running?');
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Offline();
  }
}

/** @param {Response} response */
async function readRefusal(response) {
  try {
    const { error } = await response.json();
    if (typeof error === 'string') return error;
  } catch {
    // Whatever stands between this page and its server answers in a format of its own.
  }
  return `The server answered with an error (${response.status}). Please try again.`;
}

/** @returns {Promise<Hello>} */
export async function sayHello() {
  const response = await reach('/api/hello', { cache: 'no-store' });
  if (response.ok) return response.json();
  throw new Refusal(await readRefusal(response));
}

/**
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Answered>}
 */
async function post(path, body, isRetry = false) {
  const response = await reach(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return response.json();
  if (response.status === 401 && !isRetry) {
    // The session's cookie has run out or was deleted: a new one is a greeting away.
    await sayHello();
    return post(path, body, true);
  }
  throw new Refusal(await readRefusal(response));
}

/**
 * @param {string} text
 * @param {string | undefined} asOf
 */
export const ask = (text, asOf) => post('/api/ask', asOf === undefined ? { text } : { text, asOf });

/**
 * @param {string} answer
 * @param {number} action
 */
export const press = (answer, action) => post('/api/press', { answer, action });
