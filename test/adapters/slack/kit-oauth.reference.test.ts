import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSlackAdapter } from '../../../src/adapters/slack/slack-adapter.ts';
import { createConversation } from '../../../src/app.ts';
import type { Adapter, ChatEvent } from '../../../src/chat/adapter.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { createLogger } from '../../../src/lib/log.ts';
import { createInstallations } from '../../../src/store/installations.ts';
import { createSeal } from '../../../src/store/installations-seal.ts';
import { createSeenUpdates } from '../../../src/store/seen-updates.ts';
import { serveRoutes } from '../../fakes/slack-http.ts';
import { type FakePlatform, startFake } from '../../kit.ts';
import { describeWithReference } from '../../reference.ts';
import { type OpenedStore, openSqliteStore } from '../../store/contract/engines.ts';
import { callsSince, type KitCall, type KitClient, lintOf, named, openKitClient } from './kit-stage.ts';
import { PNG } from './samples.ts';

const ALPHA = 'T0ALPHA01';
const BETA = 'T0BETA001';
const BETA_CHANNEL = 'C0BETACHAN';
/** Of the strict fake: the bot is a member; is none; is none of a private one; archived; read-only; the bot's own. */
const PLACES = ['C0GENERAL1', 'C0RANDOM01', 'C0PRIVOUT1', 'C0ARCHIVE1', 'C0READONLY', 'D0ALICE001'] as const;
const CLOSED_BY_PLACE = /^(not_in_channel|channel_not_found|is_archived|restricted_action.*)$/;
const log = createLogger('silent', [], () => {});

interface Running {
  readonly fake: FakePlatform;
  readonly store: OpenedStore;
  readonly adapter: Adapter;
  readonly origin: string;
  readonly commands: readonly string[];
  readonly close: () => Promise<void>;
}

const events: ChatEvent[] = [];

/** A minute passes between any two looks at it, so that nobody seems to ask too much. */
function createPatientClock() {
  let now = Date.now();
  return {
    now() {
      now += 60_000;
      return now;
    },
  };
}

async function start(): Promise<Running> {
  const fake = await startFake('fake-slack.mjs');
  await fake.control('config', { ratelimit: false, file_processing_ms: 5 });
  await fake.control('channel', { team: BETA, id: BETA_CHANNEL, name: 'beta', members: ['U0ALICE01'] });
  const store = await openSqliteStore();
  const conversation = await createConversation(
    { marketData: 'sample', supportLevel: 2_400 },
    { clock: createPatientClock(), log },
  );
  const seal = createSeal([{ id: 'k', secret: new Uint8Array(32).fill(7) }]);
  const adapter = createSlackAdapter(
    {
      mode: 'http',
      signingSecret: fake.announced['signing_secret'],
      apiUrl: `${fake.origin}/api/`,
      fetch,
      oauth: {
        clientId: '111.222',
        clientSecret: 'client-secret',
        stateSecret: 'a state secret',
        authorizeUrl: `${fake.origin}/oauth/v2/authorize`,
        redirectUrl: 'https://bot.test/slack/oauth_redirect',
        installations: createInstallations(store.database, seal),
      },
    },
    {
      ...conversation,
      charts: { render: () => Promise.resolve(PNG) },
      log,
      clock: systemClock,
      updates: createSeenUpdates(store.database),
      onChatEvent: async (event) => void events.push(event),
    },
  );
  await adapter.start();
  const server = await serveRoutes(adapter.routes);
  return {
    fake,
    store,
    adapter,
    origin: server.origin,
    commands: conversation.commands.all.map(({ name }) => name),
    async close() {
      await adapter.stop(20_000);
      await server.close();
      await store.dispose();
      await fake.stop();
    },
  };
}

/** A person's browser: from the button over the consent page and back. */
async function install({ fake, origin }: Running, team: string, more: object = {}): Promise<number> {
  await fake.control('config', { oauth_team: team, oauth_rotate: false, ...more });
  const page = await fetch(`${origin}/slack/install`);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const consent = await fetch(link, { redirect: 'manual' });
  const back = new URL(consent.headers.get('location') ?? '');
  return (await fetch(`${origin}${back.pathname}${back.search}`, { headers: { cookie } })).status;
}

