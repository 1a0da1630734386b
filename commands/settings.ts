import { z } from 'zod';
import { defineCommand } from '../src/chat/command.ts';
import { requireAdmin, requireDelivery } from '../src/chat/permission.ts';
import { placeOf } from '../src/chat/place.ts';
import { readZone, requireZone, suggestZone } from '../src/chat/zones.ts';

/** "theme dark" says the same as "dark" and "theme=dark". */
const without = (word: string) => (text: string) => text.replace(new RegExp(`^${word}\\s+`, 'i'), '');

const ZONE_WORD = /^(?:time\s*)?zone\s+/i;

const zone = z.string().transform((text, context) => {
  const name = text.replace(ZONE_WORD, '');
  // A word that is announced as a zone is meant as one, so that a mistyped one is refused as a zone.
  const isAnnounced = name !== text && !name.includes(' ');
  if (isAnnounced || readZone(name).kind !== 'unknown') return name;
  const nearest = suggestZone(name);
  context.issues.push({
    code: 'custom',
    input: text,
    message: `I don't know the time zone "${name}"`,
    params: { candidates: nearest === undefined ? [] : [nearest] },
  });
  return z.NEVER;
});

const choice = <const Values extends readonly [string, ...string[]]>(word: string, values: Values) =>
  z
    .string()
    .transform((text) => without(word)(text).toLowerCase())
    .pipe(z.enum(values, `${word} is ${values.join(' or ')}`));

export default defineCommand({
  name: 'settings',
  aliases: [],
  group: 'delivery',
  description: 'What holds for this chat: its time zone, full or brief digests, dark or light charts',
  examples: ['/settings', '/settings zone Europe/Berlin', '/settings light brief', '/settings theme=dark'],
  terms: ['settings', 'time zone', 'light charts', 'dark charts', 'dark mode'],
  args: z.object({
    detail: choice('detail', ['full', 'brief']).describe('how long digests are: full or brief').optional(),
    theme: choice('theme', ['dark', 'light']).describe('how charts look: dark or light').optional(),
    zone: zone.describe('a large city, or a name like Europe/London').optional(),
  }),
  home: [
    { label: 'Dark charts', command: '/settings theme=dark' },
    { label: 'Light charts', command: '/settings theme=light' },
    { label: 'Full digests', command: '/settings detail=full' },
    { label: 'Brief digests', command: '/settings detail=brief' },
  ],
  async run({ args, request, ports }) {
    const { settings } = requireDelivery(ports);
    const place = placeOf(request);
    const { zone: name, detail, theme } = args;
    const change = {
      ...(name === undefined ? {} : { zone: requireZone(name) }),
      ...(detail === undefined ? {} : { detail }),
      ...(theme === undefined ? {} : { theme }),
    };
    const isChange = Object.keys(change).length > 0;
    if (isChange) await requireAdmin(request);
    const { choices, movedDigests } = isChange
      ? await settings.change(place, change)
      : { choices: await settings.read(place), movedDigests: 0 };
    return {
      blocks: [
        { kind: 'heading', text: isChange ? 'Settings of this chat, changed' : 'Settings of this chat' },
        {
          kind: 'facts',
          items: [
            { label: 'Time zone', value: choices.zone ?? 'not set: /settings zone Berlin sets it' },
            { label: 'Digests', value: `${choices.detail}, unless a subscription says otherwise` },
            { label: 'Charts', value: choices.theme },
          ],
        },
        ...(movedDigests > 0
          ? [
              {
                kind: 'note',
                text: 'The digest here moved to the new zone: /subscriptions shows when it comes.',
              } as const,
            ]
          : []),
      ],
      facts: { zone: choices.zone ?? null, detail: choices.detail, theme: choices.theme, movedDigests },
      visibility: isChange ? 'public' : 'private',
    };
  },
});
