import { createWebAdapter } from '../../../src/adapters/web/web-adapter.ts';
import type { AdapterDeps } from '../../../src/chat/adapter.ts';
import { createHttpServer } from '../../../src/server/http-server.ts';
import { readShown, WebVisitor } from '../../fakes/web-visitor.ts';
import type { Driver, Shown } from '../adapter-contract.ts';

const EMPTY: Shown = { text: '', pictures: 0, buttons: [], notified: [], isPrivate: true };

/** A person with the page open: what the page would show of what the server sends. */
export async function openWebDriver(deps: AdapterDeps): Promise<Driver> {
  const market = { kind: 'sample', text: 'Sample', presets: [] } as const;
  const adapter = createWebAdapter({ hosts: [], offers: [], describeMarket: () => market }, deps);
  const server = createHttpServer({ host: '127.0.0.1', port: 0, routes: adapter.routes, log: deps.log });
  const visitor = await WebVisitor.open(`http://127.0.0.1:${await server.start()}`, () => adapter.start());
  const pending = new Set<Promise<void>>();
  let shown = EMPTY;

  const show = async (answered: Promise<Response>) => {
    const { answer, error } = await readShown(await answered);
    if (answer === undefined) {
      shown = { ...EMPTY, text: error ?? '' };
      return;
    }
    const { text, pictures } = await visitor.draw(answer);
    const buttons = answer.actions.map(({ label }, index) => ({
      label,
      press: () => follow(visitor.press(answer.id, index)),
    }));
    shown = { text, pictures, buttons, notified: [], isPrivate: true };
  };
  const follow = async (answered: Promise<Response>) => {
    pending.add(show(answered));
  };

  return {
    adapter: {
      ...adapter,
      async stop(deadlineMs) {
        await adapter.stop(deadlineMs);
        // Cuts what the adapter has not waited for; what it has sent is still to be read.
        await server.stop(0);
        await Promise.allSettled(pending);
      },
    },
    hasSeveralPeople: false,
    deliver: (text) => follow(visitor.ask(text)),
    async settle() {
      await Promise.all(pending);
      pending.clear();
    },
    shown() {
      const seen = shown;
      shown = EMPTY;
      return seen;
    },
    async close() {
      await adapter.stop(1_000);
      await server.stop(0);
    },
  };
}
