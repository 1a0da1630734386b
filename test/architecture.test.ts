import { describe, expect, it } from 'vitest';
import { type Import, importsOf, listSources, readSource } from './architecture/imports.ts';
import { LAYERS, layerOf, violation } from './architecture/layers.ts';

const files = [...listSources('src'), ...listSources('commands')];
const edges = files.flatMap((file) => importsOf(file, readSource(file)));

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** The first cycle of imports that exist at run time, as a path of files. */
function findCycle(imports: readonly Import[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const edge of imports)
    if (!edge.isTypeOnly) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.target]);
  const finished = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (finished.has(file)) return undefined;
    for (const target of next.get(file) ?? []) {
      const cycle = visit(target, [...trail, file]);
      if (cycle !== undefined) return cycle;
    }
    finished.add(file);
    return undefined;
  };
  return [...next.keys()].map((file) => visit(file, [])).find((cycle) => cycle !== undefined);
}

describe('the test itself', () => {
  it('sees the tree: every layer with its files and their imports', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(edges.length).toBeGreaterThan(60);
    const empty = LAYERS.filter((layer) => !files.some((file) => layerOf(file) === layer));
    expect(empty.map(({ name }) => name)).toEqual([]);
  });

  it('rejects planted violations of every kind', () => {
    const plant = (from: string, text: string) => importsOf(from, text).map(violation).filter(Boolean);
    expect(plant('src/analysis/x.ts', `import { readFileSync } from 'node:fs';`)).toHaveLength(1);
    expect(plant('src/chat/x.ts', `import { Bot } from 'grammy';`)).toHaveLength(1);
    expect(plant('src/adapters/slack/x.ts', `import { y } from '../telegram/y.ts';`)).toHaveLength(1);
    expect(plant('src/sources/yahoo/x.ts', `import { y } from '../cboe/y.ts';`)).toHaveLength(1);
    expect(plant('commands/macd.ts', `import peak from './peak.ts';`)).toHaveLength(1);
    expect(plant('commands/macd.ts', `import { y } from '../src/sources/reader.ts';`)).toHaveLength(1);
    expect(plant('src/market/x.ts', `import { y } from '../market/y.ts';`)).toHaveLength(0);
    expect(plant('src/lib/x.ts', `export { y } from '../market/y.ts';`)).toHaveLength(1);
    expect(plant('src/charts/x.ts', `const z = await import('../chat/y.ts');`)).toHaveLength(1);
  });

  it('finds a planted cycle and lets a cycle of types pass', () => {
    const value = { isTypeOnly: false };
    expect(
      findCycle([
        { from: 'a', target: 'b', ...value },
        { from: 'b', target: 'a', ...value },
      ]),
    ).toEqual(['a', 'b', 'a']);
    expect(
      findCycle([
        { from: 'a', target: 'b', ...value },
        { from: 'b', target: 'a', isTypeOnly: true },
      ]),
    ).toBeUndefined();
  });
});

describe('the house', () => {
  it('lets each layer import only what it may', () => {
    expect(edges.map(violation).filter((line) => line !== undefined)).toEqual([]);
  });

  it('has no cycle of value imports', () => {
    expect(findCycle(edges)).toBeUndefined();
  });

  it('has default exports in commands only, and one in each command', () => {
    const hasDefault = (file: string) => /^export default /m.test(readSource(file));
    expect(files.filter((file) => hasDefault(file) !== file.startsWith('commands/'))).toEqual([]);
  });

  it('has no barrel: no file only passes on what others export', () => {
    const isBarrel = (file: string) => /^export (\*|\{[^}]*\}) from /m.test(readSource(file));
    expect(files.filter(isBarrel)).toEqual([]);
  });

  it('reads the clock, the environment and the network only at the edge', () => {
    const edge = /^src\/(lib\/|app(-[a-z]+)?\.ts|main\.ts|ask\.ts|config\.ts|tools\/)/;
    const world =
      /\bDate\.now\(|\bprocess\.env\b|\bawait fetch\(|(?<!typeof )globalThis\.fetch\b|new Date\(\)|\bsetTimeout\(|Math\.random\(/;
    const isOutside = (file: string) => !edge.test(file) && world.test(withoutComments(readSource(file)));
    expect(files.filter(isOutside)).toEqual([]);
  });

  it('keeps platform names out of the core', () => {
    const core = files.filter((file) => /^(src\/(market|analysis|charts|lib)|commands)\//.test(file));
    expect(core.filter((file) => /\b(telegram|slack|grammy)\b/i.test(readSource(file)))).toEqual([]);
  });

  it('keeps command names out of the adapters', () => {
    const names = listSources('commands').map((file) => file.replace(/^commands\/|\.ts$/g, ''));
    // These are also an event of the SDKs and kinds of buttons: they count as commands only behind a slash.
    const words = names.filter((name) => !['start', 'alert', 'why'].includes(name));
    const mention = new RegExp(`['"\`](/(${names.join('|')})|${words.join('|')})['"\`]`);
    const adapters = files.filter((file) => file.startsWith('src/adapters/'));
    expect(adapters.filter((file) => mention.test(withoutComments(readSource(file))))).toEqual([]);
  });
});
