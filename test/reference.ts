import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The optional reference folder: real market history and strict platform fakes. Contributors may not have it,
 * so its tests skip by name; CI sets REQUIRE_REFERENCE=1 and fails when it is missing.
 */
const path = resolve(process.env['REFERENCE_DIR'] ?? '../shared');
const isPresent = existsSync(resolve(path, 'data')) && existsSync(resolve(path, 'kit'));

if (!isPresent && process.env['REQUIRE_REFERENCE'] === '1') {
  throw new Error(`The reference folder is required but ${path} does not hold data/ and kit/`);
}

export const referenceDir = isPresent ? path : undefined;

/** A suite over the reference folder; where there is none its title says that it was skipped and why. */
export function describeWithReference(title: string, suite: (dir: string) => void): void {
  const isSkipped = referenceDir === undefined;
  const reason = isSkipped ? ` (skipped: no reference folder at ${path})` : '';
  describe.skipIf(isSkipped)(`${title}${reason}`, () => {
    // A skipped suite is entered as well, to collect its tests: this one would read files that are not there.
    if (!isSkipped) suite(path);
    else it('needs the reference folder', () => expect(isPresent).toBe(true));
  });
}
