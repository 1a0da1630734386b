const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** The longest entity that a cut could fall into, without its last character: `&amp`. */
const LONGEST_ENTITY_HEAD = 4;

/**
 * Makes any string fit to travel: lone surrogates would make the form encoder throw, and control characters are
 * refused or swallowed. Line feeds and tabs stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}

/** Escapes the three characters Slack gives a meaning, so that no data can become a ping, a link or a channel. */
export function escapeMrkdwn(text: string): string {
  return cleanText(text).replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

function lastBreak(text: string, max: number): number {
  const line = text.lastIndexOf('\n', max - 1);
  if (line > 0) return line + 1;
  const space = text.lastIndexOf(' ', max - 1);
  return space > 0 ? space + 1 : max;
}

/** Moves a cut back where it would fall inside an entity or between the two halves of a character. */
function withoutTornCharacter(text: string, cut: number): number {
  const entity = text.lastIndexOf('&', cut - 1);
  if (entity > 0 && cut - entity <= LONGEST_ENTITY_HEAD && text.indexOf(';', entity) >= cut) return entity;
  const isLowSurrogate = /[\uDC00-\uDFFF]/.test(text.charAt(cut));
  return isLowSurrogate && cut > 1 ? cut - 1 : cut;
}

/**
 * Splits escaped text into parts of at most `max` characters: at line ends where there are any, else at spaces,
 * else between characters. Joined again the parts are the text.
 */
export function splitMarkup(text: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const cut = withoutTornCharacter(rest, lastBreak(rest, max));
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...parts, rest].filter((part) => part !== '');
}

/** Joins strings with `separator` into parts of at most `max` characters, never breaking one that fits. */
export function packLines(lines: readonly string[], separator: string, max: number): readonly string[] {
  const parts: string[] = [];
  for (const line of lines.flatMap((each) => splitMarkup(each, max))) {
    const last = parts.at(-1);
    const joined = last === undefined ? undefined : last + separator + line;
    if (joined !== undefined && joined.length <= max) parts[parts.length - 1] = joined;
    else parts.push(line);
  }
  return parts;
}

/** Cuts a label to `max` characters, marking the cut; never between the halves of a character. */
export function shorten(text: string, max: number): string {
  const clean = cleanText(text).trim();
  if (clean.length <= max) return clean;
  return `${clean.slice(0, withoutTornCharacter(clean, max - 1))}…`.toWellFormed();
}
