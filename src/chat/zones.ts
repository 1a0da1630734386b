import { UserError } from '../lib/errors.ts';
import { findNearest } from './nearest.ts';
import { AMBIGUOUS_ZONES, MODERN_NAMES, ZONE_BY_NAME } from './zone-names.ts';

/** What a text says about a time zone: one, a name that several claim, or nothing. */
export type ZoneReading =
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'ambiguous'; readonly meanings: string }
  | { readonly kind: 'unknown' };

/** `UTC+2`, `gmt-5`: whole hours only, because only those have an IANA name. */
const FIXED_OFFSET = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?00)?$/;
const MAX_OFFSET = { '+': 14, '-': 12 } as const;

/** Lower case without accents; the separators of zone names count as spaces. */
function simplify(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain
    .replaceAll(/[_\s]+/g, ' ')
    .replaceAll(/^[\s.,]+|[\s.,]+$/g, '')
    .replaceAll('.', '');
}

const modernName = (zone: string) => MODERN_NAMES[zone] ?? zone;

let cities: ReadonlyMap<string, string> | undefined;

/** The zones of the runtime by the city they are named after, read once. */
function zonesByCity(): ReadonlyMap<string, string> {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').flatMap((listed) => {
      const zone = modernName(listed);
      const names = [listed, zone].map((name) => simplify(name.split('/').at(-1) ?? name));
      return [...new Set(names)].map((name) => [name, zone] as const);
    }),
  );
  return cities;
}

/** The zone of a full name (`Europe/London`, in any case), spelled as IANA does. */
function readFullName(text: string): string | undefined {
  if (!/^[a-z]+(\/[a-z0-9_+-]+){1,2}$/i.test(text)) return undefined;
  try {
    return modernName(new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

function readOffset(text: string): string | undefined {
  const [, sign, hours] = FIXED_OFFSET.exec(text) ?? [];
  if ((sign !== '+' && sign !== '-') || hours === undefined) return undefined;
  const count = Number(hours);
  if (count === 0) return 'UTC';
  // The names of these zones count westwards, so their sign is the other one.
  return count > MAX_OFFSET[sign] ? undefined : `Etc/GMT${sign === '+' ? '-' : '+'}${count}`;
}

/** Reads an IANA name, a city, an abbreviation or a whole-hour offset from UTC as an IANA zone. */
export function readZone(text: string): ZoneReading {
  const name = simplify(text);
  const meanings = AMBIGUOUS_ZONES[name];
  if (meanings !== undefined) return { kind: 'ambiguous', meanings };
  const zone =
    ZONE_BY_NAME[name] ??
    zonesByCity().get(name) ??
    zonesByCity().get(name.replaceAll('-', ' ')) ??
    readFullName(name.replaceAll(' ', '_')) ??
    readOffset(name);
  return zone === undefined ? { kind: 'unknown' } : { kind: 'zone', zone };
}

/** The nearest city or abbreviation to a mistyped one, with its capitals. */
export function suggestZone(text: string): string | undefined {
  const names = [...zonesByCity().keys(), ...Object.keys(ZONE_BY_NAME)].filter((name) => name.length > 3);
  const [nearest] = findNearest(simplify(text), names);
  return nearest?.replaceAll(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** @throws UserError saying what is wrong with the name and what would do. */
export function requireZone(text: string): string {
  const reading = readZone(text);
  if (reading.kind === 'zone') return reading.zone;
  if (reading.kind === 'ambiguous')
    throw new UserError(`"${text}" can mean ${reading.meanings}.`, 'Name a city instead, like Dublin');
  const nearest = suggestZone(text);
  const guess = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new UserError(
    `I don't know the time zone "${text}".${guess}`,
    'A large city or a name like Europe/London works',
  );
}