describeWithReference('Slack’s strict fake, installed through OAuth', () => {
  let running: Running;
  let alpha: KitClient;
  let beta: KitClient;

  beforeAll(async () => {
    running = await start();
    alpha = await openKitClient(running.fake, running.origin, { team: ALPHA });
    beta = await openKitClient(running.fake, running.origin, { team: BETA });
  }, 120_000);
  afterAll(() => running.close());

  /** What the bot did meanwhile, once it has finished. */
  async function observe(run: () => Promise<unknown>): Promise<readonly KitCall[]> {
    const before = (await callsSince(running.fake, 0)).at(-1)?.seq ?? 0;
    await run();
    await running.adapter.stop(20_000);
    await running.adapter.start();
    return callsSince(running.fake, before);
  }

  it('installs in two workspaces and keeps no token in the open', async () => {
    expect(await install(running, ALPHA)).toBe(200);
    expect(await install(running, BETA)).toBe(200);
    const rows = await running.store.database.query.selectFrom('installations').selectAll().execute();
    expect(rows.map(({ tenant }) => tenant).sort()).toEqual([ALPHA, BETA]);
    expect(JSON.stringify(rows)).not.toContain('xox');
  });

  it('installs nothing where the person refuses', async () => {
    expect(await install(running, ALPHA, { deny_oauth: true })).toBe(400);
    await running.fake.control('config', { deny_oauth: false });
  });

  it('answers each workspace with its own token', async () => {
    const calls = await observe(async () => {
      await alpha.command({ command: '/phase' });
      await beta.command({ command: '/phase', channel: BETA_CHANNEL });
      await alpha.mention({ text: 'macd', channel: 'C0GENERAL1' });
    });
    const posts = named(calls, 'chat.postMessage');
    const channelsOf = (wanted: string) =>
      posts.filter(({ team }) => team === wanted).map(({ params }) => params['channel']);
    expect(channelsOf(ALPHA)).toEqual(['C0GENERAL1', 'C0GENERAL1']);
    expect(channelsOf(BETA)).toEqual([BETA_CHANNEL]);
    expect(posts).toHaveLength(3);
    expect(posts.every(({ error }) => error === undefined)).toBe(true);
    expect(lintOf(calls)).toEqual([]);
  });

  it.each(PLACES)(
    'answers every command in %s, acknowledged in time, without a fault of ours',
    async (channel) => {
      const slow: string[] = [];
      const calls = await observe(async () => {
        for (const name of running.commands) {
          const command = name === 'help' ? { command: '/macro', text: 'help' } : { command: `/${name}` };
          const { status, ms = 0 } = await alpha.command({ ...command, channel });
          if (status !== 200 || ms >= 3_000) slow.push(`${name}: ${status} after ${ms} ms`);
        }
      });
      expect(slow).toEqual([]);
      const answers = calls.filter(
        ({ method, error }) =>
          error === undefined &&
          ['chat.postMessage', '__response_url', 'chat.postEphemeral'].includes(method),
      );
      expect(answers.length).toBeGreaterThanOrEqual(running.commands.length);
      const faults = calls.filter(({ error = '' }) => error !== '' && !CLOSED_BY_PLACE.test(error));
      expect(faults.map(({ method, error }) => `${method}: ${error}`)).toEqual([]);
      expect(lintOf(calls)).toEqual([]);
      expect(calls.every(({ team }) => team === undefined || team === ALPHA)).toBe(true);
    },
    120_000,
  );

  it('shows a person their page', async () => {
    const calls = await observe(() => alpha.homeOpened());
    expect(named(calls, 'views.publish')).toMatchObject([{ team: ALPHA, status: 200 }]);
    expect(named(calls, 'views.publish')[0]?.error).toBeUndefined();
    expect(lintOf(calls)).toEqual([]);
  });

  it('shows the chart beside the words where a share can be lost, because it relies on none', async () => {
    await running.fake.control('config', { alt_txt_drops_share: true, file_processing_ms: 400 });
    const calls = await observe(() => alpha.command({ command: '/macd', text: 'eth range=3y' }));
    await running.fake.control('config', { alt_txt_drops_share: false, file_processing_ms: 5 });
    expect(JSON.stringify(named(calls, 'chat.update').at(-1)?.params['blocks'])).toContain('slack_file');
    expect(lintOf(calls)).toEqual([]);
  });

  it('takes 64 KiB of hostile text for what it is', async () => {
    const text = '<!channel> <@U0BOB0001> <b>&nbsp;</b> @here '.repeat(1_500).slice(0, 65_536);
    const calls = await observe(() => alpha.command({ command: '/macd', text }));
    expect(calls.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(JSON.stringify(calls)).not.toMatch(/"text":"[^"]*<!channel>/);
  });

  it('refreshes a token that runs out and goes on with the new one', async () => {
    expect(await install(running, ALPHA, { oauth_rotate: true, oauth_expires_in: 600 })).toBe(200);
    const calls = await observe(async () => {
      await alpha.command({ command: '/week' });
      await alpha.command({ command: '/week' });
    });
    expect(named(calls, 'oauth.v2.access')).toHaveLength(1);
    expect(named(calls, 'chat.postMessage').map(({ error }) => error)).toEqual([undefined, undefined]);
  });

  it('forgets the workspace that takes it out, and no other', async () => {
    events.length = 0;
    await observe(async () => {
      await alpha.tokensRevoked();
      await alpha.uninstalled();
    });
    expect(events.filter(({ kind }) => kind === 'uninstalled')).toEqual([
      { platform: 'slack', kind: 'uninstalled', tenant: ALPHA },
    ]);
    const calls = await observe(async () => {
      await alpha.command({ command: '/week' });
      await beta.command({ command: '/week', channel: BETA_CHANNEL });
    });
    expect(named(calls, 'chat.postMessage').map(({ team }) => team)).toEqual([BETA]);
  });
});
