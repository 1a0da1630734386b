/**
 * Telegram's HTML mode as its documentation states it, for the tags the bot uses: every `<` opens a tag, tags nest
 * properly, only four named entities are decoded. Returns the text that remains; throws where Telegram would refuse.
 */
export function parseTelegramHtml(html: string): string {
  const open: string[] = [];
  const text = html.replaceAll(
    /<(\/?)([^>]*)>|</g,
    (token, slash: string | undefined, tag: string | undefined) => {
      if (tag === undefined || !/^(b|i|pre|code)$/.test(tag))
        throw new Error(`can't parse entities: Unsupported start tag "${tag ?? token}"`);
      if (slash === '') open.push(tag);
      else if (open.pop() !== tag) throw new Error(`can't parse entities: Unmatched end tag "${tag}"`);
      return '';
    },
  );
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw new Error(`can't parse entities: Can't find end tag corresponding to start tag "${unclosed}"`);
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** What Telegram measures: code points after parsing, without the blanks it trims. */
export function telegramLength(text: string): number {
  return Array.from(text.trim()).length;
}

/** The names in a text that Telegram would turn into mentions, which notify people. */
export function mentionsIn(text: string): string[] {
  return [...text.matchAll(/\B@([a-z0-9_]{2,32})\b/gi)].map((match) => match[0]);
}
