import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebOptions } from '../../../src/adapters/web/web-adapter.ts';
import { WebVisitor } from '../../fakes/web-visitor.ts';
import { TestSite } from './support.ts';

let site: TestSite;

beforeEach(async () => {
  site = new TestSite();
  await site.open();
});

afterEach(() => site.close());

async function reopen(options: Partial<WebOptions>): Promise<void> {
  await site.close();
  site = new TestSite(options);
  await site.open();
}

/** Raw, because fetch writes the Host header itself. */
function getAs(host: string, path = '/'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${site.origin}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

describe('the page', () => {
  it('comes with a policy that allows its own files alone, and nothing inline in it', async () => {
    const response = await fetch(site.origin);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('names only files that are there, each of its own type', async () => {
    const html = await (await fetch(site.origin)).text();
    const paths = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThanOrEqual(4);
    const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' } as Record<string, string>;
    for (const path of paths) {
      const response = await fetch(site.origin + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(types[path.split('.').at(-1) ?? ''] ?? 'none');
    }
  });

  it('is not sent again to a browser that has it, and has no body for HEAD', async () => {
    const tag = (await fetch(site.origin)).headers.get('etag') ?? '';
    expect((await fetch(site.origin, { headers: { 'if-none-match': tag } })).status).toBe(304);
    const head = await fetch(site.origin, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it.each([
    '/page/../web-adapter.ts',
    '/page/..%2fweb-adapter.ts',
    '/page/%2e%2e/%2e%2e/app.ts',
    '/page/tsconfig.json',
    '/page/',
    '//etc/passwd',
  ])('serves no other file: %s', async (path) => {
    expect(await getAs('localhost', path)).toBe(404);
  });

  it('opens under the names of this machine and those it was given, and under no other', async () => {
    expect(await getAs('localhost:3000')).toBe(200);
    expect(await getAs('[::1]:3000')).toBe(200);
    expect(await getAs('evil.example')).toBe(421);
    expect(await getAs('127.0.0.1.evil.example')).toBe(421);
    expect(await getAs('localhost@evil.example')).toBe(421);
    expect(await getAs('evil.example', '/api/hello')).toBe(421);
    await reopen({ hosts: ['Bot.Example.com'] });
    expect(await getAs('bot.example.com')).toBe(200);
  });
});

describe('the session', () => {
  it('is a cookie that no script reads and no other site sends, kept from then on', async () => {
    const hello = await fetch(`${site.origin}/api/hello`);
    const cookie = hello.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^macro_session=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/);
    const [pair = ''] = cookie.split(';');
    const again = await fetch(`${site.origin}/api/hello`, { headers: { cookie: `x=1; ${pair}` } });
    expect(again.headers.get('set-cookie')).toContain(pair);
  });

  it('goes over encrypted connections alone where the page came over one', async () => {
    const hello = await fetch(`${site.origin}/api/hello`, { headers: { 'x-forwarded-proto': 'https' } });
    expect(hello.headers.get('set-cookie')).toMatch(/; Secure$/);
  });

  it('is a conversation of one person, who administers nothing', async () => {
    const [ann, ben] = [await WebVisitor.open(site.origin), await WebVisitor.open(site.origin)];
    await ann.ask('/macd');
    await ann.ask('/macd');
    await ben.ask('/macd');
    const [first, second, third] = site.requests;
    expect(first).toMatchObject({ platform: 'web', isDirect: true, isAddressed: true, text: '/macd' });
    expect(first?.user).toEqual({ id: first?.conversation, isAdmin: false });
    expect(second?.conversation).toBe(first?.conversation);
    expect(second?.dedupeKey).not.toBe(first?.dedupeKey);
    expect(third?.conversation).not.toBe(first?.conversation);
  });

  it('is needed to ask', async () => {
    const visitor = await WebVisitor.open(site.origin);
    expect((await visitor.post('/api/ask', { text: '/macd' }, { cookie: '' })).status).toBe(401);
    expect((await visitor.post('/api/ask', { text: '/macd' }, { cookie: 'macro_session=x' })).status).toBe(
      401,
    );
    expect(site.requests).toEqual([]);
  });
});
