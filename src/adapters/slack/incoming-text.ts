const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** `<@U1|ann>`, `<#C1|general>`, `<!here>`, `<https://x|label>`, `<mailto:a@b|a@b>`: kind, target, label. */
const CONTROL = /<(?:([@#!])([^<>|]+)|((?:https?|mailto|tel):[^<>|]+))(?:\|([^<>]*))?>/g;

/** Phones put these where a plain space was typed. */
const ODD_SPACES = /[\u00A0\u2007\u202F]/g;

/**
 * A message of Slack's as the person typed it: mentions of the bot removed, other control sequences as the words
 * they show, entities as characters.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function decodeMessage(text: string, botUserId: string | undefined): string {
  const words = text.replaceAll(
    CONTROL,
    (_all, kind: string | undefined, target: string | undefined, link: string | undefined, label: string) => {
      if (link !== undefined) return label || link;
      if (kind === '@' && target === botUserId) return ' ';
      const mark = kind === '!' ? '@' : (kind ?? '');
      return `${mark}${label || (target ?? '')}`;
    },
  );
  return words
    .replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll(ODD_SPACES, ' ')
    .trim();
}
