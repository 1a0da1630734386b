import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { composeReadme, README_FILE } from '../../src/tools/generate.ts';

describe('what is generated from the registry', () => {
  it('is current in the README: `npm run generate` would change nothing', async () => {
    const readme = await readFile(README_FILE, 'utf8');
    expect(await composeReadme(readme)).toBe(readme);
  });

  it('replaces only what stands between the markers', async () => {
    const readme = 'before\n<!-- commands:start -->\nan outdated table\n<!-- commands:end -->\nafter';
    const made = await composeReadme(readme);
    expect(made).toMatch(/^before\n<!-- commands:start -->\n\| command \| answers \|\n/);
    expect(made).toMatch(/<!-- commands:end -->\nafter$/);
    expect(made).not.toContain('an outdated table');
  });

  it('refuses a README without its markers', async () => {
    await expect(composeReadme('nothing here')).rejects.toThrow('README.md has no <!-- commands:start -->');
  });
});
