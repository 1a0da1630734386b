import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FONT_FILES } from '../../charts/font.ts';
import type { HttpRoute } from '../../lib/http-route.ts';
import { send } from './respond.ts';

const FOLDER = new URL('./page/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};
/** The weights that the page's style names, in the order of the font's files. */
const FONT_NAMES = ['inter-400.ttf', 'inter-600.ttf'];

interface PageFile {
  readonly body: Buffer;
  readonly type: string;
  readonly tag: string;
}

export type PageFiles = ReadonlyMap<string, PageFile>;

async function readPageFile(url: string | URL, type: string): Promise<PageFile> {
  const body = await readFile(url);
  return { body, type, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}

/** The page's own files by the path they are served under. A path of a request is only looked up, never opened. */
export async function readPageFiles(): Promise<PageFiles> {
  const names = (await readdir(FOLDER)).filter((name) => TYPES[extname(name)] !== undefined);
  const own = names.map(async (name): Promise<[string, PageFile]> => {
    const path = name === 'index.html' ? '/' : `/page/${name}`;
    return [path, await readPageFile(fileURLToPath(new URL(name, FOLDER)), TYPES[extname(name)] ?? '')];
  });
  const fonts = FONT_FILES.map(async (file, index): Promise<[string, PageFile]> => {
    return [`/page/${FONT_NAMES[index] ?? index}`, await readPageFile(file, TYPES['.ttf'] ?? '')];
  });
  return new Map(await Promise.all([...own, ...fonts]));
}

/** Serves the page's files; a browser that has one is told so. */
export function createPageRoute(files: () => PageFiles | undefined): HttpRoute {
  return {
    name: 'web-page',
    matches: (method, path) => (method === 'GET' || method === 'HEAD') && files()?.has(path) === true,
    handle(request, response) {
      const file = files()?.get(new URL(request.url ?? '/', 'http://localhost').pathname);
      if (file === undefined) return send(response, 404, '', {});
      const headers = { 'cache-control': 'no-cache', etag: file.tag };
      if (request.headers['if-none-match'] === file.tag) return send(response, 304, '', headers);
      return send(response, 200, file.body, { ...headers, 'content-type': file.type });
    },
  };
}
