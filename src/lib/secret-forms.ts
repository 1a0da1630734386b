/** Shorter texts than this are cut as they are: in another writing they would match innocent words. */
const MIN_ENCODED_LENGTH = 8;

/**
 * The part of a secret's base64 that is the same whatever stands around it, for each of the three ways it can lie
 * across groups of three bytes: so is a password found inside `Authorization: Basic`.
 */
function base64Cores(secret: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.from('\0'.repeat(shift) + secret).toString('base64');
    const bytes = shift + Buffer.byteLength(secret);
    const first = shift === 0 ? 0 : shift + 1;
    return text.slice(first, Math.floor((bytes * 8) / 6));
  });
}

/** The ways in which a secret may stand in a log line: as it is, in JSON, in an address, in base64. Longest first. */
function formsOf(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  if (secret.length < MIN_ENCODED_LENGTH) return [secret, inJson];
  const inAddress = [
    encodeURIComponent(secret),
    encodeURI(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
  ];
  const base64 = base64Cores(secret);
  const base64Url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [secret, inJson, ...inAddress, ...base64, ...base64Url];
}

const known = new WeakMap<readonly string[], readonly string[]>();

/** All forms of some secrets, the longest first, so that none is cut in half by another. Made once a list. */
export function listForms(secrets: readonly string[]): readonly string[] {
  const found = known.get(secrets);
  if (found !== undefined) return found;
  const forms = [...new Set(secrets.filter((secret) => secret.length >= 4).flatMap(formsOf))];
  const sorted = forms.toSorted((a, b) => b.length - a.length);
  known.set(secrets, sorted);
  return sorted;
}
