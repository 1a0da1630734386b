import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChartSpec } from '../../src/charts/spec.ts';
import type { Adapter, AdapterDeps } from '../../src/chat/adapter.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Request } from '../../src/chat/request.ts';
import { createRouter } from '../../src/chat/router.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/log.ts';
import { fakeCommand, fakeCommands, fakePorts } from '../fakes/conversation.ts';
import { fakeMarket } from '../fakes/market.ts';
import { makePng } from '../fakes/png.ts';

/** Two people in one chat; a platform for one person alone never hears of `ben`. */
export type Person = 'ann' | 'ben';

/** What people in the chat see of what the bot has said since it was last looked at. */
export interface Shown {
  /** All text in the order it is read, markup decoded. */
  readonly text: string;
  readonly pictures: number;
  /** In the order shown; `label` as it reads, which on a platform without buttons is a command to type. */
  readonly buttons: readonly { readonly label: string; press(person: Person): Promise<void> }[];
  /** People and groups that the text would notify. */
  readonly notified: readonly string[];
  /** True where only the asker sees it. */
  readonly isPrivate: boolean;
}

/** One platform with the bot on it, from a person's side. */
export interface Driver {
  readonly adapter: Adapter;
  readonly hasSeveralPeople: boolean;
  /** Hands a message to the bot the way the platform does, without waiting for the answer. */
  deliver(text: string, person: Person): Promise<void>;
  /** Hands over the same delivery as last time once more; absent where the platform never does. */
  repeat?(): Promise<void>;
  /** Resolves once everything that was handed over has been answered. */
  settle(): Promise<void>;
  shown(): Shown;
  /** Ends the adapter and what stands in for the platform. */
  close(): Promise<void>;
}

/** Builds the adapter over `deps`, starts it, and returns it with the platform around it. */
export type OpenDriver = (deps: AdapterDeps) => Promise<Driver>;

const CHART: ChartSpec = {
  title: 'MACD below its signal',
  subtitle: '',
  corner: 'As of 18 Jan 2026',
  alt: 'MACD below its signal, last close 93,634',
  x: { kind: 'time' },
  panels: [],
};

const WHOLE: Reply = {
  blocks: [
    { kind: 'heading', text: 'BTC is below its signal' },
    { kind: 'text', text: 'The cross would come at 101,500.' },
    { kind: 'facts', items: [{ label: 'Distance', value: '8.4%' }] },
    {
      kind: 'table',
      columns: [
        { title: 'Week', align: 'left' },
        { title: 'Close', align: 'right' },
      ],
      rows: [
        ['4 Jan', '91,200'],
        ['11 Jan', '93,634'],
      ],
    },
    { kind: 'note', text: 'The week is provisional.' },
    { kind: 'source', text: 'Sample data, 18 Jan 2026. Not advice.' },
  ],
  facts: {},
  visibility: 'public',
};

const IN_ORDER = [
  'BTC is below its signal',
  'The cross would come at 101,500.',
  'Distance',
  '8.4%',
  'Week',
  'Close',
  '4 Jan',
  '91,200',
  '11 Jan',
  '93,634',
  'The week is provisional.',
  'Sample data, 18 Jan 2026. Not advice.',
];

const HOSTILE = '2600 < 2700 & <b>bold</b> &nbsp; @alice @channel <!channel> <@U0BOB0001> _x_ [y](http://z)';

const textReply = (text: string): Reply => ({
  blocks: [{ kind: 'text', text }],
  facts: {},
  visibility: 'public',
});

/** What is read, whatever stands between the words: line breaks, and what keeps a name from notifying. */
const words = (text: string) => text.replaceAll(/[\u200b-\u200d\u2060]/g, '').replaceAll(/\s+/g, ' ');

/** The pieces that are missing, or stand before what should precede them. */
function outOfOrder(text: string, pieces: readonly string[]): readonly string[] {
  let from = 0;
  return pieces.filter((piece) => {
    const at = text.indexOf(piece, from);
    if (at >= 0) from = at + piece.length;
    return at < 0;
  });
}

/** The bot behind the adapter: the real router over one command that says what a test wants. */
function createBot() {
  const requests: Request[] = [];
  const state = {
    reply: (_asset: string): Reply | Promise<Reply> => textReply('Hello'),
    render: (): Promise<Buffer> => Promise.resolve(makePng(1200, 1000)),
  };
  // Not about market data, so that no answer comes from the cache of an earlier one.
  const commands = fakeCommands(
    fakeCommand({ group: 'service', run: ({ args }) => state.reply(String(args['asset'])) }),
  );
  const clock = fixedClock(Date.UTC(2026, 0, 18));
  const log = createLogger('silent', [], () => {});
  const router = createRouter({
    commands,
    market: () => fakeMarket(),
    ports: fakePorts(commands),
    clock,
    log,
    limits: { questions: 100, windowMs: 1000 },
  });
  const deps: AdapterDeps = {
    router: {
      handle(request) {
        requests.push(request);
        return router.handle(request);
      },
    },
    charts: { render: () => state.render() },
    commands,
    log,
    clock,
  };
  return { requests, state, deps };
}

