import type { Import } from './imports.ts';

/** A part of the house: which files are its own and what they may import besides each other. */
interface Layer {
  readonly name: string;
  readonly owns: RegExp;
  readonly mayImport: readonly (RegExp | string)[];
}

const LIB = /^src\/lib\//;
const MARKET = /^src\/market\//;
const SPEC = 'src/charts/spec.ts';
const CHAT = /^src\/chat\//;
const NODE = /^node:/;
const DATES = /^(date-fns|@date-fns\/(tz|utc))(\/|$)/;
const D3 = /^d3-/;
const ANYTHING = /./;

/** DESIGN's table of who may import whom, most specific first: a file belongs to the first layer that owns it. */
export const LAYERS: readonly Layer[] = [
  { name: 'lib', owns: LIB, mayImport: [NODE, 'pino', 'prom-client', 'cockatiel', 'zod', DATES] },
  { name: 'market', owns: MARKET, mayImport: [LIB, 'zod', DATES] },
  {
    name: 'analysis',
    owns: /^src\/analysis\//,
    mayImport: [MARKET, /^src\/lib\/(errors|format)\.ts$/, 'zod', 'technicalindicators', 'simple-statistics'],
  },
  {
    name: 'charts',
    owns: /^src\/charts\//,
    mayImport: [LIB, NODE, D3, '@resvg/resvg-js', 'lru-cache', 'fontkit', 'opentype.js'],
  },
  {
    name: 'chat',
    owns: CHAT,
    mayImport: [SPEC, MARKET, LIB, 'zod', DATES, 'lru-cache', /^node:(fs|path|url|crypto)/, /levenshtein/],
  },
  {
    // What an answer says about one subject: shared by commands, digests and alerts.
    name: 'studies',
    owns: /^src\/studies\//,
    mayImport: [/^src\/analysis\//, CHAT, SPEC, MARKET, LIB, 'lru-cache'],
  },
  {
    name: 'commands',
    owns: /^commands\//,
    mayImport: [/^src\/(analysis|studies)\//, CHAT, SPEC, MARKET, LIB, 'zod', DATES],
  },
  {
    name: 'sources/csv',
    owns: /^src\/sources\/csv\//,
    mayImport: [/^src\/sources\/[^/]+\.ts$/, MARKET, LIB, 'zod', NODE, 'papaparse', DATES],
  },
  {
    name: 'sources/reader',
    owns: /^src\/sources\/[^/]+\.ts$/,
    mayImport: [/^src\/sources\//, MARKET, LIB, 'zod', DATES],
  },
  {
    name: 'sources',
    owns: /^src\/sources\/([^/]+)\//,
    mayImport: [/^src\/sources\/[^/]+\.ts$/, MARKET, LIB, 'zod', DATES],
  },
  {
    name: 'store',
    owns: /^src\/store\//,
    mayImport: [LIB, MARKET, NODE, 'zod', /^kysely(\/|$)/, 'better-sqlite3', 'pg', 'jose'],
  },
  {
    // A send port is handed in: they know no platform.
    name: 'digests, alerts',
    owns: /^src\/(?:digests|alerts)\//,
    mayImport: [CHAT, SPEC, /^src\/(studies|analysis|store)\//, MARKET, LIB, 'zod', DATES],
  },
  {
    name: 'jobs',
    owns: /^src\/jobs\//,
    mayImport: [
      CHAT,
      SPEC,
      /^src\/(analysis|digests|alerts|store)\//,
      MARKET,
      LIB,
      'zod',
      DATES,
      'pg-boss',
      NODE,
    ],
  },
  { name: 'server', owns: /^src\/server\//, mayImport: [CHAT, /^src\/charts\//, LIB, NODE] },
  {
    name: 'adapters',
    owns: /^src\/adapters\/([^/]+)\//,
    mayImport: [CHAT, /^src\/charts\//, LIB, NODE, 'grammy', /^@slack\//, 'lru-cache', 'zod'],
  },
  {
    name: 'roots',
    owns: /^src\/((app|config)(-[a-z]+)?|main|ask)\.ts$|^src\/tools\//,
    mayImport: [ANYTHING],
  },
];

/** Sibling folders that must not see each other although they share a layer. */
function isForeignSibling(owner: RegExpExecArray, layer: Layer, target: string): boolean {
  const other = layer.owns.exec(target);
  return other !== null && owner[1] !== undefined && other[1] !== owner[1];
}

function permits(rule: RegExp | string, target: string): boolean {
  return typeof rule === 'string' ? rule === target : rule.test(target);
}

export function layerOf(path: string): Layer | undefined {
  return LAYERS.find((layer) => layer.owns.test(path));
}

/** One sentence for an import that the table forbids; undefined for one it allows. */
export function violation(edge: Import): string | undefined {
  const layer = layerOf(edge.from);
  if (layer === undefined) return `${edge.from} belongs to no layer`;
  const owner = layer.owns.exec(edge.from);
  const isOwn =
    layer.owns.test(edge.target) && !(owner !== null && isForeignSibling(owner, layer, edge.target));
  const isSelfImportOfCommand = layer.name === 'commands' && edge.target.startsWith('commands/');
  if (isOwn && !isSelfImportOfCommand) return undefined;
  if (layer.mayImport.some((rule) => permits(rule, edge.target))) return undefined;
  return `${layer.name}: ${edge.from} must not import ${edge.target}`;
}
