import type { MarketNote } from './adapters/web/about.ts';
import type { MarketData } from './app-data.ts';
import type { Adapter, AdapterDeps } from './chat/adapter.ts';
import { asOfNow } from './chat/as-of.ts';
import type { CooldownLimits } from './chat/cooldown.ts';
import type { Ports } from './chat/ports.ts';
import { createGivenAnswers } from './jobs/given-answers.ts';
import { createMemoryAnswers } from './jobs/memory-answers.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/log.ts';
import type { SeriesId } from './market/catalogue.ts';
import { formatDay, MS_PER_DAY, parseDay } from './market/days.ts';
import { SAMPLE_EVENTS } from './sources/sample/events.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
/** Names that mean every interface, under which nobody can open a page. */
const ANY: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);
/** The two series that most answers begin with: their days are the days worth asking about. */
const LEADING: readonly SeriesId[] = ['RUT', 'BTC'];
/** The questions of the article, in the order in which it asks them. */
export const OFFERED = ['phase', 'russell', 'macd', 'peak'] as const;
/** The Sunday that ends the week in which the article was written. */
const ARTICLE_WEEK = { label: "The article's week", day: '2026-01-18' };

const TEXTS: Readonly<Record<MarketNote['kind'], string>> = {
  sample:
    'I answer from a synthetic sample market: made up, the same for everyone, and marked SAMPLE wherever it shows.',
  csv: 'I answer from a folder of CSV files: history as this server was given it, nothing newer.',
  live: 'I answer from live market data, refreshed through the day; each answer says how old its data are.',
};

/** A week that ended on a Friday is known over the weekend: its Sunday. */
const sundayAfter = (friday: string) => formatDay((parseDay(friday) ?? 0) + 2);

const { russell, bitcoin } = SAMPLE_EVENTS;
const SAMPLE_DAYS: MarketNote['presets'] = [
  { label: 'Breakout', day: sundayAfter(russell.breakout.weekEnd) },
  { label: 'Retest held', day: sundayAfter(russell.held.weekEnd) },
  { label: 'Golden cross', day: bitcoin.goldenCrosses.at(-1) ?? '' },
  { label: 'Old ceiling', day: sundayAfter(russell.ceiling.weekEnd) },
];

/** The first and last whole day that can be asked about; undefined while there are no data. */
function findDays(data: MarketData): MarketNote['days'] {
  const now = data.clock.now();
  const view = data.market().asOf(asOfNow(now));
  const bars = LEADING.filter((id) => view.has(id)).map((id) => view.daily(id));
  const firsts = bars.flatMap((daily) => daily.at(0)?.day ?? []);
  const lasts = bars.flatMap((daily) => daily.at(-1)?.day ?? []);
  if (firsts.length === 0) return undefined;
  // A day that is not over yet cannot be asked about.
  const yesterday = Math.floor(now / MS_PER_DAY) - 1;
  return {
    first: formatDay(Math.min(...firsts)),
    last: formatDay(Math.min(yesterday, Math.max(...lasts))),
  };
}

/** What the page says of its data. */
function noteMarket(marketData: string, data: MarketData, log: Logger): MarketNote {
  const kind = marketData === 'sample' || marketData === 'live' ? marketData : 'csv';
  const presets = kind === 'sample' ? SAMPLE_DAYS : [ARTICLE_WEEK];
  try {
    const days = findDays(data);
    if (days === undefined) return { kind, text: TEXTS[kind], presets: [] };
    const reachable = presets.filter(({ day }) => day >= days.first && day <= days.last);
    return { kind, text: TEXTS[kind], days, presets: reachable };
  } catch (error) {
    // The answers that need these data tell the person; the page can be had without them.
    log.warn({ err: error }, 'the days of the market data cannot be told');
    return { kind, text: TEXTS[kind], presets: [] };
  }
}

/**
 * What commands asked from a page may use: nothing that sends later or changes a setting, because whoever opens the
 * page is nobody in particular; and no place in the database, which strangers could fill.
 */
export function choosePagePorts({ delivery: _delivery, ...ports }: Ports, clock: Clock): Ports {
  return { ...ports, lastAnswer: createGivenAnswers(createMemoryAnswers(), clock) };
}

export interface PageSettings {
  readonly marketData: string;
  /** The address that is listened on. */
  readonly host: string;
  /** Further names under which the page may be opened. */
  readonly hosts: readonly string[];
  readonly limits?: CooldownLimits;
}

/** The chat page; `deps` carry a router over `choosePagePorts`. */
export async function openPage(
  settings: PageSettings,
  data: MarketData,
  deps: AdapterDeps,
): Promise<Adapter> {
  const { marketData, host, hosts, limits } = settings;
  const { createWebAdapter } = await import('./adapters/web/web-adapter.ts');
  if (!LOOPBACK.has(host))
    deps.log.warn(
      { host },
      `the web page can be reached from other machines, without a password: HOST is ${host}; keep it behind a proxy, or set HOST=127.0.0.1`,
    );
  if (ANY.has(host) && hosts.length === 0)
    deps.log.warn(
      'set WEB_HOSTS to the name under which the web page is opened; until then it opens on this machine only',
    );
  return createWebAdapter(
    {
      hosts: ANY.has(host) ? hosts : [...hosts, host],
      offers: OFFERED,
      describeMarket: () => noteMarket(marketData, data, deps.log),
      ...(limits === undefined ? {} : { limits }),
    },
    deps,
  );
}