/** What every adapter owes a person, whatever the platform: one suite over each driver. */
export function describeAdapter(name: string, open: OpenDriver): void {
  describe(`the ${name} adapter`, () => {
    let bot: ReturnType<typeof createBot>;
    let driver: Driver;

    beforeEach(async () => {
      bot = createBot();
      driver = await open(bot.deps);
    });
    afterEach(() => driver.close());

    async function ask(text: string, person: Person = 'ann'): Promise<Shown> {
      await driver.deliver(text, person);
      await driver.settle();
      return driver.shown();
    }

    it('shows every block of an answer, in order', async () => {
      bot.state.reply = () => WHOLE;
      expect(outOfOrder(words((await ask('/macd')).text), IN_ORDER)).toEqual([]);
    });

    it('shows hostile text as it is and notifies nobody', async () => {
      bot.state.reply = () => textReply(HOSTILE);
      const shown = await ask('/macd');
      expect(words(shown.text)).toContain(HOSTILE);
      expect(shown.notified).toEqual([]);
    });

    it('gets a very long text through, at least from its beginning', async () => {
      const long = Array.from({ length: 6_000 }, (_, index) => `<${index}>&\u{1f680}`).join(' ');
      bot.state.reply = () => textReply(long);
      expect(words((await ask('/macd')).text)).toContain('<0>&\u{1f680} <1>&\u{1f680} <2>&');
    });

    it('shows a chart as one picture beside the whole text', async () => {
      bot.state.reply = () => ({ ...WHOLE, chart: CHART });
      const shown = await ask('/macd');
      expect(outOfOrder(words(shown.text), IN_ORDER)).toEqual([]);
      expect(shown.pictures).toBe(1);
    });

    it('shows the whole text, and says so, where the chart cannot be drawn', async () => {
      bot.state.render = () => Promise.reject(new Error('no fonts'));
      bot.state.reply = () => ({ ...WHOLE, chart: CHART });
      const shown = await ask('/macd');
      expect(outOfOrder(words(shown.text), IN_ORDER)).toEqual([]);
      expect(shown.text).toMatch(/not (be )?drawn|no (chart|picture)/i);
      expect(shown.pictures).toBe(0);
    });

    it('offers buttons in order; pressing one asks its command in the name of who pressed', async () => {
      bot.state.reply = (asset) => ({
        ...textReply(`About ${asset}`),
        actions: [
          { kind: 'related', label: 'Ether', command: '/macd asset=eth' },
          { kind: 'related', label: 'Why?', command: '/macd asset=gold' },
        ],
      });
      const { buttons } = await ask('/macd btc');
      expect(buttons).toHaveLength(2);
      await buttons[1]?.press(driver.hasSeveralPeople ? 'ben' : 'ann');
      await driver.settle();
      const [asked, pressed] = bot.requests;
      expect(pressed?.text).toBe('/macd asset=gold');
      expect(pressed?.conversation).toBe(asked?.conversation);
      expect(pressed?.user.id !== asked?.user.id).toBe(driver.hasSeveralPeople);
      expect(driver.shown().text).toContain('About GOLD');
    });

    it('tells an error, to the asker alone where the platform can', async () => {
      const shown = await ask('/macd nonsense=1');
      expect(shown.text).toContain('nonsense');
      expect(shown.isPrivate).toBe(bot.requests[0]?.capabilities.privateReplies);
    });

    it('says that something broke without saying what, and goes on', async () => {
      bot.state.reply = () => {
        throw new Error('secret detail');
      };
      const broken = await ask('/macd');
      expect(broken.text).toContain('something broke');
      expect(broken.text).not.toContain('secret detail');
      bot.state.reply = () => textReply('Fine again');
      expect((await ask('/macd')).text).toContain('Fine again');
    });

    it('answers every delivery once', async () => {
      await ask('/macd');
      await driver.repeat?.();
      await driver.settle();
      expect(driver.shown().text).toBe('');
      expect((await ask('/macd')).text).toContain('Hello');
    });

    it('tells the router who asks, where and on which platform', async () => {
      await ask('/macd');
      await ask('/macd', driver.hasSeveralPeople ? 'ben' : 'ann');
      const [first, second] = bot.requests;
      expect(first).toMatchObject({ platform: driver.adapter.name, isAddressed: true, text: '/macd' });
      expect(second?.conversation).toBe(first?.conversation);
      expect(second?.dedupeKey).not.toBe(first?.dedupeKey);
      expect(second?.user.id !== first?.user.id).toBe(driver.hasSeveralPeople);
    });

    it('finishes the answer under way when it is stopped', async () => {
      const asked = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<Reply>();
      bot.state.reply = () => {
        asked.resolve();
        return gate.promise;
      };
      await driver.deliver('/macd', 'ann');
      await asked.promise;
      const stopped = driver.adapter.stop(10_000);
      gate.resolve(textReply('Just in time'));
      await stopped;
      expect(driver.shown().text).toContain('Just in time');
    });
  });
}
